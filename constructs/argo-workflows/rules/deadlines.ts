import { isGiven, literalOf } from '../model/ports';
import { hasTag } from '../text/tags';
import { capital, templateRule } from './workflow-rule';

export const misplacedLimit = templateRule({
  code: 'argo-workflows/misplaced-limit',
  summary: 'activeDeadlineSeconds and timeout limit templates that do work, parallelism limits steps and DAGs.',
  look({ type, isLeaf, fields, path, label }, report) {
    if (type === undefined) return;
    const calls = type === 'steps' || type === 'dag';
    for (const field of calls ? ['activeDeadlineSeconds', 'timeout'] : []) {
      if (isGiven(fields[field])) report({ path: `${path}.${field}`, message: `${capital(label)} is of type ${type}, which has no ${field}.`, hint: 'Limit the templates that it calls.' });
    }
    if (isLeaf && isGiven(fields.parallelism)) report({ path: `${path}.parallelism`, message: `${capital(label)} is of type ${type}, which has no parallelism.`, hint: 'Set it on the steps or DAG that call this template.' });
  },
});

export const invalidDeadline = templateRule({
  code: 'argo-workflows/invalid-deadline',
  summary: 'activeDeadlineSeconds is a number of seconds, timeout a duration with a unit.',
  look({ fields, path, isLeaf }, report) {
    const seconds = literalOf(fields.activeDeadlineSeconds);
    if (isLeaf && seconds !== undefined && !isSeconds(seconds)) {
      report({ path: `${path}.activeDeadlineSeconds`, message: `'${seconds}' is no number of seconds.`, hint: 'Give a whole number above 0, or a variable.' });
    }
    const timeout = literalOf(fields.timeout);
    if (timeout !== undefined && !hasTag(timeout) && !/^([+-]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/.test(timeout)) {
      report({ path: `${path}.timeout`, message: `'${timeout}' is no duration.`, hint: "Give a number with its unit: '10m', '1h30m'." });
    }
  },
});

function isSeconds(text: string): boolean {
  return (text.startsWith('{{') && text.endsWith('}}')) || /^\+?\d+$/.test(text);
}
