import { nearestName } from '../nearest-name';

/** What to do about a value that is none of the known ones: the one that was probably meant, or all of them where they are few. */
export function hintForValue(value: string, allowed: readonly string[]): string {
  const nearest = nearestName(value, allowed);
  if (nearest !== undefined) return `Did you mean '${nearest}'?`;
  return allowed.length <= 12 ? `It is one of ${allowed.map((name) => `'${name}'`).join(', ')}.` : '';
}
