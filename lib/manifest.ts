import { ApiObject, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { captureCallSite, type CallSite } from './source/call-site';
import { rememberSource } from './source/remember-source';

/** What kind of object a class makes. */
export interface ManifestKind {
  /** Group and version, such as `apps/v1`, or `v1` for the core group. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Objects of cluster-scoped kinds do not take the namespace of their chart. @default 'Namespaced' */
  readonly scope?: 'Namespaced' | 'Cluster';
}

/** A patch with the place that added it. */
export interface RecordedPatch {
  readonly patch: JsonPatch;
  readonly callSite?: CallSite;
}

/** Few objects are patched; a field in each would be paid for by all. */
const recordedPatches = new WeakMap<Manifest, readonly RecordedPatch[]>();

const MANIFEST = Symbol.for('cdk8s-mlops.Manifest');

/**
 * Base of all typed objects: a `cdk8s.ApiObject` whose props are the object's fields under upstream's own names, emitted without
 * conversion. JSON patches apply last, so that a field that the types do not know is emitted as it was written. It remembers the
 * user's `new X(...)` and the lines of its patches.
 */
export class Manifest extends ApiObject {
  /** Whether something is a Manifest, also one of another installed copy of this package. */
  static isManifest(this: void, x: unknown): x is Manifest {
    return typeof x === 'object' && x !== null && MANIFEST in x;
  }

  static {
    Object.defineProperty(Manifest.prototype, MANIFEST, { value: true });
  }

  /**
   * @param props fields of the object: `metadata`, `spec` ... A `metadata.name` that is left out is made from the construct's path,
   * unless `metadata.generateName` leaves the choice to the API server.
   */
  constructor(scope: Construct, id: string, kind: ManifestKind, props: object = {}) {
    super(scope, id, { ...withoutForcedName(props), apiVersion: kind.apiVersion, kind: kind.kind });
    if (kind.scope === 'Cluster') leaveNamespaceAsWritten(this, props);
    rememberSource(this, new.target);
  }

  override addJsonPatch(...patches: JsonPatch[]): void {
    const callSite = captureCallSite(this.addJsonPatch);
    const recorded = patches.map((patch) => ({ patch, callSite }));
    recordedPatches.set(this, [...this.recordedPatches, ...recorded]);
    super.addJsonPatch(...patches);
  }

  /** The patches in the order in which they apply, each with the place that added it. */
  get recordedPatches(): readonly RecordedPatch[] {
    return recordedPatches.get(this) ?? [];
  }
}

interface PropsWithMetadata {
  readonly metadata?: { readonly name?: string; readonly generateName?: string; readonly namespace?: string };
}

/** cdk8s makes a name for every object; beside `generateName` it would win, and the prefix have no effect. */
function withoutForcedName(props: PropsWithMetadata): PropsWithMetadata {
  const metadata = props.metadata;
  if (!metadata?.generateName || metadata.name !== undefined) return props;
  return { ...props, metadata: { ...metadata, name: undefined } };
}

/** cdk8s gives the namespace of the chart to every object, also to those that can have none. */
function leaveNamespaceAsWritten(manifest: Manifest, props: PropsWithMetadata): void {
  (manifest.metadata as { namespace?: string }).namespace = props.metadata?.namespace;
}
