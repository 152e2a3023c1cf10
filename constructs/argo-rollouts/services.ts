import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, textOf } from '../../lib/references/fields';

/** Where a Rollout names a Service that it takes over. */
const fields = [
  ['blueGreen', 'activeService'],
  ['blueGreen', 'previewService'],
  ['canary', 'canaryService'],
  ['canary', 'stableService'],
  ['canary', 'pingPong', 'pingService'],
  ['canary', 'pingPong', 'pongService'],
];

/** Services whose selector the controller changes. */
export function servicesOf(rollout: KubeObject): { readonly path: string; readonly name: string }[] {
  return fields.flatMap((steps) => {
    const name = textOf(fieldAt(rollout, 'spec', 'strategy', ...steps));
    return name === undefined ? [] : [{ path: ['spec', 'strategy', ...steps].join('.'), name }];
  });
}
