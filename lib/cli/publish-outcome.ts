import type { PublishRefused, PublishResult, RefusalReason } from '../config-repo';
import { ExitCode } from './exit-code';
import type { Target } from './project';

/** What became of one app in one environment. */
export type Outcome = { readonly target: Target; readonly result: PublishResult } | { readonly target: Target; readonly refusal: PublishRefused };

/** For people: a line, and below it what stands against it. */
export function describeOutcome(outcome: Outcome): string {
  const { app, environment } = outcome.target;
  const name = `${environment.name}/${app.name}`;
  return 'refusal' in outcome ? `${name}: refused\n${indent(describeRefusal(outcome.refusal))}` : `${name}: ${describeResult(outcome.result)}`;
}

function describeResult({ status, files, commit, branch, drift }: PublishResult): string {
  if (status === 'unchanged') return 'nothing changed, no commit';
  const counts = `${files.added.length} added, ${files.changed.length} changed, ${files.removed.length} removed`;
  const result = status === 'dry-run' ? `would commit ${counts}` : `${counts}, commit ${commit!.slice(0, 10)} on ${branch}`;
  return drift.length === 0 ? result : `${result}\n${indent(`Changed by hand before: ${drift.map(({ path }) => path).join(', ')}`)}`;
}

function describeRefusal({ message, obstacles }: PublishRefused): string {
  const flags = new Set(obstacles.flatMap(({ code }) => flagsThatAllow[code] ?? []));
  return [message, ...[...flags].map((flag) => `To allow it: ${flag}`)].join('\n');
}

/** What the kernel of publish calls an option is a flag here. */
const flagsThatAllow: Readonly<Record<string, string>> = {
  'publish/attempts-exhausted': '--max-attempts <count>',
  'publish/dirty-source': '--allow-dirty',
  'publish/drift': '--on-drift overwrite, or --on-drift keep',
  'publish/empty-set': '--allow-empty',
  'publish/mass-deletion': '--max-delete <count>',
  'publish/other-owner': '--take-over',
  'publish/plaintext-secret': '--waive publish/plaintext-secret=<reason>',
  'publish/superseded': '--rollback',
};

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** For programs. */
export function outcomeJson(outcome: Outcome): object {
  if ('result' in outcome) return outcome.result;
  const { app, environment } = outcome.target;
  return { app: app.name, environment: environment.name, ...(outcome.refusal.toJSON() as object) };
}

const exitCodes: Readonly<Record<RefusalReason, ExitCode>> = {
  usage: ExitCode.usage,
  invalid: ExitCode.invalid,
  drift: ExitCode.drift,
  rejected: ExitCode.rejected,
  superseded: ExitCode.superseded,
};

/** The gravest of all: a wrong use goes before what the remote said. */
export function exitCodeOf(outcomes: readonly Outcome[]): ExitCode {
  const codes = outcomes.flatMap((outcome) => ('refusal' in outcome ? [exitCodes[outcome.refusal.reason]] : []));
  return codes.length === 0 ? ExitCode.ok : (Math.min(...codes) as ExitCode);
}
