import type { PublishOptions, PublishRequest } from '../../../lib/config-repo';
import { publish, PublishRefused } from '../../../lib/config-repo';
import type { ManifestSet } from '../../../lib/manifest-set';
import type { Remote } from './remote';

/** A publish of the app `shop` to `prod` with everything fixed that the clock and the user would decide. */
export function requestOf(remote: Remote, set: ManifestSet, options: PublishOptions = {}, rest: Partial<PublishRequest> = {}): PublishRequest {
  const fixed = { author: { name: 'Bot', email: 'bot@example.com' }, date: 1_700_000_000 };
  return { set, app: 'shop', environment: 'prod', repo: remote.url, branch: 'main', version: '1.2.3', ...rest, options: { ...fixed, ...options } };
}

/** @returns the refusal of a publish that must not succeed */
export async function refusalOf(request: PublishRequest): Promise<PublishRefused> {
  const outcome = await publish(request).catch((error: unknown) => error);
  if (outcome instanceof PublishRefused) return outcome;
  throw outcome instanceof Error ? outcome : new Error(`published: ${JSON.stringify(outcome)}`);
}

export const folder = 'envs/prod/shop';
export const rendered = `${folder}/rendered`;
