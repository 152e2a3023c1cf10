import type { SourceProvenance } from './source-provenance';

/**
 * `hydrator.metadata`: says which source the files beside it were rendered from, in the form that GitOps Promoter and Argo CD read.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/source-hydrator/
 */
export function hydratorMetadata(source: SourceProvenance, commands: readonly string[]): Buffer {
  const { drySha, repoURL, author, date, subject, dirty } = source;
  const metadata = { repoURL, drySha, author, date, subject, commands, dirty: dirty || undefined };
  return Buffer.from(`${JSON.stringify(metadata, null, 2)}\n`);
}

/** @returns what is known of the published source; `undefined` where the file is missing or was not written by a hydrator */
export function readHydratorMetadata(content: Buffer | undefined): Pick<SourceProvenance, 'drySha' | 'date'> | undefined {
  if (!content) return undefined;
  try {
    const { drySha, date } = JSON.parse(content.toString('utf8')) as Record<string, unknown>;
    return typeof drySha === 'string' ? { drySha, ...(typeof date === 'string' && { date }) } : undefined;
  } catch {
    return undefined;
  }
}
