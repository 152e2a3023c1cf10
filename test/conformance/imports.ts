import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isEqual } from '../../lib/import/imports-folder';
import { runImport } from '../../lib/import/run-import';
import { packageRoot } from '../../lib/package-root';
import type { SchemaBundle } from '../../lib/schema/structural-schema';
import type { Stage, StageContext } from './stage';

/** Folders of upstream's files that are not generated from, because of their licences. */
const excluded = /^(seldon\/v2|minio-operator)\//;

/** A row of upstream's `INDEX.json`. */
interface IndexRow {
  readonly file: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly scope: string;
  readonly plural: string;
  readonly served: boolean;
  readonly rules: number;
}

export const stage: Stage = {
  name: 'imports',
  title: 'imports/ is what upstream gives: regenerated, complete, small, and without its sentences',
  async run(context) {
    const crds = path.join(context.shared, 'crds');
    const { difference, statistics } = await runImport({ root: packageRoot(), from: crds, check: true });
    context.log(JSON.stringify(statistics));
    context.expect(isEqual(difference), `imports/ differs from what the sources give: ${JSON.stringify(difference)}`);
    context.expect(statistics.typeBytes < 1_000_000, `TypeScript has ${statistics.typeBytes} bytes, at most 1 MB is wanted`);
    context.expect(statistics.schemaBytes < 2_000_000, `schemas have ${statistics.schemaBytes} bytes, at most 2 MB are wanted`);
    everyKindIsThere(crds, context);
    noSentenceIsThere(crds, context);
  },
};

function everyKindIsThere(crds: string, { log, expect }: StageContext): void {
  const rows = (JSON.parse(readFileSync(path.join(crds, 'INDEX.json'), 'utf8')) as IndexRow[]).filter((row) => !excluded.test(row.file) && row.served);
  const folder = path.join(packageRoot(), 'imports/schemas');
  const index = JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')) as Record<string, string[]>;
  const bundles = new Map(readdirSync(folder).map((file) => [file.slice(0, -5), JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as SchemaBundle]));
  const sources = imported();
  for (const row of rows) {
    const key = `${row.group}/${row.version}/${row.kind}`;
    const found = index[key]?.map((name) => bundles.get(name)?.kinds[key]);
    const isSame = found !== undefined && found.every((kind) => kind?.scope === row.scope && kind.plural === row.plural);
    expect(isSame, `${row.file} ${key} is not in imports/schemas with its scope and plural`);
    for (const name of index[key] ?? []) {
      if (!/^kubernetes-/.test(name)) expect(sources.get(name)?.has(key) === true, `imports/${name}.ts has no class for ${key}`);
    }
  }
  log(`${rows.length} served versions of upstream's index are there`);
}

/** The `<apiVersion>/<kind>` of the classes, by module. */
function imported(): Map<string, Set<string>> {
  const folder = path.join(packageRoot(), 'imports');
  const modules = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const classes = /static readonly apiVersion = '(?<apiVersion>[^']+)';\n {2}static readonly kind = '(?<kind>[^']+)';/g;
  return new Map(
    modules.map((file) => {
      const matches = readFileSync(path.join(folder, file), 'utf8').matchAll(classes);
      return [file.slice(0, -3), new Set([...matches].map(({ groups }) => `${groups!.apiVersion}/${groups!.kind}`))];
    }),
  );
}

/** Every sentence of upstream's smaller files, and of Kubernetes' API: none of them may stand in what we carry. */
function noSentenceIsThere(crds: string, { log, expect }: StageContext): void {
  const folder = path.join(packageRoot(), 'imports');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const ours = files.map((item) => readFileSync(path.join(item.parentPath, item.name), 'utf8')).join('\n');
  const sentences = new Set<string>();
  for (const file of ['kubernetes/v1.36.3/swagger.json', 'argo-events/jsonschema.json', 'istio/crd-all.gen.yaml', 'keda/keda.sh_scaledobjects.yaml',
    'gateway-api/gateway.networking.k8s.io_httproutes.yaml', 'external-secrets/external-secrets.io_externalsecrets.yaml']) {
    const text = readFileSync(path.join(crds, file), 'utf8');
    const documents = file.endsWith('.json') ? [JSON.parse(text) as unknown] : parseAllDocuments(text).map((document) => document.toJS() as unknown);
    for (const document of documents) collect(document, sentences);
  }
  const leaked = [...sentences].filter((sentence) => ours.includes(sentence));
  log(`${sentences.size} sentences of upstream looked for, ${leaked.length} found`);
  expect(sentences.size > 3000 && leaked.length === 0, `imports/ has sentences of upstream: ${leaked.slice(0, 3).join(' | ')}`);
}

function collect(value: unknown, sentences: Set<string>): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, item] of Object.entries(value)) {
    const isProse = ['description', 'message', 'title'].includes(key) && typeof item === 'string';
    const start = isProse ? item.trimStart().split('\n')[0]!.slice(0, 60) : '';
    if (start.length > 25 && start.includes(' ')) sentences.add(start);
    collect(item, sentences);
  }
}
