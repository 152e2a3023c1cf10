import { parseExpression } from '../../../constructs/argo-workflows/text/expression';
import { replaceTags } from '../../../constructs/argo-workflows/text/tags';
import type { KubeObject } from '../../../lib/kube-object';
import { normalDuration, normalQuantity } from './normal-form/amounts';
import { normalCondition } from './normal-form/conditions';
import { normalDepends, normalDependencies } from './normal-form/depends';
import { embeddedData, jsonData } from './normal-form/embedded';
import { normalExpression } from './normal-form/expressions';
import { withExitHook, withNewNames, withoutDefaults, withVolumesWhereMounted, type Data } from './normal-form/settings';
import { normalProgram, normalText } from './normal-form/texts';
import { withoutUnusedArguments } from './normal-form/unused-arguments';

/**
 * What may differ between two workflows that are the same. Everything else counts.
 *
 *  1. Order: templates, parameters, artifacts, tasks, containers of a set, sidecars, volumes, mounts and metrics are known by name.
 *     Variables of an environment too, unless one is made of another (`$(NAME)`), since then their order counts. Steps, items of
 *     loops, init containers and arguments of commands keep their order.
 *  2. Name: `generateName: x-` is `name: x`. An object in git has a name that stays; the constructs make no other.
 *  3. Metadata: labels and annotations `workflows.argoproj.io/no-test*` are for upstream's own tests. Sentences for people
 *     (descriptions, titles, versions, help on metrics) are upstream's own words: that there is one counts.
 *     `argocd.argoproj.io/sync-options` is ours.
 *  4. Tags: `{{ x }}`, `{{=x}}` and `{{x}}` of one variable bring the same text; expressions are compared as trees, so that quotes,
 *     spaces, brackets and `['a']` or `.a` do not count.
 *  5. Conditions: `{{x}} == heads` is `{{=x == 'heads'}}`, `{{x}} == true` is `{{=x == 'true'}}`, `{{x}} =~ he` is `{{=x matches 'he'}}`.
 *     Beside a number or in an order, `{{x}}` is a number: `{{x}} == 1` is `{{=asInt(x) == 1}}`, and which cast makes the number does
 *     not count in a comparison, or where a choice may give a number as well.
 *  6. Dependencies: `dependencies: [a, b]` is `depends: a && b`; a bare name is `a.Succeeded || a.Skipped || a.Daemoned`; order,
 *     brackets and repetition do not count.
 *  7. Amounts: spans of time in seconds, quantities as numbers.
 *  8. Values that the API keeps as text are texts: `value: 3` is `value: '3'`, so are limits and counts that may be either.
 *  9. Texts that hold data are compared as data: manifests, patches of pods, JSON lists and maps in parameters and loops. A tag
 *     without quotes is one in quotes only where the API takes nothing but text. A loop over a JSON text is one over its items.
 * 10. Defaults that are written out: `suspend: false`, `realtime: false`, `archive: {tar: {}}`, the ServiceAccount `default`, the
 *     time zone `Etc/UTC` (that of the controller's image), empty lists and maps of ports, arguments and labels.
 * 11. Volumes of a workflow are those of the templates that mount them: the controller puts into a pod only what it mounts.
 * 12. `onExit: t` is the hook `exit` that calls `t` with the arguments of the task or workflow; those of a workflow are nothing to a
 *     template without inputs.
 * 13. Old and new names of one setting: `schedule` and `schedules`, `mutex` and `mutexes`, `semaphore` and `semaphores`.
 * 14. Programs of more than three lines are their author's words: which tags they hold counts. No program cares how many line ends
 *     are at its end.
 * 15. Arguments that the called template of the workflow has no input for: the controller passes them over.
 */
export function normalForm(object: KubeObject): Data {
  const { apiVersion, kind, metadata, ...rest } = object as unknown as Data;
  const name = (metadata as Data | undefined)?.name ?? String((metadata as Data | undefined)?.generateName ?? '').replace(/-$/, '');
  const fields = normalFields(withoutUnusedArguments(rest) as Data);
  return { apiVersion, kind, metadata: normalMetadata({ ...(metadata as Data), name, generateName: undefined }), ...fields };
}

