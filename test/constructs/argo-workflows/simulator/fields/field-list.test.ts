import { readFileSync } from 'node:fs';
import path from 'node:path';
import { innerList, isWhole, type FieldList, type FieldStatus } from '../../../../../constructs/argo-workflows/simulator/fields/field-status';
import { fieldsOfKinds } from '../../../../../constructs/argo-workflows/simulator/fields/workflow';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

interface Bundle {
  readonly kinds: Readonly<Record<string, { readonly schema: Schema }>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}

const bundle = JSON.parse(readFileSync(path.resolve(__dirname, '../../../../../imports/schemas/argo-workflows.json'), 'utf8')) as Bundle;

function resolved(schema: Schema): Schema {
  const target = schema.$ref === undefined ? schema : resolved(bundle.definitions[schema.$ref]);
  return target.items ? resolved(target.items) : target;
}

/** Fields below a schema; of a map, `*`. */
function fieldsBelow(schema: Schema): [string, Schema][] {
  const { properties = {}, additionalProperties } = schema;
  const ofMap: [string, Schema][] = typeof additionalProperties === 'object' ? [['*', resolved(additionalProperties)]] : [];
  return [...Object.entries(properties).map(([name, inner]): [string, Schema] => [name, resolved(inner)]), ...ofMap];
}

interface Mistakes {
  readonly unlisted: string[];
  readonly unknown: string[];
  readonly vague: string[];
}

/** Holds the list against the schema; a pair of both is looked at once. */
function compare(schema: Schema, list: FieldList, at: string, mistakes: Mistakes, seen = new Map<FieldList, Set<Schema>>()): void {
  if (seen.get(list)?.has(schema)) return;
  seen.set(list, (seen.get(list) ?? new Set()).add(schema));
  const fields = fieldsBelow(schema);
  const isOpen = fields.length === 0;
  for (const [name, inner] of fields) {
    const status = list[name] ?? list['...'];
    if (status === undefined) mistakes.unlisted.push(`${at}.${name}`);
    else compareField(inner, status, `${at}.${name}`, mistakes, seen);
  }
  const names = new Set(fields.map(([name]) => name));
  if (!isOpen) for (const name of Object.keys(list)) if (name !== '...' && !names.has(name)) mistakes.unknown.push(`${at}.${name}`);
}

function compareField(schema: Schema, status: FieldStatus, at: string, mistakes: Mistakes, seen: Map<FieldList, Set<Schema>>): void {
  if (!isWhole(status)) return compare(schema, innerList(status), at, mistakes, seen);
  const below = fieldsBelow(schema).filter(([name]) => name !== '*');
  if (status.reason === '' && below.length > 0) mistakes.vague.push(at);
}

function mistakesIn(kinds: Readonly<Record<string, FieldList>>): Mistakes {
  const mistakes: Mistakes = { unlisted: [], unknown: [], vague: [] };
  for (const [kind, list] of Object.entries(kinds)) {
    const { schema } = bundle.kinds[`argoproj.io/v1alpha1/${kind}`];
    compare(resolved(schema.properties!.spec), list, kind, mistakes);
  }
  return mistakes;
}

test('every field of the Workflow schemas is supported, ignored for a reason, or refused; none is listed that is not there', () => {
  expect(mistakesIn(fieldsOfKinds)).toEqual({ unlisted: [], unknown: [], vague: [] });
});

test('a field that stands in no list is found, at any depth', () => {
  const spec = fieldsOfKinds.Workflow;
  const { priority: _, ...withoutPriority } = spec;
  expect(mistakesIn({ Workflow: withoutPriority }).unlisted).toEqual(['Workflow.priority']);
  const { expression: __, ...withoutExpression } = spec.retryStrategy as FieldList;
  expect(mistakesIn({ Workflow: { ...spec, retryStrategy: withoutExpression } }).unlisted).toEqual(['Workflow.retryStrategy.expression']);
  expect(mistakesIn({ Workflow: { ...spec, colour: spec.priority } }).unknown).toEqual(['Workflow.colour']);
  expect(mistakesIn({ Workflow: { ...spec, retryStrategy: spec.priority } }).vague).toEqual(['Workflow.retryStrategy']);
});

test('whatever is ignored or refused says why', () => {
  const reasons: string[] = [];
  const seen = new Set<FieldList>();
  const collect = (list: FieldList): void => {
    if (seen.has(list)) return;
    seen.add(list);
    for (const status of Object.values(list)) {
      if (!isWhole(status)) collect(innerList(status));
      else if (status.status !== 'supported') reasons.push(status.reason);
    }
  };
  Object.values(fieldsOfKinds).forEach(collect);
  expect(reasons.length).toBeGreaterThan(50);
  expect(reasons.filter((reason) => reason.length < 10)).toEqual([]);
});
