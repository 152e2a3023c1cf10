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
  /** One character that may stand inside. */
  readonly inside: RegExp;
  /** The first and the last character. */
  readonly first: RegExp;
  readonly last: RegExp;
  /** What is between the parts, each of which obeys the rules for ends. @default - one part only */
  readonly separator?: string;
  readonly maxBytes: number;
}

export function alphabetFormat(alphabet: Alphabet): NameFormat {
  const { title, advice } = alphabet;
  const fault = (value: string): string | undefined => lengthFault(value, alphabet.maxBytes) ?? characterFault(value, alphabet);
  const suggest = (value: string): string | undefined => {
    const candidate = replaceOthers(alphabet.inside.test('A') ? value : value.toLowerCase(), alphabet);
    return fault(candidate) === undefined ? candidate : undefined;
  };
  return { title, advice, fault, suggest };
}

/** Length in bytes of UTF-8, which is what Kubernetes counts. */
export function lengthFault(value: string, maxBytes: number): string | undefined {
  if (value === '') return 'it is empty';
  const bytes = Buffer.byteLength(value);
  return bytes > maxBytes ? `it is ${bytes} bytes long, and ${maxBytes} is the limit` : undefined;
}

function characterFault(value: string, alphabet: Alphabet): string | undefined {
  const { separator } = alphabet;
  const others = [...new Set(value)].filter((character) => character !== separator && !alphabet.inside.test(character));
  if (others.length > 0) return `it has ${listOf(others.map(quote))}`;
  return (separator ? value.split(separator) : [value]).map((part) => endFault(part, value, alphabet)).find((fault) => fault);
}

function endFault(part: string, value: string, { first, last, separator }: Alphabet): string | undefined {
  if (part === '') return emptyPartFault(value, separator!);
  const inPart = part === value ? 'it' : `its part ${quote(part)}`;
  if (!first.test(part[0])) return `${inPart} starts with '${part[0]}'`;
  return last.test(part.at(-1)!) ? undefined : `${inPart} ends with '${part.at(-1)}'`;
}

function emptyPartFault(value: string, separator: string): string {
  if (value.startsWith(separator)) return `it starts with '${separator}'`;
  return value.endsWith(separator) ? `it ends with '${separator}'` : `it has '${separator}${separator}'`;
}

function replaceOthers(value: string, { inside, separator, maxBytes, last, first }: Alphabet): string {
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
