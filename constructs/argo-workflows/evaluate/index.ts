export { evaluateCondition } from './condition';
export { EvaluationError, type EvaluationFault } from './evaluation-error';
export { evaluateBoolean, evaluateExpression, evaluateText } from './expression';
export { substitute, type SubstituteOptions } from './substitute';
export type { Variables } from './variables';
