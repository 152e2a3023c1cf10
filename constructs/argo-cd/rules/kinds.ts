import { controllerRule, type ControllerRule } from '../../../lib/checks/controller-rule';
import type { Rule } from '../../../lib/checks/rule';
import { group } from '../parts';

type KindRule = Omit<ControllerRule, 'group' | 'kinds'>;

export const applicationRule = (rule: KindRule): Rule => controllerRule({ group, kinds: ['Application'], ...rule });
/** About Applications, also those that a set makes. */
export const everyApplicationRule = (rule: KindRule): Rule => controllerRule({ group, kinds: ['Application', 'ApplicationSet'], ...rule });
export const applicationSetRule = (rule: KindRule): Rule => controllerRule({ group, kinds: ['ApplicationSet'], ...rule });
export const projectRule = (rule: KindRule): Rule => controllerRule({ group, kinds: ['AppProject'], ...rule });
