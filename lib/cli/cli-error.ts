import { ExitCode } from './exit-code';

/** A message for the person at the terminal: what is wrong and what to do. Printed without a stack. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = ExitCode.usage,
  ) {
    super(message);
    this.name = 'CliError';
  }
}
