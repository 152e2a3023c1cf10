import type { KubeObject } from '../../../lib/kube-object';
import { fieldsOf, itemsOf, textOf } from '../../../lib/references/fields';

/** A file with the typed handle of one WorkflowTemplate. */
export interface HandleFile {
  /** Such as `ci.workflow-template.ts`. */
  readonly name: string;
  readonly text: string;
}

const kinds = new Set(['WorkflowTemplate', 'ClusterWorkflowTemplate']);

/** Whether `handleFile` knows what to write for an object. */
export function isWorkflowTemplate({ apiVersion, kind, metadata }: KubeObject): boolean {
  return apiVersion === 'argoproj.io/v1alpha1' && kinds.has(kind) && textOf(metadata?.name) !== undefined;
}

/**
 * TypeScript with the typed handle of an existing WorkflowTemplate or ClusterWorkflowTemplate: its arguments, and the inputs and outputs of its
 * templates. Values are texts, but those of a closed list; write `input.integer()` and the like where you know better.
 *
 * @param object as it was read; see `isWorkflowTemplate`
 */
export function handleFile(object: KubeObject): HandleFile {
  const name = object.metadata!.name!;
  const spec = fieldsOf(object.spec);
  const start = `export const ${identifier(name)} = existingWorkflowTemplate(${quoted(name)}, `;
  const props = code(
    {
      ...(object.metadata?.namespace !== undefined && { namespace: quoted(object.metadata.namespace) }),
      ...(object.kind === 'ClusterWorkflowTemplate' && { clusterScope: 'true' }),
      ...withEntries('parameters', inputs(itemsOf(fieldsOf(spec.arguments).parameters), [])),
      ...withEntries('templates', Object.fromEntries(itemsOf(spec.templates).flatMap(template))),
    },
    widest - start.length,
  );
  const used = props.includes('input.') ? 'existingWorkflowTemplate, input' : 'existingWorkflowTemplate';
  const text = [
    `import { ${used} } from 'cdk8s-mlops/argo-workflows';`,
    '',
    `/** ${object.kind} \`${name}\`. Written by \`cdk8s-mlops from-yaml\`. */`,
    `${start}${props});`,
    '',
  ];
  return { name: `${name}.${object.kind === 'WorkflowTemplate' ? '' : 'cluster-'}workflow-template.ts`, text: text.join('\n') };
}

/** Code by key; nested where it is a map. */
type Code = string | { readonly [key: string]: Code };

function template(item: unknown): [string, Code][] {
  const fields = fieldsOf(item);
  const name = textOf(fields.name);
  if (name === undefined) return [];
  const { parameters, artifacts } = fieldsOf(fields.inputs);
  return [
    [
      name,
      { ...withEntries('inputs', inputs(itemsOf(parameters), itemsOf(artifacts))), ...withEntries('outputs', outputs(fieldsOf(fields.outputs))) },
    ],
  ];
}

function inputs(parameters: readonly unknown[], artifacts: readonly unknown[]): Record<string, Code> {
  return { ...named(parameters, inputParameter), ...named(artifacts, inputArtifact) };
}

function outputs({ parameters, artifacts }: Readonly<Record<string, unknown>>): Record<string, Code> {
  return { ...named(itemsOf(parameters), () => quoted('string')), ...named(itemsOf(artifacts), () => quoted('artifact')) };
}

function named(items: readonly unknown[], write: (fields: Readonly<Record<string, unknown>>) => string): Record<string, Code> {
  const entries = items.flatMap((item): [string, Code][] => {
    const name = textOf(fieldsOf(item).name);
    return name === undefined ? [] : [[name, write(fieldsOf(item))]];
  });
  return Object.fromEntries(entries);
}

function inputParameter(fields: Readonly<Record<string, unknown>>): string {
  const allowed = itemsOf(fields.enum).filter((one) => typeof one === 'string');
  const fallback = fields.value ?? fields.default ?? fieldsOf(fields.valueFrom).default;
  const hasValue = fallback !== undefined || fields.valueFrom !== undefined;
  const options = hasValue ? [`{ default: ${quoted(String((fallback as string | undefined) ?? ''))} }`] : [];
  if (allowed.length === 0) return `input.string(${options.join('')})`;
  // The value may be one that is only known when the workflow runs.
  const isKnown = !hasValue || allowed.includes(String(fallback as string));
  return isKnown ? `input.oneOf(${[`[${allowed.map(quoted).join(', ')}]`, ...options].join(', ')})` : `input.string(${options.join('')})`;
}

const places = ['artifactory', 'azure', 'from', 'fromExpression', 'gcs', 'git', 'hdfs', 'http', 'oss', 'plugin', 'raw', 's3'];

function inputArtifact(fields: Readonly<Record<string, unknown>>): string {
  return fields.optional === true || places.some((place) => fields[place] !== undefined) ? 'input.artifact({ optional: true })' : 'input.artifact()';
}

function withEntries(key: string, entries: Record<string, Code>): Record<string, Code> {
  return Object.keys(entries).length === 0 ? {} : { [key]: entries };
}

const widest = 120;

/** On one line where it fits into what is left of it, else a line for each key. */
function code(value: Code, left: number, indent = ''): string {
  if (typeof value === 'string') return value;
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const line = `{ ${entries.map(([key, field]) => `${property(key)}: ${code(field, Infinity)}`).join(', ')} }`;
  if (line.length <= left) return line;
  const inner = `${indent}  `;
  const lines = entries.map(([key, field]) => {
    const start = `${inner}${property(key)}: `;
    return `${start}${code(field, widest - start.length, inner)},\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

function property(key: string): string {
  // Written without brackets it would set the prototype.
  if (key === '__proto__') return `['__proto__']`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** `unit-tests` is `unitTests`; a name that starts with a digit gets a `_`. */
function identifier(name: string): string {
  const camel = name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '');
  return /^\d/.test(camel) || reserved.has(camel) ? `_${camel}` : camel;
}

const reserved = new Set(
  (
    'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in input instanceof new null ' +
    'return super switch this throw true try typeof var void while with yield let static await implements interface package private protected public existingWorkflowTemplate'
  ).split(' '),
);
