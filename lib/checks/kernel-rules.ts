import type { Rule } from './rule';
import { nameRules } from './rules';

/** The rules that the kernel itself brings, for every object of every system. Systems add theirs as plain arrays. */
export function kernelRules(): readonly Rule[] {
  return nameRules;
}
