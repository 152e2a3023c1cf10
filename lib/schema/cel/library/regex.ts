import { ArrayList, type ListValue } from '../values/list';
import { overload, type Overload } from './overload';
import { regularExpression } from './regular-expression';

const matches = (text: string, pattern: string): boolean => regularExpression(pattern).test(text);

/** The first match, or nothing. */
function find(text: string, pattern: string): string {
  return findUpTo(text, pattern, 1)[0] ?? '';
}

function findAll(text: string, pattern: string, limit = -1n): ListValue {
  return new ArrayList(findUpTo(text, pattern, limit < 0n ? Infinity : Number(limit)));
}

/** Matches from left to right, without overlap. */
function findUpTo(text: string, pattern: string, limit: number): string[] {
  const matcher = regularExpression(pattern).matcher(text);
  const found: string[] = [];
  let end = -1;
  while (found.length < limit && matcher.find()) {
    const match = matcher.group() ?? '';
    // Go does not report an empty match right behind another match.
    if (match !== '' || matcher.start() !== end) found.push(match);
    end = matcher.end();
  }
  return found;
}

/** Regular expressions. */
export const regexFunctions: readonly Overload[] = [
  overload('matches(string, string) -> bool', matches),
  overload('string.matches(string) -> bool', matches),
  overload('string.find(string) -> string', find),
  overload('string.findAll(string) -> list<string>', findAll),
  overload('string.findAll(string, int) -> list<string>', findAll),
];
