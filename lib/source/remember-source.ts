import type { IConstruct } from 'constructs';
import { captureCallSite, type Callee, type CallSite } from './call-site';
import { positionOf } from './position-of';
import type { SourcePosition } from './source-position';

/** Global, so that two installed copies of the package understand each other's constructs. */
const CALL_SITE = Symbol.for('cdk8s-mlops.callSite');

interface Remembering extends IConstruct {
  [CALL_SITE]?: CallSite;
}

/** Remembers the line that made a construct, so that problems can name it: `rememberSource(this, new.target)` in its constructor. */
export function rememberSource(construct: IConstruct, constructed: Callee): void {
  (construct as Remembering)[CALL_SITE] ??= captureCallSite(constructed);
}

/** The line that made the construct, or else the nearest scope whose line is known. */
export function sourceOf(construct: IConstruct): SourcePosition | undefined {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    const site = (scope as Remembering)[CALL_SITE];
    if (site) return positionOf(site);
  }
  return undefined;
}
