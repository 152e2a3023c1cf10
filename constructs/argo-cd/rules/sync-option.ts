import { hintForValue } from '../../../lib/checks/allowed-value';
import { objectRule } from '../../../lib/checks/object-rule';
import { groupOf, type KubeObject } from '../../../lib/kube-object';
import { fieldAt, fieldsOf, itemsOf } from '../../../lib/references/fields';
import { applicationSpecs, group } from '../parts';

const annotation = 'argocd.argoproj.io/sync-options';
const yesNo = ['true', 'false'];
const withConfirm = [...yesNo, 'confirm'];

/** Options of syncing, and the values of each. */
const options: Readonly<Record<string, readonly string[]>> = {
  ApplyOutOfSyncOnly: yesNo,
  ClientSideApplyMigration: yesNo,
  CreateNamespace: yesNo,
  Delete: withConfirm,
  FailOnSharedResource: yesNo,
  Force: yesNo,
  Prune: withConfirm,
  PruneLast: yesNo,
  PrunePropagationPolicy: ['foreground', 'background', 'orphan'],
  Replace: yesNo,
  RespectIgnoreDifferences: yesNo,
  ServerSideApply: yesNo,
  SkipDryRunOnMissingResource: yesNo,
  Validate: yesNo,
};

/** Argo CD compares options as whole texts and passes over what it does not know. */
export const syncOption = objectRule({
  code: 'argo-cd/sync-option',
  category: 'controller',
  severity: 'warning',
  summary: 'Options of syncing are ones that Argo CD knows.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/',
  checkObject(object, report) {
    for (const { path, option } of optionsOf(object)) {
      const [name = '', value = ''] = option.split('=');
      const values = options[name];
      if (values === undefined) report({ path, message: `Argo CD knows no option '${name}'.`, hint: hintForValue(name, Object.keys(options)) || 'Look it up among the options of syncing.' });
      else if (!values.includes(value)) report({ path, message: `The option '${name}' has the value '${value}', which Argo CD passes over.`, hint: hintForValue(value, values) });
    }
  },
});

function optionsOf(object: KubeObject): { readonly path: string; readonly option: string }[] {
  const annotated = fieldsOf(object.metadata?.annotations)[annotation];
  const ofObject = typeof annotated === 'string' ? annotated.split(',').map((option) => ({ path: `metadata.annotations[${annotation}]`, option: option.trim() })) : [];
  if (groupOf(object.apiVersion) !== group || (object.kind !== 'Application' && object.kind !== 'ApplicationSet')) return ofObject;
  const ofSpec = applicationSpecs(object).flatMap(({ path, fields }) =>
    itemsOf(fieldAt(fields, 'syncPolicy', 'syncOptions')).map((option, index) => ({ path: `${path}.syncPolicy.syncOptions[${index}]`, option: String(option).trim() })),
  );
  return [...ofObject, ...ofSpec].filter(({ option }) => option !== '' && !option.includes('{{'));
}
