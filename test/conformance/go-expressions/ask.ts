import { execFileSync } from 'node:child_process';
import path from 'node:path';

export interface Question {
  readonly kind: 'expression' | 'condition' | 'template' | 'schedule';
  readonly text: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** All variables of a template must be there. */
  readonly strict?: boolean;
  /** Variables of a template that begin with one of these must be there. */
  readonly prefixes?: readonly string[];
  /** The runs of a schedule after this time. */
  readonly from?: string;
  readonly count?: number;
}

export interface Answer {
  readonly text: string;
  /** Empty where there is none. */
  readonly error: string;
}

/** What the controller's own code answers. */
export function askGoExpressions(cache: string, questions: readonly Question[]): Answer[] {
  const binary = path.join(cache, 'go-expressions');
  execFileSync('go', ['build', '-o', binary, '.'], { cwd: __dirname });
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('');
  const output = execFileSync(binary, { input, maxBuffer: 2 ** 28, encoding: 'utf8' });
  return output.trimEnd().split('\n').map((line) => JSON.parse(line) as Answer);
}
