import { listOf, mapOf, optionalOf, type CelType } from './cel-type';
import { signatureTypes } from './type-names';

/** What an overload takes and gives; `parameters` begin with the target of a member function. */
export interface Signature {
  readonly name: string;
  readonly member: boolean;
  readonly parameters: readonly CelType[];
  readonly result: CelType;
}

/**
 * Reads a signature such as `string.find(string) -> string` (a member function), `sets.contains(list<A>, list<A>) -> bool`
 * (a function with a qualified name) or `_+_(int, int) -> int`. Single capital letters are type parameters.
 *
 * @throws Error when the text is no signature.
 */
export function parseSignature(text: string): Signature {
  const match = /^(.+?)\((.*)\) -> (.+)$/.exec(text);
  if (match === null) throw new Error(`'${text}' is not a signature`);
  const [, callee, parameters, result] = match as unknown as [string, string, string, string];
  const receiver = /^(.+)\.([^.>]+)$/.exec(callee);
  const target = receiver === null ? undefined : tryParseType(receiver[1]!);
  const types = splitTypes(parameters).map(parseType);
  if (target === undefined) return { name: callee, member: false, parameters: types, result: parseType(result) };
  return { name: receiver![2]!, member: true, parameters: [target, ...types], result: parseType(result) };
}

function parseType(text: string): CelType {
  const type = tryParseType(text);
  if (type === undefined) throw new Error(`'${text}' is not a type`);
  return type;
}

function tryParseType(text: string): CelType | undefined {
  if (/^[A-Z]$/.test(text)) return { kind: 'parameter', name: text };
  const generic = /^(list|map|optional)<(.*)>$/.exec(text);
  if (generic === null) return Object.hasOwn(signatureTypes, text) ? signatureTypes[text] : undefined;
  const [first, second] = splitTypes(generic[2]!).map(parseType);
  if (generic[1] === 'list') return listOf(first!);
  return generic[1] === 'map' ? mapOf(first!, second!) : optionalOf(first!);
}

/** Splits at the commas that are not inside `<>`. */
function splitTypes(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (character === '<') depth++;
    if (character === '>') depth--;
    if (character === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}
