import { findInSet } from '../../../lib/checks/objects-of-set';
import { fieldAt, isFields, textOf } from '../../../lib/references/fields';
import { didYouMean } from '../../../lib/references/hints';
import { namesIn } from '../../../lib/references/pod-template';
import { canaryPath } from '../parts';
import { rolloutRule } from './kinds';

export const destinationRuleSubsets = rolloutRule({
  code: 'argo-rollouts/destination-rule-subsets',
  summary: 'The DestinationRule that a Rollout changes has the subsets of the old and of the new pods, and they differ.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/',
  checkObject(object, report, { set }) {
    const named = fieldAt(object, 'spec', 'strategy', 'canary', 'trafficRouting', 'istio', 'destinationRule');
    if (!isFields(named)) return;
    const path = `${canaryPath}.trafficRouting.istio.destinationRule`;
    const { stableSubsetName: stable, canarySubsetName: fresh } = named;
    if (textOf(stable) !== undefined && stable === fresh) {
      report({ path: `${path}.canarySubsetName`, message: `Subset '${String(stable)}' is that of the old and of the new pods at once.`, hint: 'Name two different subsets.' });
    }
    const [name = '', namespace = object.metadata?.namespace ?? ''] = (textOf(named.name) ?? '').split('.');
    const rule = findInSet(set, 'networking.istio.io', 'DestinationRule', namespace, name)?.object;
    if (rule === undefined) return;
    const subsets = namesIn(fieldAt(rule, 'spec', 'subsets'));
    for (const field of ['stableSubsetName', 'canarySubsetName']) {
      const subset = textOf(named[field]);
      if (subset === undefined || subsets.includes(subset)) continue;
      report({ path: `${path}.${field}`, message: `DestinationRule '${name}' has no subset '${subset}'.`, hint: `${didYouMean(subset, subsets)}Add it there.` });
    }
  },
});
