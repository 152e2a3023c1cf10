import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, itemsOf, textOf } from '../../lib/references/fields';
import { nameOf } from '../../lib/references/readers';
import type { Provision, ReferenceModel } from '../../lib/references/reference-model';
import { namespace, type TargetKind } from '../../lib/references/target-kind';

const group = 'argoproj.io';
const project: TargetKind = { group, kind: 'AppProject' };

/** With `CreateNamespace=true`, syncing an Application makes the namespace that it deploys to. */
function createdNamespace(object: KubeObject): Provision[] {
  const name = textOf(fieldAt(object, 'spec', 'destination', 'namespace'));
  const options = itemsOf(fieldAt(object, 'spec', 'syncPolicy', 'syncOptions'));
  return name !== undefined && options.includes('CreateNamespace=true') ? [{ to: namespace, name }] : [];
}

export const referenceModels: readonly ReferenceModel[] = [
  { group, kind: 'AppProject', builtIn: ['default'] },
  { group, kind: 'Application', references: { 'spec.project': nameOf(project) }, provides: createdNamespace },
  { group, kind: 'ApplicationSet', references: { 'spec.template.spec.project': nameOf(project) } },
];
