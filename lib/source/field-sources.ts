import type { ApiObject } from 'cdk8s';
import type { CallSite } from './call-site';
import { positionOf } from './position-of';
import type { SourcePosition } from './source-position';

/** A part of an object, and the call of the user's that wrote it. */
export interface FieldSource {
  /** As the API server writes it: `spec.templates[3]`. */
  readonly path: string;
  /** What `captureCallSite` found. */
  readonly callSite: CallSite | undefined;
}

/** The same after source maps, as plain data. */
export interface FieldOrigin {
  readonly path: string;
  readonly source: SourcePosition;
}

/** Global, so that two installed copies of the package understand each other's constructs. */
const FIELD_SOURCES = Symbol.for('cdk8s-mlops.fieldSources');

interface Remembering extends ApiObject {
  [FIELD_SOURCES]?: () => readonly FieldSource[];
}

/**
 * Remembers which calls wrote parts of an object, so that a problem of a field names the nearest of them in place of the line that made
 * the object. Once for an object.
 * @param sources asked when a problem looks for a line, or the object leaves the process; of a path that stands twice the last counts
 */
export function rememberFieldSources(object: ApiObject, sources: () => readonly FieldSource[]): void {
  (object as Remembering)[FIELD_SOURCES] = sources;
}

/** Whether something is remembered, without asking for it. */
export function remembersFieldSources(object: ApiObject): boolean {
  return (object as Remembering)[FIELD_SOURCES] !== undefined;
}

/** Parts of the object whose line is known. */
export function fieldOriginsOf(object: ApiObject): FieldOrigin[] {
  const sources = (object as Remembering)[FIELD_SOURCES]?.() ?? [];
  return sources.flatMap(({ path, callSite }) => (callSite ? [{ path, source: positionOf(callSite) }] : []));
}

/** The line of the field, or else of the nearest field around it that has one. */
export function sourceOfField(fields: readonly FieldOrigin[], path: string): SourcePosition | undefined {
  let nearest: FieldOrigin | undefined;
  for (const field of fields) if (holds(field.path, path) && field.path.length >= (nearest?.path.length ?? 0)) nearest = field;
  return nearest?.source;
}

/** @param part may be the field itself */
export function holds(part: string, field: string): boolean {
  return field.startsWith(part) && [undefined, '.', '['].includes(field[part.length]);
}
