import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { KubeMetadata } from '../kube-object';
import { CheckError } from '../synth/check-manifests';
import { collectManifests } from '../synth/collect-manifests';

/** An object as it is emitted. Tests look into it freely, so its fields are not typed. */
export interface SynthesizedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: KubeMetadata;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [field: string]: any;
}

/**
 * The objects of an app, of a chart or of one construct, in the order in which they are emitted. No rule checks them, but
 * what keeps an object from being made (a validation, a late value that throws, a failing patch) is an error.
 *
 * @throws CheckError with all such problems below the construct
 */
export function synthObjects(construct: IConstruct): SynthesizedObject[] {
  const { set } = collectManifests(App.of(construct), { part: construct });
  if (set.problems.length > 0) throw new CheckError({ problems: set.problems, waived: [], unusedWaivers: [] });
  return set.entries.map(({ object }) => object as SynthesizedObject);
}
