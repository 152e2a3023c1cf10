import { JsonPatch } from 'cdk8s';
import { operationOf } from './api-object-internals';

export interface PatchFailure {
  /** Index among the object's patches. */
  readonly index: number;
  readonly message: string;
}

/** Applies the patches one after the other to a document that may be changed. One that fails leaves the document as it was, and the next go on. */
export function applyPatches(
  document: Record<string, unknown>,
  patches: readonly JsonPatch[],
  onFailed: (failure: PatchFailure) => void,
): Record<string, unknown> {
  let patched = document;
  patches.forEach((patch, index) => {
    try {
      patched = JsonPatch.apply(patched, patch) as Record<string, unknown>;
    } catch (error) {
      onFailed({ index, message: explain(patch, error) });
    }
  });
  return patched;
}

function explain(patch: JsonPatch, error: unknown): string {
  const { op, path, value } = operationOf(patch);
  if (op === 'test') return `The patch expects ${JSON.stringify(value)} at '${path}', and something else is there.`;
  return `The patch '${op}' of '${path}' cannot be applied: ${reason(error)}.`;
}

/** The library that applies patches stumbles over a missing parent instead of naming it. */
function reason(error: unknown): string {
  if (error instanceof TypeError) return 'there is nothing above it';
  return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}
