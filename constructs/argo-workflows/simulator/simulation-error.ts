/**
 * A workflow cannot be simulated as it was asked for: a mistake in the call, a workflow that is wrong, or one that needs what a simulation does
 * not have. What goes wrong while a workflow runs is no error: the trace tells.
 */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';

  constructor(readonly problems: readonly string[]) {
    super(problems.length === 1 ? problems[0] : `${problems.length} problems:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}
