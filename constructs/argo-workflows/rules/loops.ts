import { isFields, itemsOf, textOf } from '../../../lib/references/fields';
import { isGiven, literalOf } from '../model/ports';
import { hasTag } from '../text/tags';
import { templateRule, type Report } from './workflow-rule';

export const invalidLoop = templateRule({
  code: 'argo-workflows/invalid-loop',
  summary: 'A step or task takes its items from one source: withItems, withParam (a JSON list) or withSequence (count or end).',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/walk-through/loops/',
  look({ calls }, report) {
    for (const { fields, path } of calls) {
      const given = [itemsOf(fields.withItems).length > 0 && 'withItems', textOf(fields.withParam) !== undefined && 'withParam', isFields(fields.withSequence) && 'withSequence'].filter((one) => typeof one === 'string');
      if (given.length > 1) report({ path, message: `The items come from ${given.join(' and ')}, and only one may be set.`, hint: 'Keep one of them.' });
      reportItems(itemsOf(fields.withItems), path, report);
      reportList(textOf(fields.withParam), path, report);
      if (isFields(fields.withSequence)) reportSequence(fields.withSequence, `${path}.withSequence`, report);
    }
  },
});

function reportItems(items: readonly unknown[], path: string, report: Report): void {
  items.forEach((item, index) => {
    if (item === null) report({ path: `${path}.withItems[${index}]`, message: 'This item is empty.', hint: 'Give a text, a number, a truth value, a list or an object.' });
  });
}

function reportList(text: string | undefined, path: string, report: Report): void {
  if (text === undefined || hasTag(text) || isList(text)) return;
  report({ path: `${path}.withParam`, message: `'${text}' is no JSON list.`, hint: 'Give a JSON list, or a variable that holds one.' });
}

function isList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function reportSequence(sequence: Readonly<Record<string, unknown>>, path: string, report: Report): void {
  if (isGiven(sequence.count) && isGiven(sequence.end)) report({ path, message: 'A sequence has count or end, and this one has both.', hint: 'Keep one of them.' });
  if (!isGiven(sequence.count) && !isGiven(sequence.end)) report({ path, message: 'The sequence has no count and no end.', hint: 'Set one of them.' });
  for (const field of ['count', 'start', 'end']) {
    const value = literalOf(sequence[field]);
    if (value !== undefined && !hasTag(value) && !/^[+-]?\d+$/.test(value)) report({ path: `${path}.${field}`, message: `'${value}' is no whole number.`, hint: 'Give a whole number, or a variable.' });
  }
}
