import path from 'node:path';
import type { KubeObject } from '../../../lib/kube-object';
import { readCases } from './corpus';
import { readYaml } from './read-yaml';

/** Corpora whose valid cases are objects of custom kinds. */
const corpora = ['istio-crd', 'gateway-api', 'argo-workflows-examples', 'argo-cd-examples', 'argo-rollouts-lint'];

/** Objects that upstream calls good, to make mistakes in; without status, which nobody publishes and our schemas leave open. */
export function upstreamObjects(shared: string): KubeObject[] {
  return corpora.flatMap((corpus) => {
    const folder = path.join(shared, 'corpora', corpus);
    return readCases(folder)
      .filter((one) => one.valid)
      .flatMap((one) => readYaml(path.join(folder, one.file)))
      .filter(isObject)
      .map(withoutStatus);
  });
}

function isObject(document: unknown): document is KubeObject {
  const { apiVersion, kind } = (document ?? {}) as { apiVersion?: unknown; kind?: unknown };
  return typeof apiVersion === 'string' && typeof kind === 'string';
}

function withoutStatus(object: KubeObject): KubeObject {
  const copy: Record<string, unknown> = { ...object };
  delete copy.status;
  return copy as unknown as KubeObject;
}

/** By `<apiVersion>/<kind>`. */
export function groupByKind(objects: readonly KubeObject[]): ReadonlyMap<string, readonly KubeObject[]> {
  const groups = new Map<string, KubeObject[]>();
  for (const object of objects) {
    const key = `${object.apiVersion}/${object.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), object]);
  }
  return groups;
}
