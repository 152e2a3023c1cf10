/** Names that more than one chart of this use case needs. What is stateful keeps its name wherever its construct moves. */
export const names = {
  namespace: 'tumor-triage',
  ciNamespace: 'tumor-triage-ci',
  model: 'tumor-triage',
  modelClaim: 'tumor-triage-model',
  /** Folder of the model volume from which the model is served. */
  servedFolder: 'champion',
  cicdTemplate: 'tumor-triage-cicd',
  runner: 'tumor-triage-workflow',
  registrySecret: 'registry-credentials',
  configRepositorySecret: 'config-repository',
  gitHubSecret: 'github',
  argoCdSecret: 'argocd-token',
  objectStoreSecret: 'object-store-credentials',
  databaseSecret: 'patients-database',
} as const;

/** Who the server that Seldon starts runs as; it must be able to read the model volume. */
export const servingUser = 8888;
