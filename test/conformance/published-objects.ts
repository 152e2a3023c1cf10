import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../lib/package-root';
import type { Stage, StageContext } from './stage';
import type { Judge, Verdicts } from './support/judge';
import { apiServer } from './support/judges/api-server';
import { customResourceDefinitions } from './support/judges/custom-resource-definitions';
import { eventsSchema } from './support/judges/events-schema';
import { kustomizeBuild } from './support/judges/kustomize-build';
import { ownLint } from './support/judges/own-lint';
import { describe, publishApps, type Published, type PublishedObject } from './support/published';

const judges: readonly Judge[] = [kustomizeBuild, customResourceDefinitions, eventsSchema, apiServer, ownLint];

export const stage: Stage = {
  name: 'published-objects',
  title: 'every object that the example apps publish, by every authority that can judge it',
  run(context) {
    const published = publishApps(context.cache);
    context.log(`${published.objects.length} objects of ${published.apps.map(({ environment, app }) => `${environment}/${app}`).join(', ')}, argocd/root.yaml`);
    const columns = judges.map((judge) => ({ title: judge.title, verdicts: judge.judge(published, context) }));
    for (const { title, verdicts } of columns) expectAllValid(context, title, verdicts);
    for (const line of table(published, columns)) context.log(line);
    for (const one of published.objects) expectJudged(context, one, columns);
  },
};

interface Column {
  readonly title: string;
  readonly verdicts: Verdicts;
}

function expectAllValid({ expect }: StageContext, title: string, verdicts: Verdicts): void {
  for (const [one, errors] of verdicts) expect(errors.length === 0, `${title}: ${describe(one)}: ${errors.join(' | ')}`);
}

/** By us, by a server, and by the schema that belongs to it. */
function expectJudged({ expect }: StageContext, one: PublishedObject, columns: readonly Column[]): void {
  const by = new Set(columns.filter(({ verdicts }) => verdicts.has(one)).map(({ title }) => title));
  const judged = by.has(ownLint.title) && by.has(apiServer.title) && (by.has(kustomizeBuild.title) || one.app === undefined);
  const schema = bundleOf(one).startsWith('kubernetes') || by.has(customResourceDefinitions.title) || by.has(eventsSchema.title);
  expect(judged && schema, `${describe(one)} was judged only by: ${[...by].join(', ') || 'nothing'}`);
}

/** How many objects of each system were judged by whom; `!` where not all of these are valid. */
function table({ objects }: Published, columns: readonly Column[]): string[] {
  const systems = [...new Set(objects.map(bundleOf))].sort();
  const rows = [...systems.map((system) => row(system, objects.filter((one) => bundleOf(one) === system), columns)), row('all', objects, columns)];
  return [['system', 'objects', ...columns.map(({ title }) => title), 'nothing'], ...rows].map(([system, ...cells]) => system!.padEnd(18) + cells.map((cell) => cell.padStart(13)).join(''));
}

function row(system: string, objects: readonly PublishedObject[], columns: readonly Column[]): string[] {
  const counts = columns.map(({ verdicts }) => {
    const judged = objects.filter((one) => verdicts.has(one));
    return `${judged.length || '-'}${judged.some((one) => verdicts.get(one)!.length > 0) ? '!' : ''}`;
  });
  const nothing = objects.filter((one) => !columns.some(({ verdicts }) => verdicts.has(one))).length;
  return [system, `${objects.length}`, ...counts, `${nothing}`];
}

const index = JSON.parse(readFileSync(path.join(packageRoot(), 'imports/schemas/index.json'), 'utf8')) as Readonly<Record<string, readonly string[]>>;

function bundleOf({ object }: PublishedObject): string {
  return index[`${object.apiVersion}/${object.kind}`]?.[0] ?? 'unknown';
}
