import type { IConstruct } from 'constructs';
import { captureCallSite, type CallSite } from './call-site';

/** Global, so that two installed copies of the package understand each other's constructs. */
const CALL_SITE = Symbol.for('cdk8s-mlops.callSite');

/**
 * Remembers the line that made a construct, so that problems can name it. To be called first thing in a constructor:
 * `rememberSource(this, new.target)`. A line remembered by a subclass stays.
 */
export function rememberSource(construct: IConstruct, constructed: abstract new (...args: never[]) => unknown): void {
  (construct as Remembering)[CALL_SITE] ??= captureCallSite(constructed);
}

interface Remembering extends IConstruct {
  [CALL_SITE]?: CallSite;
}

/** The remembered call of the construct, or of the nearest scope that has one. */
export function callSiteOf(construct: IConstruct): CallSite | undefined {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    const site = (scope as Remembering)[CALL_SITE];
    if (site) return site;
  }
  return undefined;
}

