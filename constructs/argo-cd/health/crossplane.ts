import { preamble, type HealthCheck } from './health-check';

/** Kinds that no controller reports on. */
const withoutStatus = [
  'ClusterProviderConfig',
  'Composition',
  'CompositionRevision',
  'DeploymentRuntimeConfig',
  'EnvironmentConfig',
  'ImageConfig',
  'ProviderConfig',
  'ProviderConfigUsage',
];

/**
 * Managed and composite resources, packages and definitions. An object is healthy when it is ready, not when it was merely accepted: what has
 * no status yet is in progress. What is paused is suspended; a definition that is inactive on purpose is healthy.
 *
 * @see https://docs.crossplane.io/latest/guides/crossplane-with-argo-cd/
 */
const lua = `local settled = { ${withoutStatus.map((kind) => `${kind} = true`).join(', ')} }
if settled[obj.kind] then return { status = "Healthy", message = "" } end
${preamble}local starting = { Creating = true, Deleting = true, UnknownPackageRevisionHealth = true, WaitingForDefinition = true }
local expected = { Ready = true, Healthy = true, Installed = true, Established = true }
local known, waiting
for _, condition in ipairs(status.conditions or {}) do
  local message = condition.message or condition.reason
  if condition.status == "False" then
    if condition.reason == "ReconcilePaused" then return is("Suspended", message) end
    if condition.reason == "InactiveManagedResource" then return is("Healthy", message) end
    if condition.type == "Synced" or condition.type == "LastAsyncOperation" then return is("Degraded", message) end
    if expected[condition.type] then
      if not starting[condition.reason] then return is("Degraded", message) end
      waiting = message
    end
  elseif expected[condition.type] then
    if condition.status == "True" then known = true else waiting = message or "" end
  end
end
if waiting ~= nil then return is("Progressing", waiting) end
if known then return is("Healthy") end
return health
`;

export const crossplane: readonly HealthCheck[] = [
  { group: '*.crossplane.io', kind: '*', lua },
  { group: '*.upbound.io', kind: '*', lua },
];
