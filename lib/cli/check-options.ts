import { InvalidArgumentError, Option, type Command } from 'commander';
import { categories, type Category } from '../checks/problem';
import { reportFormats, type ReportFormat } from '../checks/reporters';
import type { Waiver } from '../checks/waiver';
import { nearestName } from '../nearest-name';
import { kubernetesVersions, type KubernetesVersion } from '../schema/schema-catalog';

/** Flags of every command that checks. */
export interface CheckFlags {
  readonly kubernetesVersion: KubernetesVersion;
  readonly only?: readonly Category[];
  readonly waive: readonly Waiver[];
  readonly schemas: readonly string[];
  readonly format?: ReportFormat;
  readonly json?: boolean;
}

export function addCheckOptions(command: Command): Command {
  return command
    .addOption(new Option('--kubernetes-version <version>', 'whose built-in kinds are known').choices(kubernetesVersions).default('1.34'))
    .addOption(new Option('--only <categories>', `check only these, of ${categories.join(', ')}`).argParser(parseCategories))
    .addOption(new Option('--schemas <file or folder>', 'CustomResourceDefinitions to know besides; repeatable').argParser(collect).default([], 'none'))
    .addOption(new Option('--waive <code=reason>', 'let problems of this code pass; repeatable').argParser(collectWaivers).default([], 'none'))
    .addOption(new Option('--format <format>', 'of the report (default: github where GITHUB_ACTIONS is true, else text)').choices(reportFormats))
    .option('--json', 'the same as --format json');
}

/** What the flags say, or what suits the place where the command runs. */
export function reportFormat(flags: Pick<CheckFlags, 'format' | 'json'>, environment: NodeJS.ProcessEnv = process.env): ReportFormat {
  if (flags.json) return 'json';
  return flags.format ?? (environment.GITHUB_ACTIONS === 'true' ? 'github' : 'text');
}

/** A flag that may be given more than once. */
export function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** `schema,names` and repeated flags alike. */
function parseCategories(value: string, earlier: readonly Category[] = []): readonly Category[] {
  return [...earlier, ...value.split(',').map((word) => parseCategory(word.trim()))];
}

function parseCategory(word: string): Category {
  const category = categories.find((known) => known === word);
  if (category) return category;
  const near = nearestName(word, categories);
  throw new InvalidArgumentError(`There is no category '${word}'.${near ? ` Did you mean '${near}'?` : ''} Choose of ${categories.join(', ')}.`);
}

function collectWaivers(value: string, earlier: readonly Waiver[] = []): readonly Waiver[] {
  const [, code, reason] = /^([^=]+)=(.*)$/s.exec(value) ?? [];
  if (!code || !reason?.trim()) {
    throw new InvalidArgumentError(`'${value}' is no waiver. Write CODE=REASON, such as schema/unknown-field="the operator's next version knows it".`);
  }
  return [...earlier, { code: code.trim(), reason: reason.trim() }];
}
