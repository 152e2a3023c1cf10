import { groupOf } from '../kube-object';
import { objectRule, type ObjectRule } from './object-rule';
import type { Severity } from './problem';
import type { Rule } from './rule';

/** A rule of a controller about each object of some kinds of one group. */
export interface ControllerRule extends Omit<ObjectRule, 'category' | 'severity'> {
  /** API group, in any version. */
  readonly group: string;
  readonly kinds: readonly string[];
  /** @default 'error' */
  readonly severity?: Severity;
}

export function controllerRule({ group, kinds, severity = 'error', checkObject, ...rule }: ControllerRule): Rule {
  return objectRule({
    ...rule,
    category: 'controller',
    severity,
    checkObject(object, report, context, entry) {
      if (kinds.includes(object.kind) && groupOf(object.apiVersion) === group) checkObject(object, report, context, entry);
    },
  });
}

/** What `checkObject` of a rule reports with. */
export type ReportHere = Parameters<ObjectRule['checkObject']>[1];

