import { nearestName } from '../../nearest-name';
import { formatPosition } from '../../source/source-position';
import type { Problem, RelatedObject, Severity } from '../problem';
import type { Rule } from '../rule';
import type { CheckReport } from '../runner';
import type { Waiver } from '../waiver';
import type { WaivedProblem } from '../waivers';
import { painter, type Painter, type Style } from './colors';
import { objectOf, printable, summaryOf } from './problem-words';
import type { Reporter, ReporterOptions } from './reporter';
import { excerptAt, lineReader } from './source-excerpt';

/** For a person at a terminal: problems by place, each with the line to mend, then waivers, then the count. */
export const textReporter: Reporter = {
  format: 'text',
  print(report, options = {}) {
    const paint = painter(options.color);
    const linesOf = lineReader(options.readSource ?? (() => undefined));
    const blocks = [
      ...groupByPlace(report.problems).map((group) => block(group, linesOf, paint)),
      ...waiverBlocks(report, options, paint),
      paint('bold', summaryOf(report)),
    ];
    return `${blocks.join('\n\n')}\n`;
  },
};

type LineReader = ReturnType<typeof lineReader>;

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** Problems are sorted, so those of one object at one line stand together. */
function groupByPlace(problems: readonly Problem[]): Problem[][] {
  const groups: Problem[][] = [];
  let last = '';
  for (const problem of problems) {
    const place = heading(problem);
    if (place === last) groups.at(-1)!.push(problem);
    else groups.push([problem]);
    last = place;
  }
  return groups;
}

function block(group: readonly Problem[], linesOf: LineReader, paint: Painter): string {
  const lines = [paint('bold', heading(group[0])), ...excerptLines(group[0], linesOf, paint)];
  for (const problem of group) lines.push(...problemLines(problem, paint));
  return lines.join('\n');
}

function heading(problem: Problem): string {
  const place = problem.source ? formatPosition(problem.source) : problem.file;
  const construct = problem.constructPath && `[${problem.constructPath}]`;
  return printable([place, construct, objectOf(problem)].filter(Boolean).join('  ') || 'The whole set');
}

function excerptLines({ source }: Problem, linesOf: LineReader, paint: Painter): string[] {
  const excerpt = source && excerptAt(source, linesOf);
  if (!excerpt) return [];
  const number = String(source.line);
  const margin = ' '.repeat(number.length);
  return [paint('dim', `  ${number} | ${excerpt.line}`), `  ${margin} | ${' '.repeat(excerpt.caret)}${paint('cyan', '^')}`];
}

function problemLines(problem: Problem, paint: Painter): string[] {
  const { severity, code, path, message, hint, docs, related = [] } = problem;
  const what = printable(path ? `${path}: ${message}` : message);
  return [
    `  ${paint(styles[severity], severity)} ${what} ${paint('dim', `(${printable(code)})`)}`,
    ...(hint ? [`    ${printable(hint)}`] : []),
    ...related.map((other) => `    ${printable(relatedLine(other))}`),
    ...(docs && severity === 'error' ? [`    ${paint('dim', printable(docs))}`] : []),
  ];
}

function relatedLine({ message, constructPath, source }: RelatedObject): string {
  return [source && `${formatPosition(source)}:`, constructPath && `[${constructPath}]`, message].filter(Boolean).join(' ');
}

function waiverBlocks({ waived, unusedWaivers }: CheckReport, { rules }: ReporterOptions, paint: Painter): string[] {
  return [
    ...(waived.length > 0 ? [[paint('bold', 'Waived'), ...waived.map(waivedLine)].join('\n')] : []),
    ...(unusedWaivers.length > 0 ? [[paint('bold', 'Waivers without use: remove them'), ...unusedWaivers.map((waiver) => unusedLine(waiver, rules))].join('\n')] : []),
  ];
}

function waivedLine({ problem, waiver }: WaivedProblem): string {
  const place = problem.source ? `${formatPosition(problem.source)}: ` : '';
  const field = problem.path && `${problem.path}: `;
  return `  ${printable(`${place}${objectOf(problem)} ${field}${problem.message} (${problem.code}) Reason: ${waiver.reason}`)}`;
}

function unusedLine({ code, reason, constructPath, source }: Waiver, rules: readonly Rule[] = []): string {
  const place = [source && `${formatPosition(source)}:`, constructPath && `[${constructPath}]`].filter(Boolean).join(' ');
  const known = rules.map((rule) => rule.code);
  const near = known.includes(code) ? undefined : nearestName(code, known);
  return `  ${printable(`${place ? `${place} ` : ''}${code} (${reason})${near ? `: did you mean ${near}?` : ''}`)}`;
}
