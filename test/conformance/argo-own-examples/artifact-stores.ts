import type { Chart } from 'cdk8s';
import {
  artifactory, azure, chooseArtifact, container, dag, eq, gcs, git, hdfs, httpArtifact, input, oss, output, own, raw, s3, WorkflowTemplate,
} from 'cdk8s-mlops/argo-workflows';

const credentials = { name: 'stores' };

/** One step reads from stores of every kind, and what is kept is chosen when the workflow runs. */
export default (chart: Chart): void => {
  const read = container('read', {
    inputs: {
      revision: input.string(),
      code: input.artifact({ path: '/in/code', ...git({ repo: 'https://git.example.org/models.git', revision: own.input('revision') }) }),
      page: input.artifact({ path: '/in/page', ...httpArtifact({ url: 'https://example.org/data.csv' }) }),
      archive: input.artifact({
        path: '/in/archive',
        ...artifactory({
          url: 'https://artifacts.example.org/generic/archive.tgz',
          usernameSecret: { ...credentials, key: 'user' },
          passwordSecret: { ...credentials, key: 'password' },
        }),
      }),
      blob: input.artifact({
        path: '/in/blob',
        ...azure({ endpoint: 'https://account.blob.core.windows.net', container: 'ml', blob: 'raw.parquet', useSDKCreds: true }),
      }),
      google: input.artifact({ path: '/in/google', ...gcs({ bucket: 'ml', key: 'raw.parquet' }) }),
      alibaba: input.artifact({ path: '/in/alibaba', ...oss({ endpoint: 'https://oss.example.org', bucket: 'ml', key: 'raw.parquet' }) }),
      hadoop: input.artifact({ path: '/in/hadoop', ...hdfs({ addresses: ['namenode.example.org:8020'], path: '/ml/raw', hdfsUser: 'ml' }) }),
      text: input.artifact({ path: '/in/text', mode: 0o644, ...raw('seed: 7\n') }),
      extra: input.artifact({ path: '/in/extra', optional: true }),
    },
    outputs: ({ revision }) => ({ table: output.artifact({ path: '/out/table', ...s3({ key: `tables/${revision}.parquet` }) }) }),
    image: 'registry.example.org/read:1.0.0',
    args: ({ code, text }, { table }) => ['--code', code.path, '--settings', text.path, '--out', table.path],
  });
  const main = dag('main', {
    inputs: { kind: input.oneOf(['new', 'old']) },
    tasks: (task, { kind }) => {
      const newer = task('newer', read, { revision: 'main' }, { when: eq(kind, 'new') }).outputs;
      const older = task('older', read, { revision: 'v1', text: raw('seed: 1\n') }, { when: eq(kind, 'old') }).outputs;
      return { table: output.from(chooseArtifact(eq(kind, 'new'), newer.table, older.table), { globalName: 'table', archive: { none: {} } }) };
    },
  });
  new WorkflowTemplate(chart, 'Stores', { name: 'artifact-stores', entrypoint: main, arguments: { kind: 'new' } });
};
