import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isCustomResourceDefinition, kindsOfCustomResourceDefinition, type CustomKind } from '../../../lib/schema/custom-resource-definition';
import { readYaml } from './read-yaml';

/** A case of a corpus: see the corpora's README. */
export interface Case {
  readonly id: string;
  readonly file: string;
  /** Further files that are known and not judged. */
  readonly also?: readonly string[];
  /** The one document that is judged. @default - all */
  readonly document?: number;
  readonly check?: string;
  readonly schemas?: readonly string[];
  readonly valid: boolean;
  readonly errors: readonly { readonly path?: string; readonly text?: string; readonly object?: string }[];
  readonly options?: Readonly<Record<string, unknown>>;
}

/** What we say of a case: the paths of what is wrong. */
export interface Verdict {
  readonly valid: boolean;
  readonly paths: readonly string[];
  readonly details: readonly string[];
}

/** Figures of one corpus; valid and invalid cases always apart. */
export interface Tally {
  valid: number;
  invalid: number;
  sameVerdictValid: number;
  sameVerdictInvalid: number;
  samePath: number;
  readonly differences: string[];
}

export function readCases(folder: string): readonly Case[] {
  return JSON.parse(readFileSync(path.join(folder, 'cases.json'), 'utf8')) as Case[];
}

/** Judges each case; a path is the same when each expected path is among ours. */
export function tallyCases(cases: readonly Case[], judge: (one: Case) => Verdict): Tally {
  const tally: Tally = { valid: 0, invalid: 0, sameVerdictValid: 0, sameVerdictInvalid: 0, samePath: 0, differences: [] };
  for (const one of cases) {
    const verdict = judge(one);
    const expected = one.errors.map((error) => error.path ?? '').filter((_, index) => one.errors[index]?.path !== undefined);
    const missing = expected.filter((field) => !verdict.paths.includes(field));
    if (one.valid) {
      tally.valid++;
      if (verdict.valid) tally.sameVerdictValid++;
    } else {
      tally.invalid++;
      if (!verdict.valid) tally.sameVerdictInvalid++;
      if (!verdict.valid && missing.length === 0) tally.samePath++;
    }
    if (one.valid !== verdict.valid) tally.differences.push(`${one.id}: expected ${one.valid ? 'valid' : 'invalid'}; ${verdict.details.join(' | ') || 'nothing found'}`);
    else if (missing.length > 0) tally.differences.push(`${one.id}: no finding at ${missing.join(', ')}; ${verdict.details.join(' | ')}`);
  }
  return tally;
}

/** Kinds of all CustomResourceDefinitions in a file or below a folder. */
export function readKinds(source: string): ReadonlyMap<string, CustomKind> {
  const kinds = new Map<string, CustomKind>();
  for (const file of filesBelow(source)) {
    for (const document of readYaml(file).filter(isCustomResourceDefinition)) {
      for (const kind of kindsOfCustomResourceDefinition(document)) kinds.set(`${kind.apiVersion}/${kind.kind}`, kind);
    }
  }
  return kinds;
}

export function filesBelow(source: string): string[] {
  if (!statSync(source).isDirectory()) return [source];
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ya?ml|json)$/.test(file))
    .map((file) => path.join(source, file))
    .sort();
}
