import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { noDefinitions } from '../../lib/schema/reference';
import type { StructuralSchema } from '../../lib/schema/structural-schema';
import type { Stage } from './stage';
import { compare, emptyComparison } from './support/compare';
import { keywordSchemas, textsFor } from './support/keyword-schemas';
import { Random } from './support/random';
import { buildChecker, checkByReference } from './support/reference-checker';

const count = 8000;
const target = 0.99;

export const stage: Stage = {
  name: 'schema-keywords',
  title: "every keyword and format with values of every kind, judged beside the API server's own library",
  run({ shared, cache, log, expect }) {
    const random = new Random(7);
    const fields = keywordSchemas(random);
    const schema: StructuralSchema = { type: 'object', properties: { spec: { type: 'object', properties: fields } } };
    const objects = Array.from({ length: count }, () => makeObject(fields, random));
    const verdicts = judgeByReference(buildChecker({ shared, cache }), schema, objects);
    const comparison = emptyComparison();
    objects.forEach((object, index) => compare(comparison, object, { schema, definitions: noDefinitions }, verdicts[index] ?? { status: 'unreadable', errors: [] }));
    const { valid, invalid, sameVerdict, samePaths, differences } = comparison;
    const alarms = differences.filter((difference) => difference.kind === 'false alarm').length;
    log(`valid ${valid}, false alarms ${alarms}; invalid ${invalid}; same verdict ${sameVerdict}, and all paths ${samePaths}`);
    for (const { object, ours, theirs } of differences.slice(0, 5)) log(`  ${JSON.stringify(object)}: we ${ours.join(' ')}; the library ${theirs.join(' ')}`);
    expect(samePaths >= count * target, `fewer than ${target * 100} % with the same verdict and paths`);
  },
};

function makeObject(fields: Readonly<Record<string, StructuralSchema>>, random: Random): object {
  const name = random.pick(Object.keys(fields));
  const near = textsFor(fields[name]?.format);
  const value = near !== undefined && random.chance(0.8) ? random.pick(near) : makeValue(random, 3);
  return { apiVersion: 'example.org/v1', kind: 'Box', metadata: { name: 'x' }, spec: { [name]: value } };
}

const keys = ['a', 'b', 'c', 'k', 'l', 'v', 'x', 'apiVersion', 'kind', 'metadata', 'spec'];
const scalars = [null, true, false, '', 'a', 'x', 'xyz', 'ä', '😀', 'a\nb', '1.2.3.4', 0, 1, -1, 2, 3, 5, 6, 1.5, 2.5, 0.3, 80, 3000000000, 1e20, 1e39];

function makeValue(random: Random, depth: number): unknown {
  const form = depth === 0 ? 0 : random.below(5);
  if (form < 2) return random.pick(scalars);
  if (form === 2) return Array.from({ length: random.below(4) }, () => makeValue(random, depth - 1));
  return Object.fromEntries(keys.filter(() => random.chance(0.25)).map((key) => [key, makeValue(random, depth - 1)]));
}

function judgeByReference(binary: string, schema: StructuralSchema, objects: readonly object[]): ReturnType<typeof checkByReference> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'definition-'));
  try {
    const version = { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } };
    const spec = { group: 'example.org', scope: 'Namespaced', names: { kind: 'Box', plural: 'boxes' }, versions: [version] };
    const definition = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'boxes.example.org' }, spec };
    writeFileSync(path.join(folder, 'definition.json'), JSON.stringify(definition));
    return checkByReference(binary, [folder], objects);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
