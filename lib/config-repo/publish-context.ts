import type { PrivateRepository } from '../git/private-repository';
import { type Entry, plainEntry } from './desired-tree';
import type { Layout } from './layout';
import type { PublishOptions, PublishRequest, PublishStep } from './publish-options';
import type { RenderedFile } from './rendered-files';

/** What stays the same over all attempts of one publish. */
export interface PublishContext {
  readonly request: PublishRequest;
  readonly options: PublishOptions;
  readonly layout: Layout;
  /** Who publishes: source repository and app. */
  readonly owner: string;
  /** A file for every object. */
  readonly objects: readonly RenderedFile[];
  readonly repository: PrivateRepository;
  /** Tells the next step to whoever listens. */
  tell(step: PublishStep, message: string): Promise<void>;
}

/** Puts contents into the private repository. @returns their entries, by path */
export async function writeFiles(
  repository: PrivateRepository,
  files: readonly { readonly path: string; readonly content: Buffer }[],
): Promise<Map<string, Entry>> {
  const written = await repository.writeBlobs(files.map(({ content }) => content));
  return new Map(files.map(({ path }, i) => [path, plainEntry(written[i]!)]));
}
