import { formatOf } from '../../formats';
import { ArrayList } from '../values/list';
import { OpaqueValue } from '../values/opaque';
import { OptionalValue } from '../values/optional';
import type { Value } from '../values/value';
import { overload, type Overload } from './overload';

/** A format that rules know by name; `faults` are Kubernetes' own messages, since rules may compare them. */
class NamedFormat extends OpaqueValue {
  readonly typeName = 'kubernetes.NamedFormat';

  constructor(readonly faults: (text: string) => string[]) {
    super();
  }

  equals(other: Value): boolean {
    return this === other;
  }
}

/** Names of parts of letters, digits and some signs. */
interface NameShape {
  readonly pattern: string;
  readonly says: string;
  readonly examples: readonly string[];
  readonly maxLength?: number;
}

const alphanumericEnds = 'must start and end with an alphanumeric character';
const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const qualified = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

const dnsLabel: NameShape = {
  pattern: label,
  says: `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and ${alphanumericEnds}`,
  examples: ['my-name', '123-abc'],
  maxLength: 63,
};
const dnsSubdomain: NameShape = {
  pattern: `${label}(\\.${label})*`,
  says: `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and ${alphanumericEnds}`,
  examples: ['example.com'],
  maxLength: 253,
};
const dns1035Label: NameShape = {
  pattern: '[a-z]([-a-z0-9]*[a-z0-9])?',
  says: "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  examples: ['my-name', 'abc-123'],
  maxLength: 63,
};
const labelValue: NameShape = {
  pattern: `(${qualified})?`,
  says: `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and ${alphanumericEnds}`,
  examples: ['MyValue', 'my_value', '12345'],
  maxLength: 63,
};
const qualifiedName: NameShape = {
  pattern: qualified,
  says: `must consist of alphanumeric characters, '-', '_' or '.', and ${alphanumericEnds}`,
  examples: ['MyName', 'my.name', '123-abc'],
};

function matchesShape(text: string, { pattern }: NameShape): boolean {
  return new RegExp(`^(?:${pattern})$`).test(text);
}

function shapeFault({ says, examples, pattern }: NameShape): string {
  return `${says} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}regex used for validation is '${pattern}')`;
}

function shapeFaults(text: string, shape: NameShape): string[] {
  const tooLong = shape.maxLength !== undefined && Buffer.byteLength(text) > shape.maxLength ? [`must be no more than ${shape.maxLength} characters`] : [];
  return matchesShape(text, shape) ? tooLong : [...tooLong, shapeFault(shape)];
}

function labelFaults(text: string): string[] {
  if (matchesShape(text, dnsLabel) || !matchesShape(text, dnsSubdomain)) return shapeFaults(text, dnsLabel);
  return [...shapeFaults(text, dnsLabel).slice(0, -1), 'must not contain dots'];
}

function qualifiedNameFaults(text: string): string[] {
  const parts = text.split('/');
  if (parts.length > 2) return [`a qualified name ${shapeFault(qualifiedName)} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const [name, prefix] = parts.reverse() as [string, string?];
  const prefixFaults = prefix === '' ? ['must be non-empty'] : prefix === undefined ? [] : shapeFaults(prefix, dnsSubdomain);
  const empty = name === '' ? ['must be non-empty'] : [];
  const nameFaults = [...empty, ...shapeFaults(name, { ...qualifiedName, maxLength: 63 })];
  return [...prefixFaults.map((fault) => `prefix part ${fault}`), ...nameFaults.map((fault) => `name part ${fault}`)];
}

/** A prefix may end with a dash, since something follows. */
function asPrefix(text: string): string {
  return text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text;
}

function schemaFormat(name: string, fault: string): NamedFormat {
  const matches = formatOf(name, false);
  return new NamedFormat((text) => (matches?.(text) === false ? [fault] : []));
}

const formats: Readonly<Record<string, NamedFormat>> = {
  dns1123Label: new NamedFormat(labelFaults),
  dns1123LabelPrefix: new NamedFormat((text) => labelFaults(asPrefix(text))),
  dns1123Subdomain: new NamedFormat((text) => shapeFaults(text, dnsSubdomain)),
  dns1123SubdomainPrefix: new NamedFormat((text) => shapeFaults(asPrefix(text), dnsSubdomain)),
  dns1035Label: new NamedFormat((text) => shapeFaults(text, dns1035Label)),
  dns1035LabelPrefix: new NamedFormat((text) => shapeFaults(asPrefix(text), dns1035Label)),
  qualifiedName: new NamedFormat(qualifiedNameFaults),
  labelValue: new NamedFormat((text) => shapeFaults(text, labelValue)),
  uri: schemaFormat('uri', 'invalid URI for request'),
  uuid: schemaFormat('uuid', 'does not match the UUID format'),
  byte: schemaFormat('byte', 'invalid base64'),
  date: schemaFormat('date', 'invalid date'),
  datetime: schemaFormat('date-time', 'invalid datetime'),
};

function validate(format: NamedFormat, text: string): OptionalValue {
  const faults = format.faults(text);
  return OptionalValue.of(faults.length === 0 ? undefined : new ArrayList(faults));
}

/** Formats by name. */
export const formatFunctions: readonly Overload[] = [
  ...Object.entries(formats).map(([name, format]) => overload(`format.${name}() -> Format`, () => format)),
  overload('format.named(string) -> optional<Format>', (name: string) => OptionalValue.of(Object.hasOwn(formats, name) ? formats[name] : undefined)),
  overload('Format.validate(string) -> optional<list<string>>', validate),
];
