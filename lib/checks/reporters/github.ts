import type { Problem, Severity } from '../problem';
import type { Waiver } from '../waiver';
import { objectOf, printable, sentenceOf } from './problem-words';
import type { Reporter } from './reporter';

/**
 * Annotations on the lines of a pull request, by workflow commands. GitHub shows ten of each severity for a step; the log has all of them.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const githubReporter: Reporter = {
  format: 'github',
  print: ({ problems, unusedWaivers }) => [...problems.map(annotation), ...unusedWaivers.map(unusedWaiver)].map((line) => `${line}\n`).join(''),
};

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function annotation(problem: Problem): string {
  const { severity, code, file, source, constructPath } = problem;
  const subject = [constructPath && `[${constructPath}]`, objectOf(problem)].filter(Boolean).join(' ');
  const text = subject ? `${subject}: ${sentenceOf(problem)}` : sentenceOf(problem);
  return command(commands[severity], { file: source?.file ?? file, line: source?.line, col: source?.column, title: code }, text);
}

function unusedWaiver({ code, reason, source }: Waiver): string {
  const properties = { file: source?.file, line: source?.line, col: source?.column, title: 'Waiver without use' };
  return command('notice', properties, `The waiver of ${code} lets nothing pass (${reason}). Remove it.`);
}

function command(name: string, properties: Readonly<Record<string, string | number | undefined>>, message: string): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return `::${name} ${given.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',')}::${escapeMessage(message)}`;
}

/** Line ends have escapes of GitHub's own; no other control character may reach the log. */
function escapeMessage(text: string): string {
  return text.replace(/[^\r\n]+/g, printable).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
