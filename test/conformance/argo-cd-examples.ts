import path from 'node:path';
import { App, Chart } from 'cdk8s';
import { readManifests } from '../../lib/read/read-manifests';
import { synthObjects } from '../../lib/testing';
import type { Stage } from './stage';
import { applicationSets } from './support/argo-cd-examples/application-sets';
import { applications } from './support/argo-cd-examples/applications';
import { readCases } from './support/corpus';
import { textDiff } from './support/text-diff';

const authored = { ...applicationSets, ...applications };

/**
 * Compared is what a document means: placeholders however they are spaced, and without what our constructs add on purpose (server-side
 * apply, an error on missing keys) or write out (`HEAD`).
 */
export const stage: Stage = {
  name: 'argo-cd-examples',
  title: 'documents of Argo CD’s own documentation, written with the constructs',
  async run({ shared, log, expect }) {
    const folder = path.join(shared, 'corpora/argo-cd-examples');
    const cases = new Map(readCases(folder).map((one) => [one.id, one]));
    for (const [id, build] of Object.entries(authored)) {
      const { file } = cases.get(id)!;
      const { entries } = await readManifests([path.join(folder, file)], { cwd: folder });
      const chart = new Chart(new App(), 'chart');
      build(chart);
      const both = [synthObjects(chart), entries.map(({ object }) => object)];
      const [ours, theirs] = both.map((objects) => JSON.stringify(meaning(objects), undefined, 1));
      expect(ours === theirs, `${id}\n${ours === theirs ? '' : textDiff(theirs!, ours!).join('\n')}`);
    }
    log(`${Object.keys(authored).length} documents of ${cases.size} written with the constructs`);
  },
};

function meaning(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return plainTemplate(value);
  if (Array.isArray(value)) return optionsOrItems(value, key).map((item) => meaning(item));
  if (typeof value !== 'object' || value === null) return value;
  const fields = withDefaults(value as Record<string, unknown>, key);
  const sorted = Object.keys(fields).sort().map((name) => [name, meaning(fields[name], name)] as const);
  return Object.fromEntries(sorted.filter(([, inner]) => !isEmpty(inner)));
}

function optionsOrItems(items: readonly unknown[], key: string): readonly unknown[] {
  return key === 'syncOptions' ? items.filter((option) => option !== 'ServerSideApply=true') : items;
}

function withDefaults(fields: Record<string, unknown>, key: string): Record<string, unknown> {
  if (key === 'source') return { targetRevision: 'HEAD', ...fields };
  const { goTemplateOptions, ...others } = fields;
  return JSON.stringify(goTemplateOptions) === '["missingkey=error"]' ? others : fields;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

/** `{{index .a.b "c"}}` is `{{ .a.b.c }}` where c is a plain name. */
function plainTemplate(text: string): string {
  return text.replace(/\{\{\s*(.*?)\s*\}\}/g, '{{$1}}').replace(/\{\{index (\.[\w.]+) "(\w+)"\}\}/g, '{{$1.$2}}');
}
