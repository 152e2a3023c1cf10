export type { LocalImage, LocalProcessesOptions } from './options';
export { localProcesses } from './runner';
