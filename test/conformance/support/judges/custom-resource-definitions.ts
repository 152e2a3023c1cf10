import { readFileSync } from 'node:fs';
import path from 'node:path';
import { groupOf, type KubeObject } from '../../../../lib/kube-object';
import type { Judge } from '../judge';
import type { PublishedObject } from '../published';
import { buildChecker, checkByReference } from '../reference-checker';

interface IndexLine {
  readonly file: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Another version of kinds that are there already. */
const otherVersions = 'argo-workflows/v3';

/** Definitions that accept anything. */
const stubs = 'argo-events/';

/** The API server's own library, by upstream's CustomResourceDefinitions. Objects within objects (what a Sensor creates) are judged too. */
export const customResourceDefinitions: Judge = {
  title: 'its CRD',
  judge({ objects }, context) {
    const asked = objects.flatMap((one) => [one.object, ...objectsWithin(one.object)].map((object) => ({ one, object })));
    const definitions = definitionsOf(context.shared, asked.map(({ object }) => object)).filter((file) => !file.includes(`/${stubs}`));
    const answers = checkByReference(buildChecker(context), definitions, asked.map(({ object }) => object));
    const verdicts = new Map<PublishedObject, string[]>();
    asked.forEach(({ one, object }, index) => {
      const { status, errors } = answers[index]!;
      if (status === 'no-schema' || (status === 'valid' && object !== one.object)) return;
      verdicts.set(one, [...(verdicts.get(one) ?? []), ...errors.map(({ path: field, message }) => `${field ?? ''}: ${message}`)]);
    });
    const within = asked.filter(({ one, object }, index) => object !== one.object && answers[index]!.status === 'valid').length;
    context.log(`by their CRDs, besides: ${within} valid objects within objects`);
    return verdicts;
  },
};

/** Files that define the kinds of these objects. */
export function definitionsOf(shared: string, objects: readonly KubeObject[]): string[] {
  const index = JSON.parse(readFileSync(path.join(shared, 'crds/INDEX.json'), 'utf8')) as readonly IndexLine[];
  const kinds = new Set(objects.map(({ apiVersion, kind }) => `${groupOf(apiVersion)} ${kind}`));
  const lines = index.filter(({ file, group, kind }) => kinds.has(`${group} ${kind}`) && !file.startsWith(otherVersions));
  return [...new Set(lines.map(({ file }) => path.join(shared, 'crds', file)))];
}

/** Whatever looks like an object below another. */
export function objectsWithin(value: unknown): KubeObject[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((child) => [...(isObject(child) ? [child] : []), ...objectsWithin(child)]);
}

function isObject(value: unknown): value is KubeObject {
  const { apiVersion, kind, metadata } = (value ?? {}) as Partial<KubeObject>;
  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata === 'object';
}
