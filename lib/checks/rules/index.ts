import type { Rule } from '../rule';

/** Identity, names, labels: what the API server refuses in `metadata`, whatever the kind. */
export const nameRules: readonly Rule[] = [];
