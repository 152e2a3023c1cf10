import type { Waiver } from '../../../lib/checks/waiver';
import type { KubeObject } from '../../../lib/kube-object';
import type { ManifestSet } from '../../../lib/manifest-set';

/** A set of plain objects, each from a construct and a line of its own. */
export function setOf(objects: readonly KubeObject[], waivers: readonly Waiver[] = []): ManifestSet {
  const entries = objects.map((object, i) => ({
    object,
    origin: { constructPath: `app/${object.kind}-${object.metadata?.name ?? i}`, source: { file: 'apps/shop.ts', line: i + 1, column: 5 } },
  }));
  return { entries, externals: [], waivers, problems: [] };
}

export function configMap(name: string, data: Record<string, string> = { key: 'value' }, namespace = 'shop'): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data };
}

export function configMaps(count: number, value = 'value'): KubeObject[] {
  return Array.from({ length: count }, (_, i) => configMap(`map-${i}`, { key: value }));
}

export function deployment(name: string, image: string): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop' },
    spec: { selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'main', image }] } } },
  };
}

export function application(name: string, path: string): KubeObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: { project: 'default', source: { repoURL: 'https://git.example.com/config.git', path }, destination: { name: 'in-cluster' } },
  };
}
