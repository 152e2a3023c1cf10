import type { ReferenceModel } from '../references/reference-model';
import type { Rule } from './rule';

/** What a system brings to the checks: plain arrays, which `constructs/<system>` exports. */
export interface SystemChecks {
  /** What its controllers and webhooks refuse. @default - none */
  readonly rules?: readonly Rule[];
  /** What its kinds refer to and provide. @default - none */
  readonly references?: readonly ReferenceModel[];
}

const CHECKS = Symbol.for('cdk8s-mlops.checks');

/**
 * Gives a class of constructs the checks of its system, so that an app which holds one such construct is checked by them. There is no registry,
 * and nothing happens on import. Write it in the class: `static { carryChecks(this, () => argoWorkflowsChecks); }`
 *
 * @param checks called when an app is checked; classes of one system return the same object
 */
export function carryChecks(constructClass: { readonly prototype: object }, checks: () => SystemChecks): void {
  Object.defineProperty(constructClass.prototype, CHECKS, { value: checks });
}

/** The checks that these constructs carry, each system's once. */
export function carriedChecks(constructs: Iterable<object>): readonly SystemChecks[] {
  const sources = new Set<() => SystemChecks>();
  for (const construct of constructs) {
    const source = (construct as { [CHECKS]?: () => SystemChecks })[CHECKS];
    if (source) sources.add(source);
  }
  return [...new Set([...sources].map((source) => source()))];
}
