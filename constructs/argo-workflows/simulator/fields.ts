import type { ManifestEntry } from '../../../lib/manifest-set';
export function refusedFields(_entries: readonly ManifestEntry[]): string[] {
  return [];
}
