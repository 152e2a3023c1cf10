import type { SynthesizedObject } from '../../lib/testing';
import { describeObject, walk, type Published } from './published-apps';

interface SecuritySettings {
  readonly runAsNonRoot?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly privileged?: boolean;
  readonly seccompProfile?: { readonly type?: string };
  readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
}

export interface Container {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly securityContext?: SecuritySettings;
  readonly resources?: { readonly limits?: Readonly<Record<string, string>> };
}

/** A container with the place where it stands, wherever in an object that is: pods, workflow templates, event sources. */
export interface PlacedContainer {
  /** `laptop: WorkflowTemplate ci/build spec.templates[2].container` */
  readonly place: string;
  readonly object: SynthesizedObject;
  readonly container: Container;
  /** Security settings of what is around it, the nearest first: the template, the pod, the workflow. */
  readonly around: readonly SecuritySettings[];
}

/** Every container of an app. */
export function containersOf({ environment, objects }: Published): PlacedContainer[] {
  return objects.flatMap((object) =>
    [...walk(object)]
      .filter(({ keys, value }) => isContainer(keys, value))
      .map(({ keys, value }) => ({
        place: `${environment}: ${describeObject(object)} ${keys.join('.')}`,
        object,
        container: value as Container,
        around: settingsAround(object, keys),
      })),
  );
}

function isContainer(keys: readonly (string | number)[], value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const [before, last] = [keys.at(-2), keys.at(-1)];
  return last === 'container' || last === 'script' || (typeof last === 'number' && (before === 'containers' || before === 'initContainers' || before === 'sidecars'));
}

function settingsAround(object: unknown, keys: readonly (string | number)[]): SecuritySettings[] {
  const settings: SecuritySettings[] = [];
  let node = object as Readonly<Record<string | number, unknown>>;
  for (const key of keys) {
    if (typeof node.securityContext === 'object') settings.unshift(node.securityContext as SecuritySettings);
    node = node[key] as typeof node;
  }
  return settings;
}
