import type { IConstruct } from 'constructs';
import type { Problem } from '../checks/problem';
import { constructProblem } from './construct-problem';

/** What the construct's own validations (`node.addValidation`) say. A validation that throws says what it threw. */
export function validateConstruct(construct: IConstruct): Problem[] {
  return messagesOf(construct).map((message) => constructProblem(construct, { code: 'construct/validation', message }));
}

function messagesOf(construct: IConstruct): string[] {
  try {
    return construct.node.validate();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
