import type { Problem } from '../problem';
import type { Rule } from '../rule';
import type { CheckReport } from '../runner';
import type { WaivedProblem } from '../waivers';
import { objectOf, sentenceOf, wellFormed } from './problem-words';
import type { Reporter } from './reporter';

/**
 * For CI systems that show tests: a case for each problem, a passing one for each rule that found nothing. Errors fail, waived problems
 * are skipped with the reason, warnings and infos pass and say what they found.
 */
export const junitReporter: Reporter = {
  format: 'junit',
  print(report, { rules = [] } = {}) {
    const cases = [...report.problems.map(problemCase), ...report.waived.map(waivedCase), ...quietRules(report, rules).map(ruleCase)];
    const failures = report.problems.filter((problem) => problem.severity === 'error').length;
    const totals = { tests: cases.length, failures, errors: 0, skipped: report.waived.length, time: 0 };
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites${attributes({ name: 'cdk8s-mlops', ...withoutSkipped(totals) })}>`,
      `  <testsuite${attributes({ name: 'cdk8s-mlops', ...totals })}>`,
      ...cases,
      '  </testsuite>',
      '</testsuites>',
      '',
    ].join('\n');
  },
};

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** The element around all suites has no count of skipped cases in the common schema. */
function withoutSkipped({ tests, failures, errors, time }: Readonly<Record<string, number>>): Attributes {
  return { tests, failures, errors, time };
}

function problemCase(problem: Problem): string {
  const text = [sentenceOf(problem), problem.docs].filter(Boolean).join('\n');
  if (problem.severity !== 'error') return testCase(problem, `<system-out>${escapeXml(`${problem.severity}: ${text}`)}</system-out>`);
  return testCase(problem, `<failure${attributes({ message: problem.message, type: problem.code })}>${escapeXml(text)}</failure>`);
}

function waivedCase({ problem, waiver }: WaivedProblem): string {
  return testCase(problem, `<skipped${attributes({ message: `Waived: ${waiver.reason}` })}/>`);
}

function testCase(problem: Problem, inner: string): string {
  const { code, source, path, constructPath } = problem;
  const name = [objectOf(problem), path, constructPath && `[${constructPath}]`].filter(Boolean).join(' ') || code;
  const place = { file: source?.file ?? problem.file, line: source?.line };
  return `    <testcase${attributes({ classname: code, name, ...place, time: 0 })}>${inner}</testcase>`;
}

function quietRules({ problems, waived }: CheckReport, rules: readonly Rule[]): readonly Rule[] {
  const loud = new Set([...problems, ...waived.map(({ problem }) => problem)].map(({ code }) => code));
  return rules.filter(({ code }) => !loud.has(code));
}

function ruleCase({ code, summary }: Rule): string {
  return `    <testcase${attributes({ classname: code, name: summary, time: 0 })}/>`;
}

function attributes(values: Attributes): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Also for attributes. Characters that XML 1.0 cannot hold at all become U+FFFD. */
function escapeXml(text: string): string {
  return wellFormed(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character])
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
