import { remembering } from '../../remembering';
import { dnsSubdomain } from './dns-names';
import { alphabetFormat, quote, type NameFormat } from './name-format';

const alphanumeric = 'A-Za-z0-9';

/** The part of a key after the prefix, and a value that is not empty. */
const labelWord: NameFormat = alphabetFormat({
  title: 'a label value',
  advice: "Use up to 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends.",
  inside: 'A-Za-z0-9_.-',
  first: alphanumeric,
  last: alphanumeric,
  maxBytes: 63,
});

/**
 * Value of a label: may be empty.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const labelValue: NameFormat = {
  ...labelWord,
  fault: (value) => (value === '' ? undefined : labelWord.fault(value)),
};

/** Key of a label, name of a finalizer: a name, with a DNS subdomain and '/' before it where wanted. */
export const labelKey: NameFormat = {
  title: 'a label key',
  advice: "Use up to 63 letters, digits, '-', '_' and '.', with a DNS subdomain and '/' before them where wanted, such as 'example.org/team'.",
  fault: (value) => (isLabelKey(value) ? undefined : keyFault(value)),
  suggest(value) {
    const parts = value.split('/');
    const word = labelWord.suggest(parts.at(-1)!);
    const prefix = parts.length === 2 ? dnsSubdomain.suggest(parts[0]) : undefined;
    if (parts.length > 2 || !word) return undefined;
    return prefix ? `${prefix}/${word}` : word;
  },
};

/** Key of an annotation: a label key that may have capitals in its prefix. */
export const annotationKey: NameFormat = {
  ...labelKey,
  title: 'an annotation key',
  fault: (value) => labelKey.fault(value.toLowerCase()),
};

const isLabelKey = remembering((value) => keyFault(value) === undefined);

function keyFault(key: string): string | undefined {
  const parts = key.split('/');
  if (parts.length > 2) return "it has more than one '/'";
  return parts.length === 2 ? (prefixFault(parts[0]) ?? wordFault(parts[1])) : wordFault(parts[0]);
}

function prefixFault(prefix: string): string | undefined {
  if (prefix === '') return "it has nothing before '/'";
  const fault = dnsSubdomain.fault(prefix);
  return fault && `its prefix ${quote(prefix)} is not a DNS subdomain: ${fault}`;
}

function wordFault(word: string): string | undefined {
  if (word === '') return "it has nothing after '/'";
  return labelWord.fault(word);
}
