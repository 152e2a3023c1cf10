/**
 * Why a text cannot be evaluated or filled in.
 *
 * - `missing`: a variable is not there (yet); a controller would try again later.
 * - `absent`: a variable is there and has no value: the output of a step that was skipped, without default.
 * - `invalid`: the text itself is wrong, or what it does with its values.
 * - `refused`: it would need the clock, chance or the environment, which a simulation does not have.
 */
export type EvaluationFault = 'missing' | 'absent' | 'invalid' | 'refused';

export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';

  constructor(message: string, readonly fault: EvaluationFault = 'invalid') {
    super(message);
  }
}
