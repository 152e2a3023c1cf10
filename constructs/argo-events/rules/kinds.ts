import { controllerRule, type ControllerRule } from '../../../lib/checks/controller-rule';
import type { Rule } from '../../../lib/checks/rule';
import { group } from '../parts';

type KindRule = Omit<ControllerRule, 'group' | 'kinds'>;

export const sensorRule = (rule: KindRule): Rule => controllerRule({ group, kinds: ['Sensor'], ...rule });
export const eventSourceRule = (rule: KindRule): Rule => controllerRule({ group, kinds: ['EventSource'], ...rule });
export const eventBusRule = (rule: KindRule): Rule => controllerRule({ group, kinds: ['EventBus'], ...rule });
