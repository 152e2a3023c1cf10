import { remembering } from '../../remembering';

/**
 * A shape that Kubernetes demands of a name, key or value.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export interface NameFormat {
  /** Completes "The name 'x' is not ...": `a DNS label`. */
  readonly title: string;
  /** What to use instead, one sentence. */
  readonly advice: string;
  /** What is wrong, as a clause: `it has '_'`. `undefined` when nothing is. */
  fault(value: string): string | undefined;
  /** What a prefix for generated names has to be; what holds for the whole name only is judged on a generated one. @default - this format */
  readonly prefix?: NameFormat;
  /** A valid value that is close. `undefined` when none is easy to find. */
  suggest(value: string): string | undefined;
}

/** A format that is described by its characters. */
export interface Alphabet {
  readonly title: string;
  readonly advice: string;
  /** Characters that may stand inside, as in the brackets of a regular expression: `a-z0-9-`. */
  readonly inside: string;
  /** The same for the first and the last character. */
  readonly first: string;
  readonly last: string;
  /** What is between the parts, each of which obeys the rules for ends. @default - one part only */
  readonly separator?: string;
  readonly maxBytes: number;
}

export function alphabetFormat(alphabet: Alphabet): NameFormat {
  const { title, advice, maxBytes } = alphabet;
  const characters = compile(alphabet);
  const isGood = remembering((value) => value.length <= maxBytes && characters.whole.test(value));
  const fault = (value: string): string | undefined => {
    // Nearly every value is good, and one look is enough for it.
    if (isGood(value)) return undefined;
    return lengthFault(value, maxBytes) ?? characterFault(value, characters);
  };
  const suggest = (value: string): string | undefined => {
    const candidate = replaceOthers(characters.inside.test('A') ? value : value.toLowerCase(), maxBytes, characters);
    return fault(candidate) === undefined ? candidate : undefined;
  };
  return { title, advice, fault, suggest };
}

interface Characters {
  readonly inside: RegExp;
  readonly first: RegExp;
  readonly last: RegExp;
  readonly whole: RegExp;
  readonly separator?: string;
}

function compile({ inside, first, last, separator }: Alphabet): Characters {
  const part = `[${first}](?:[${inside}]*[${last}])?`;
  const one = (characters: string): RegExp => new RegExp(`^[${characters}]$`);
  const whole = new RegExp(separator ? `^${part}(?:[${separator}]${part})*$` : `^${part}$`);
  return { inside: one(inside), first: one(first), last: one(last), whole, separator };
}

/** Length in bytes of UTF-8, which is what Kubernetes counts. */
export function lengthFault(value: string, maxBytes: number): string | undefined {
  if (value === '') return 'it is empty';
  const bytes = Buffer.byteLength(value);
  return bytes > maxBytes ? `it is ${bytes} bytes long, and ${maxBytes} is the limit` : undefined;
}

function characterFault(value: string, characters: Characters): string | undefined {
  const { inside, separator } = characters;
  const others = [...new Set(value)].filter((character) => character !== separator && !inside.test(character));
  if (others.length > 0) return `it has ${listOf(others.map(quote))}`;
  return (separator ? value.split(separator) : [value]).map((part) => endFault(part, value, characters)).find((fault) => fault);
}

function endFault(part: string, value: string, { first, last, separator }: Characters): string | undefined {
  if (part === '') return emptyPartFault(value, separator!);
  const inPart = part === value ? 'it' : `its part ${quote(part)}`;
  if (!first.test(part[0])) return `${inPart} starts with '${part[0]}'`;
  return last.test(part.at(-1)!) ? undefined : `${inPart} ends with '${part.at(-1)}'`;
}

function emptyPartFault(value: string, separator: string): string {
  if (value.startsWith(separator)) return `it starts with '${separator}'`;
  return value.endsWith(separator) ? `it ends with '${separator}'` : `it has '${separator}${separator}'`;
}

function replaceOthers(value: string, maxBytes: number, { inside, separator, last, first }: Characters): string {
  const known = [...value].map((character) => (character === separator || inside.test(character) ? character : '-')).join('');
  const parts = (separator ? known.split(separator) : [known]).map((part) => trimEnds(part, first, last)).filter((part) => part !== '');
  return trimEnds(parts.join(separator ?? '').slice(0, maxBytes), first, last);
}

function trimEnds(text: string, first: RegExp, last: RegExp): string {
  let start = 0;
  let end = text.length;
  while (start < end && !first.test(text[start])) start++;
  while (end > start && !last.test(text[end - 1])) end--;
  return text.slice(start, end).replace(/-{2,}/g, '-');
}

/** A value as it may stand in a message: in quotes, without control characters, not endless. */
export function quote(value: string): string {
  const visible = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  return `'${visible.length > 80 ? `${visible.slice(0, 60)}…` : visible}'`;
}

function listOf(items: readonly string[]): string {
  const shown = items.length > 4 ? [...items.slice(0, 3), `${items.length - 3} more that are not allowed`] : items;
  return shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
