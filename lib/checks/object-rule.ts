import type { KubeObject } from '../kube-object';
import type { ManifestEntry } from '../manifest-set';
import type { CheckContext, Finding, Rule } from './rule';

/** A rule that looks at each object by itself. */
export interface ObjectRule extends Omit<Rule, 'check'> {
  checkObject(object: KubeObject, report: (finding: Omit<Finding, 'entry'>) => void, context: CheckContext, entry: ManifestEntry): void;
}

/** Makes a rule of a function that looks at one object. */
export function objectRule({ checkObject, ...rule }: ObjectRule): Rule {
  return {
    ...rule,
    check(context, report) {
      let entry: ManifestEntry;
      const reportHere = (finding: Omit<Finding, 'entry'>): void => report({ entry, ...finding });
      for (entry of context.set.entries) checkObject(entry.object, reportHere, context, entry);
    },
  };
}
