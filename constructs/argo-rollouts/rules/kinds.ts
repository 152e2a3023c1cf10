import { controllerRule, type ControllerRule } from '../../../lib/checks/controller-rule';
import type { Rule } from '../../../lib/checks/rule';
import { group } from '../parts';

type KindRule = Omit<ControllerRule, 'group' | 'kinds'>;

export const rolloutRule = (rule: KindRule): Rule => controllerRule({ group, kinds: ['Rollout'], ...rule });
/** About what runs analyses. */
export const runnerRule = (rule: KindRule): Rule => controllerRule({ group, kinds: ['Rollout', 'Experiment'], ...rule });
export const analysisRule = (rule: KindRule): Rule => controllerRule({ group, kinds: ['AnalysisTemplate', 'ClusterAnalysisTemplate', 'AnalysisRun'], ...rule });
