import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SourcePosition } from '../../source/source-position';
import type { Problem, RelatedObject, Severity } from '../problem';
import type { Rule } from '../rule';
import type { Waiver } from '../waiver';
import { objectOf, wellFormed } from './problem-words';
import type { Reporter } from './reporter';

/**
 * SARIF 2.1.0, for code scanning. Waived problems are in it as suppressed results, with the reason.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarifReporter: Reporter = {
  format: 'sarif',
  print(report, { rules = [], toolVersion } = {}) {
    const results = [
      ...report.problems.map((problem) => ({ problem, waiver: undefined })),
      ...report.waived,
    ];
    const codes = [...new Set([...rules.map(({ code }) => code), ...results.map(({ problem }) => problem.code)])].sort();
    const known = new Map(rules.map((rule) => [rule.code, rule]));
    const run = {
      tool: {
        driver: { name: 'cdk8s-mlops', ...(toolVersion && { semanticVersion: toolVersion }), rules: codes.map((code) => descriptor(code, known.get(code))) },
      },
      columnKind: 'utf16CodeUnits',
      results: results.map(({ problem, waiver }) => result(problem, waiver, codes.indexOf(problem.code))),
    };
    return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
  },
};

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function descriptor(code: string, rule: Rule | undefined): object {
  if (!rule) return { id: code };
  return {
    id: code,
    shortDescription: { text: rule.summary },
    ...(rule.docs && { helpUri: rule.docs }),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [rule.category] },
  };
}

function result(problem: Problem, waiver: Waiver | undefined, ruleIndex: number): object {
  const { code, severity, message, hint, related = [] } = problem;
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: hint ? `${message} ${hint}` : message },
    locations: [location(problem)],
    ...(related.length > 0 && { relatedLocations: related.map(relatedLocation) }),
    partialFingerprints: { 'problem/v1': fingerprint(problem) },
    ...(waiver && { suppressions: [{ kind: 'external', justification: waiver.reason }] }),
  };
}

function location(problem: Problem): object {
  const { source, file, constructPath, path: field } = problem;
  const object = objectOf(problem);
  const logical = [
    ...(constructPath ? [{ fullyQualifiedName: constructPath, kind: 'construct' }] : []),
    ...(object ? [{ fullyQualifiedName: field ? `${object} ${field}` : object, kind: 'object' }] : []),
  ];
  return { ...physical(source, file), ...(logical.length > 0 && { logicalLocations: logical }) };
}

function relatedLocation({ message, source, constructPath }: RelatedObject, index: number): object {
  return {
    id: index + 1,
    message: { text: message },
    ...physical(source, undefined),
    ...(constructPath && { logicalLocations: [{ fullyQualifiedName: constructPath, kind: 'construct' }] }),
  };
}

function physical(source: SourcePosition | undefined, file: string | undefined): object {
  const name = source?.file ?? file;
  if (name === undefined) return {};
  const region = source && { startLine: Math.max(1, source.line), startColumn: Math.max(1, source.column) };
  return { physicalLocation: { artifactLocation: { uri: uriOf(name) }, ...(region && { region }) } };
}

/** Relative names stay relative, to the folder that was checked out. */
function uriOf(file: string): string {
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  return wellFormed(file).split('/').map(encodeURIComponent).join('/');
}

/** The same problem after lines moved: code scanning then knows it again. */
function fingerprint({ code, apiVersion, kind, namespace, name, path: field, constructPath, message }: Problem): string {
  const what = JSON.stringify([code, apiVersion, kind, namespace, name, field, constructPath, message]);
  return createHash('sha256').update(what).digest('hex').slice(0, 32);
}
