import type { Problem, Severity } from '../problem';
import { hasErrors, type CheckReport } from '../runner';

/** `Deployment shop/web`, or what is known of it. */
export function objectOf({ kind, namespace, name }: Problem): string {
  const identity = namespace ? `${namespace}/${name ?? ''}` : (name ?? '');
  return [kind, identity].filter(Boolean).join(' ');
}

/** Field, message and hint in one line. */
export function sentenceOf({ path, message, hint }: Problem): string {
  return [path && `${path}:`, message, hint].filter(Boolean).join(' ');
}

/** `2 errors, 1 warning; 1 waived.` */
export function summaryOf(report: CheckReport): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => countOf(report.problems, severity)).filter(Boolean);
  const waivers = [
    report.waived.length > 0 && `${report.waived.length} waived`,
    report.unusedWaivers.length > 0 && `${plural(report.unusedWaivers.length, 'waiver')} without use`,
  ].filter(Boolean);
  const found = counts.length > 0 ? counts.join(', ') : 'No problems';
  const verdict = hasErrors(report) ? 'Failed: ' : '';
  return `${verdict}${[found, ...waivers].join('; ')}.`;
}

function countOf(problems: readonly Problem[], severity: Severity): string {
  const count = problems.filter((problem) => problem.severity === severity).length;
  return count === 0 ? '' : severity === 'info' ? `${count} info` : plural(count, severity);
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Text for a terminal or a log: what came from a file must not move the cursor or change colours. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Half a character, as JavaScript allows it, becomes U+FFFD: no encoding can write it. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
