/** Names within the platform. What is stateful keeps its name wherever its construct moves. */
export const names = {
  /** Managed resources of AWS refer to each other within one namespace. */
  awsNamespace: 'aws',
  /** Connection of MLflow's database: keys host, port, username, password. */
  databaseSecret: 'mlflow-postgres',
  /** Root credentials of MinIO, also MLflow's access to it. */
  objectStoreSecret: 'minio-root',
  mlflowAccount: 'mlflow',
} as const;
