import { identityKey, identityOf } from '../kube-object';
import type { Drift, DriftPolicy } from './drift';
import { identityInInventory, type Inventory } from './inventory';
import { inventoryFile, type Layout } from './layout';
import { PublishRefused, refuse } from './publish-refused';
import type { RenderedFile } from './rendered-files';
import type { Tip } from './tip';

/** How many paths a message lists. */
const listed = 20;

/** Refuses where a shared folder is something else, or another's. */
export function checkOwnership(tip: Tip, layout: Layout, owner: string, takeOver: boolean): void {
  const [first] = tip.obstructions;
  if (first) {
    const hint = 'Rename or remove it in the config repository; publish changes nothing outside its own folder.';
    refuse('drift', 'obstructed-folder', `${first.path} in the config repository stands where the folder ${layout.folder} has to be.`, hint);
  }
  if (tip.inventoryError?.newer) {
    refuse('drift', 'newer-inventory', `${layout.rendered}/${inventoryFile} cannot be read: ${tip.inventoryError.message}.`, 'Use the later version of the tool that published there.');
  }
  if (tip.inventory && tip.inventory.owner !== owner && !takeOver) {
    const message = `${layout.rendered} is published by ${tip.inventory.owner}, and this is ${owner}.`;
    refuse('drift', 'other-owner', message, 'Choose another app name, or take it over on purpose.');
  }
}

/** Refuses where somebody changed by hand what would be lost, unless the policy says what to do. */
export function checkDrift(tip: Tip, drift: readonly Drift[], layout: Layout, policy: DriftPolicy): void {
  const isHopeless = policy === 'keep' && (tip.inventoryError !== undefined || tip.inPlaceOfRendered !== undefined);
  if (drift.length === 0 || (policy !== 'fail' && !isHopeless)) return;
  const reason = tip.inventoryError ? ` ${inventoryFile} cannot be trusted: ${tip.inventoryError.message}.` : '';
  const lines = drift.slice(0, listed).map(({ path, kind }) => `\n  ${kind} ${layout.rendered}${path && `/${path}`}`);
  const more = drift.length > listed ? `\n  and ${drift.length - listed} more` : '';
  const hint = isHopeless
    ? '\nIt cannot be kept: overwrite it, or mend it in the config repository.'
    : '\nBring the change into the app, or say what to do with it: overwrite or keep.';
  refuse('drift', 'drift', `Changed by hand since the last publish:${lines.join('')}${more}${reason && `\n${reason.trim()}`}`, hint);
}

/**
 * Refuses to remove so much at once that the app has rather lost half of itself by mistake. Objects are counted, not files: a rename of the file
 * removes nothing.
 */
export function checkDeletions(inventory: Inventory | undefined, objects: readonly RenderedFile[], maxDelete: number | undefined): void {
  const published = [...(inventory?.files.values() ?? [])].flatMap(({ object }) => (object ? [object] : []));
  const planned = new Set(objects.map(({ entry }) => identityKey(identityOf(entry!.object))));
  const removed = published.filter((object) => !planned.has(identityKey(identityInInventory(object))));
  const limit = maxDelete ?? defaultLimit(published.length);
  if (removed.length <= limit) return;
  const names = removed.slice(0, listed).map(({ kind, namespace, name }) => `\n  ${kind} ${namespace ? `${namespace}/` : ''}${name}`);
  const more = removed.length > listed ? `\n  and ${removed.length - listed} more` : '';
  const message = `This would remove ${removed.length} of ${published.length} objects, and ${limit} may go at once:${names.join('')}${more}`;
  throw new PublishRefused('drift', [
    { code: 'publish/mass-deletion', message, hint: `\nIf that is what you want, allow ${removed.length} deletions.` },
  ]);
}

function defaultLimit(published: number): number {
  return Math.max(1, Math.min(20, Math.ceil(published * 0.3)));
}
