import type { IConstruct } from 'constructs';
import type { ExternalObject } from './manifest-set';

const METADATA_TYPE = 'cdk8s-mlops:external-object';

/** An object that the app refers to and that somebody else makes. */
export interface ExternalObjectProps {
  readonly kind: string;
  readonly name: string;
  /** Who makes it, for the report: `made by the platform team's Terraform`. */
  readonly reason: string;
  /** API group, such as `apps`. @default - the core group */
  readonly group?: string;
  /** @default - every namespace, or none for a cluster-scoped kind */
  readonly namespace?: string;
  /** Keys that a Secret or ConfigMap has. @default - any key */
  readonly keys?: readonly string[];
}

/**
 * Declares what exists outside of the app, so that references to it resolve. Holds for the whole app, wherever it is declared.
 *
 * @example ExternalObjects.of(chart).add({ kind: 'Secret', name: 'registry', namespace: 'ci', reason: 'Made by hand, see the runbook.' });
 */
export class ExternalObjects {
  static of(construct: IConstruct): ExternalObjects {
    return new ExternalObjects(construct);
  }

  private constructor(private readonly construct: IConstruct) {}

  add(...objects: ExternalObjectProps[]): this {
    for (const object of objects) this.construct.node.addMetadata(METADATA_TYPE, object);
    return this;
  }
}

/** What one construct declares, without those below it. */
export function externalObjectsOf(construct: IConstruct): ExternalObject[] {
  return construct.node.metadata
    .filter(({ type }) => type === METADATA_TYPE)
    .map(({ data }) => ({ group: '', namespace: '', ...(data as ExternalObjectProps) }));
}