type Normalize = (value: unknown, siblings: Data) => unknown;

function normalMetadata(metadata: Data): Data {
  const { labels, annotations, ...others } = metadata;
  return withoutEmpty({ ...others, labels: normalNotes(labels), annotations: normalNotes(annotations) }, ['labels', 'annotations']);
}

const sentences = new Set(['description', 'title', 'version', 'veriiony'].map((name) => `workflows.argoproj.io/${name}`));

/** Rule 3. */
function normalNotes(notes: unknown): Data {
  const isLeftOut = (key: string): boolean => key.startsWith('workflows.argoproj.io/no-test') || key === 'argocd.argoproj.io/sync-options';
  const kept = Object.entries((notes as Data | undefined) ?? {}).filter(([key]) => !isLeftOut(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, sentences.has(key) ? '(a sentence)' : normalText(String(value))]));
}

const condition: Normalize = (value) => attempt(value, normalCondition);
const expression: Normalize = (value) => attempt(value, normalExpression);
const asText: Normalize = (value) => (typeof value === 'object' ? normalValue(value, {}) : normalText(String(value)));
const json: Normalize = (value) => (typeof value === 'string' ? (jsonData(value) ?? normalText(value)) : asText(value, {}));
const data: Normalize = (value) => (typeof value === 'string' ? (embeddedData(value) ?? normalText(value)) : value);
const program: Normalize = (value) => (typeof value === 'string' ? normalProgram(value) : normalValue(value, {}));
const quantities: Normalize = (value) => Object.fromEntries(Object.entries(value as Data).map(([name, amount]) => [name, normalQuantity(amount)]));
const byName = (key = 'name', of: Normalize = normalValue): Normalize => (value) => keyed(value, (item) => String(item[key]), key, of);

/** How fields are normalised, by their name, wherever they stand. */
const byField: Readonly<Record<string, Normalize>> = {
  when: condition,
  expression,
  fromExpression: expression,
  retryStrategy: (value) => (typeof value === 'object' ? normalRetry(value as Data) : value),
  successCondition: (value, siblings) => ('url' in siblings ? expression(value, siblings) : normalValue(value, {})),
  event: (value) => (typeof value === 'string' ? expression(value, {}) : normalValue(value, {})),
  selector: (value) => (typeof value === 'string' ? expression(value, {}) : normalValue(value, {})),
  parameters: byName(),
  artifacts: byName(),
  templates: byName(),
  containers: byName(),
  sidecars: byName(),
  volumes: byName(),
  volumeMounts: byName('mountPath'),
  volumeClaimTemplates: (value) => keyed(value, (item) => String((item.metadata as Data | undefined)?.name), '', normalValue),
  prometheus: (value) => keyed(value, (item) => `${String(item.name)} ${JSON.stringify(item.labels ?? [])}`, '', normalValue),
  tasks: (value) => keyed(Array.isArray(value) ? withDepends(value as readonly Data[]) : value, (item) => String(item.name), 'name', normalValue),
  steps: listOf((group) => (Array.isArray(group) ? group : [group]).map((step) => normalValue(step, {}))),
  env: (value) => (JSON.stringify(value).includes('$(') ? normalValue(value, {}) : byName()(value, {})),
  value: json,
  default: json,
  enum: listOf((item) => asText(item, {})),
  limit: asText, count: asText, start: asText, end: asText, factor: asText, activeDeadlineSeconds: asText,
  duration: normalDuration, maxDuration: normalDuration, cap: normalDuration, timeout: normalDuration, pendingTimeout: normalDuration,
  maxAge: normalDuration, deleteDelayDuration: normalDuration,
  limits: quantities,
  requests: quantities,
  manifest: data,
  podSpecPatch: data,
  source: (value) => program(typeof value === 'string' ? value.replace(/\n+$/, '') : value, {}),
  command: listOf((item) => program(item, {})),
  args: listOf((item) => program(item, {})),
  description: () => '(a sentence)',
  help: () => '(a sentence)',
  metadata: (value) => normalMetadata((value ?? {}) as Data),
  // Labels that Kubernetes matches, and texts of users: names of keys mean nothing there.
  nodeSelector: texts, matchLabels: texts, data: texts, stringData: texts,
};

