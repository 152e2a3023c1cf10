/** One line of the list `imports` in `cdk8s.yaml`: a system, and a file of upstream that describes kinds of it. */
export interface ImportEntry {
  /** Position in the list, from 0. */
  readonly index: number;
  readonly system: string;
  /** Address without the fragment. */
  readonly url: string;
  /** Path below the folder of `--from`, where the file there has another name. */
  readonly localPath?: string;
}

/** Something wrong with one entry. */
export interface ImportProblem {
  readonly entry: ImportEntry;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** Everything that is wrong, in the order of `cdk8s.yaml`. Nothing was written. */
export class ImportError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ImportError';
  }

  static of(problems: readonly ImportProblem[]): ImportError {
    const sorted = [...problems].sort((a, b) => a.entry.index - b.entry.index);
    return new ImportError([...new Set(sorted.map(({ entry, message }) => `[${describeEntry(entry)}] ${message}`))]);
  }
}

export function describeEntry(entry: ImportEntry): string {
  return `cdk8s.yaml imports[${entry.index}] ${entry.system}:=${entry.url}`;
}

const entryPattern = /^(?<system>[a-z0-9][a-z0-9.-]*):=(?<url>https?:\/\/[^#\s]+)(?:#(?<localPath>\S+))?$/;

/**
 * Reads the list `imports` of a parsed `cdk8s.yaml`; other keys are not looked at.
 *
 * @throws ImportError that names every entry that is not `system:=URL`
 */
export function readEntries(config: unknown): ImportEntry[] {
  const list = (config as { imports?: unknown } | null)?.imports;
  if (!Array.isArray(list) || list.length === 0) {
    throw new ImportError(['[cdk8s.yaml] The list `imports` is missing or empty. Add entries such as `- istio:=https://...`.']);
  }
  const entries = list.map((item: unknown, index) => entryOf(item, index) ?? malformed(item, index));
  const problems = entries.filter((entry): entry is string => typeof entry === 'string');
  if (problems.length > 0) throw new ImportError(problems);
  return entries as ImportEntry[];
}

function entryOf(item: unknown, index: number): ImportEntry | undefined {
  const groups = typeof item === 'string' ? entryPattern.exec(item)?.groups : undefined;
  if (!groups) return undefined;
  return { index, system: groups.system!, url: groups.url!, ...(groups.localPath ? { localPath: groups.localPath } : {}) };
}

function malformed(item: unknown, index: number): string {
  return `[cdk8s.yaml imports[${index}] ${typeof item === 'string' ? item : JSON.stringify(item)}] The entry is not \`system:=URL\`. Write, for example, istio:=https://...`;
}
