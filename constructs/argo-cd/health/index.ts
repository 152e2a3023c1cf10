export type { HealthCheck } from './health-check';
export { healthChecks } from './presets';
