/**
 * Field names as rules write them. `.`, `-`, `/` and `__` are escaped, words that CEL reserves are wrapped in `__`.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
const reservedWords = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(' '),
);

const escapes: Readonly<Record<string, string>> = { __: '__underscores__', '.': '__dot__', '-': '__dash__', '/': '__slash__' };
const unescapes: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(escapes).map(([plain, escaped]) => [escaped, plain]));

const escapable = /^[A-Za-z_./-][A-Za-z0-9_./-]*$/;

export function isReservedWord(name: string): boolean {
  return reservedWords.has(name);
}

/** The name as rules write it; undefined where no rule can: then the field is invisible to rules. */
export function escapeFieldName(name: string): string | undefined {
  if (reservedWords.has(name)) return `__${name}__`;
  if (!escapable.test(name)) return undefined;
  return name.replace(/__|[./-]/g, (part) => escapes[part]!);
}

/** The field's own name. */
export function unescapeFieldName(escaped: string): string {
  const reserved = /^__([a-z]+)__$/.exec(escaped);
  if (reserved !== null && reservedWords.has(reserved[1]!)) return reserved[1]!;
  return escaped.includes('__') ? escaped.replace(/__(?:underscores|dot|dash|slash)__/g, (part) => unescapes[part]!) : escaped;
}