/** The controller knows nothing but the last run there: what else the expression names without a tag is not what a tag brings. */
function normalRetry(strategy: Data): Data {
  const { expression: text, ...others } = strategy;
  if (typeof text !== 'string') return normalFields(strategy);
  const { names = [] } = parseExpression(replaceTags(text, 'retries'));
  const unknown = names.filter(({ path, isCalled }) => !isCalled && !['retries', 'lastRetry'].includes(path[0]!)).map(({ path }) => path.join('.'));
  return { ...normalFields(others), expression: [attempt(text, normalExpression), ...unknown.map((name) => `(unknown: ${name})`)].join(' ') };
}

function listOf(of: (item: unknown) => unknown): Normalize {
  return (value) => (Array.isArray(value) ? value.map(of) : normalValue(value, {}));
}

function texts(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, asText(text, {})])) : value;
}

function normalValue(value: unknown, _siblings: Data): unknown {
  if (typeof value === 'string') return normalText(value);
  if (Array.isArray(value)) return value.map((item) => normalValue(item, {}));
  return typeof value === 'object' && value !== null ? normalFields(value as Data) : value;
}

const maybeEmpty = ['inputs', 'outputs', 'arguments', 'parameters', 'artifacts', 'metadata', 'volumes', 'labels', 'annotations', 'templates'];

function normalFields(fields: Data): Data {
  const prepared = withoutDefaults(withVolumesWhereMounted(withNewNames(withExitHook(withItemsOfText(fields)))));
  const normalizeOf = (name: string): Normalize => (Object.hasOwn(byField, name) ? byField[name]! : normalValue);
  return withoutEmpty(Object.fromEntries(Object.entries(prepared).map(([name, value]) => [name, normalizeOf(name)(value, prepared)])), maybeEmpty);
}

/** Rule 1. Items of one name stay apart. */
function keyed(list: unknown, keyOf: (item: Data) => string, key: string, of: Normalize): unknown {
  if (!Array.isArray(list)) return normalValue(list, {});
  const result: Record<string, unknown> = {};
  for (const item of list as readonly Data[]) {
    const name = keyOf(item);
    const { [key]: _key, ...fields } = item;
    result[name in result ? `${name} (${Object.keys(result).length})` : name] = of(fields, {});
  }
  return result;
}

/** Rule 9. */
function withItemsOfText(fields: Data): Data {
  const items = typeof fields.withParam === 'string' ? jsonData(fields.withParam) : undefined;
  const { withParam: _withParam, ...others } = fields;
  return Array.isArray(items) ? { ...others, withItems: items } : fields;
}

/** Rule 6. */
function withDepends(tasks: readonly Data[]): Data[] {
  const spellsOut = new Set(tasks.filter((task) => task.continueOn).map((task) => String(task.name)));
  return tasks.map(({ dependencies, depends, ...task }) => {
    if (Array.isArray(dependencies) && dependencies.length > 0) return { ...task, depends: normalDependencies(dependencies as string[]) };
    return depends === undefined || depends === '' ? task : { ...task, depends: attempt(depends, (text) => normalDepends(text, spellsOut)) };
  });
}

function withoutEmpty(fields: Data, names: readonly string[]): Data {
  const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== undefined && !(names.includes(name) && isEmpty(value))));
}

/** What cannot be read is compared as it is written. */
function attempt(value: unknown, normalize: (text: string) => string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return normalize(value);
  } catch {
    return normalText(value).trim();
  }
}
