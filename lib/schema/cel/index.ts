export { planRules, type RuleContext, type RuleOutcome, type RulePlan } from './rule-plan';
