import { fieldAt } from '../../../lib/references/fields';
import { literalOf } from '../model/ports';
import { hasTag } from '../text/tags';
import { templateRule } from './workflow-rule';

const duration = /^[+-]?((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/;
const durationOrSeconds = new RegExp(`${duration.source}|^[+-]?\\d+$`);
const wholeNumber = /^[+-]?\d+$/;

const units = "Give a number with its unit: '10m', '1h30m'.";
const count = 'Give a whole number, or a variable.';

/** Fields that the controller reads as an amount when a step runs. */
const amounts: readonly (readonly [field: string, pattern: RegExp, what: string, hint: string])[] = [
  ['memoize.maxAge', duration, 'duration', units],
  ['retryStrategy.backoff.duration', durationOrSeconds, 'duration', units],
  ['retryStrategy.backoff.maxDuration', durationOrSeconds, 'duration', units],
  ['retryStrategy.backoff.cap', durationOrSeconds, 'duration', units],
  ['retryStrategy.backoff.factor', wholeNumber, 'whole number', count],
  ['retryStrategy.limit', wholeNumber, 'whole number', count],
  ['suspend.duration', durationOrSeconds, 'duration', units],
];

export const invalidDuration = templateRule({
  code: 'argo-workflows/invalid-duration',
  summary: 'How long and how often a step waits, is tried again and is remembered can be read.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/fields/#template',
  look({ fields, path }, report) {
    for (const [field, pattern, what, hint] of amounts) {
      const text = literalOf(fieldAt(fields, ...field.split('.')));
      if (text === undefined || text === '' || hasTag(text) || pattern.test(text)) continue;
      report({ path: `${path}.${field}`, message: `'${text}' is no ${what}.`, hint });
    }
  },
});
