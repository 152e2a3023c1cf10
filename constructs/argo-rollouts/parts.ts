import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, fieldsOf, isFields, type Fields } from '../../lib/references/fields';
import { placedItems, type PlacedFields } from '../../lib/references/pod-template';

export const group = 'argoproj.io';

export const canaryPath = 'spec.strategy.canary';

/** The canary strategy; undefined where the Rollout has another. */
export function canaryOf(rollout: KubeObject): Fields | undefined {
  const canary = fieldAt(rollout, 'spec', 'strategy', 'canary');
  return isFields(canary) ? canary : undefined;
}

/** How traffic is divided; undefined where only the number of pods divides it. */
export function routingOf(canary: Fields): Fields | undefined {
  return isFields(canary.trafficRouting) ? canary.trafficRouting : undefined;
}

export function stepsOf(rollout: KubeObject): PlacedFields[] {
  return placedItems(`${canaryPath}.steps`, canaryOf(rollout)?.steps);
}

/** Whether traffic is divided by one of these routers. A list of plugins counts when it has one. */
export function hasRouter(routing: Fields | undefined, ...routers: readonly string[]): boolean {
  return routers.some((router) => {
    const value = routing?.[router];
    return isFields(value) ? router !== 'plugins' || Object.keys(value).length > 0 : false;
  });
}

/** A number, or a text that is one; undefined for a percentage and for what is filled in later. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined;
}

/** The experiments of a Rollout, or the one that the object is. */
export function experimentsOf(object: KubeObject): PlacedFields[] {
  if (object.kind === 'Experiment') return isFields(object.spec) ? [{ path: 'spec', fields: object.spec }] : [];
  return stepsOf(object).flatMap(({ path, fields }) => (isFields(fields.experiment) ? [{ path: `${path}.experiment`, fields: fields.experiment }] : []));
}

/** An analysis that a Rollout runs. */
export interface PlacedAnalysis extends PlacedFields {
  /** It goes on while the steps do, and may have no end. */
  readonly background: boolean;
}

export function analysesOf(rollout: KubeObject): PlacedAnalysis[] {
  const strategy = fieldsOf(fieldAt(rollout, 'spec', 'strategy'));
  const [blueGreen, canary] = [fieldsOf(strategy.blueGreen), fieldsOf(strategy.canary)];
  const all = [
    ...['prePromotionAnalysis', 'postPromotionAnalysis'].map((name) => ({ path: `spec.strategy.blueGreen.${name}`, value: blueGreen[name], background: false })),
    { path: `${canaryPath}.analysis`, value: canary.analysis, background: true },
    ...stepsOf(rollout).map((step) => ({ path: `${step.path}.analysis`, value: step.fields.analysis, background: false })),
  ];
  return all.flatMap(({ path, value, background }) => (isFields(value) ? [{ path, fields: value, background }] : []));
}
