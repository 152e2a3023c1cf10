import { ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver, type ApiObject, type App, type IResolver } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Problem } from '../checks/problem';
import { externalObjectsOf } from '../external-objects';
import type { KubeObject } from '../kube-object';
import type { ManifestEntry, ManifestSet } from '../manifest-set';
import { fieldOriginsOf, sourceOfField } from '../source/field-sources';
import { waiversOf } from '../waivers';
import { constructProblem } from './construct-problem';
import { isApiObject, walkTree } from './construct-tree';
import { orderConstructs, type DependencyCycle } from './order-constructs';
import { originOf, patchOriginsOf } from './origin-of';
import { renderObject, type RenderContext } from './render-object';
import { validateConstruct } from './validate-construct';

/** What an app came to, before any rule looked at it. */
export interface CollectedManifests {
  readonly set: ManifestSet;
  /** The construct that made each entry, in the same order. */
  readonly makers: readonly ApiObject[];
  /** All constructs, also those that made none. */
  readonly constructs: readonly IConstruct[];
}

export interface CollectOptions {
  /** Objects of this construct and those below it. @default - the app */
  readonly part?: IConstruct;
  /** The objects may share parts with what was given to the constructs: for who looks at them once. @default false */
  readonly share?: boolean;
}

/**
 * Makes the objects of all constructs below the app, or below a part of it. Linear in constructs, dependencies and fields.
 * Never throws for what a construct does wrong: that is a problem of the set, and the other constructs go on.
 */
export function collectManifests(app: App, { part = app, share = false }: CollectOptions = {}): CollectedManifests {
  const tree = walkTree(part);
  const constructs = tree.map((node) => node.construct);
  const problems = constructs.flatMap(validateConstruct);
  const { ordered, cycles } = orderConstructs(tree);
  problems.push(...cycles.map(describeCycle));
  const context: RenderContext = {
    hasOwnResolvers: app.resolvers.some((resolver) => !isBuiltIn(resolver)),
    share,
    onRefused: (object, { path, message }) => problems.push(refusedValue(object, path, message)),
    onPatchFailed: (object, { index, message }) => problems.push(failedPatch(object, index, message)),
  };
  const entries: ManifestEntry[] = [];
  const makers: ApiObject[] = [];
  for (const { construct } of ordered) {
    if (!isApiObject(construct)) continue;
    const object = tryRender(construct, context, problems);
    if (!object) continue;
    entries.push({ object, origin: originOf(construct) });
    makers.push(construct);
  }
  const declaring = constructs.filter(({ node }) => node.metadata.length > 0);
  const set = { entries, externals: declaring.flatMap(externalObjectsOf), waivers: declaring.flatMap(waiversOf), problems };
  return { set, makers, constructs };
}

/** cdk8s gives these to every app. */
function isBuiltIn(resolver: IResolver): boolean {
  return resolver instanceof LazyResolver || resolver instanceof ImplicitTokenResolver || resolver instanceof NumberStringUnionResolver;
}

function tryRender(construct: ApiObject, context: RenderContext, problems: Problem[]): KubeObject | undefined {
  try {
    return renderObject(construct, context);
  } catch (error) {
    const message = `The object cannot be rendered: ${error instanceof Error ? error.message : String(error)}`;
    problems.push(constructProblem(construct, { code: 'construct/cannot-render', message }));
    return undefined;
  }
}

function refusedValue(construct: ApiObject, path: string, message: string): Problem {
  return constructProblem(construct, {
    code: 'construct/not-plain-data',
    message,
    hint: 'Give the value as text, number, list or map.',
    path,
    source: sourceOfField(fieldOriginsOf(construct), path),
  });
}

function failedPatch(construct: ApiObject, index: number, message: string): Problem {
  const source = patchOriginsOf(construct)[index]?.source;
  return constructProblem(construct, {
    code: 'construct/patch-failed',
    message,
    hint: 'Patches apply in the order in which they were added, to the object as it is emitted.',
    ...(source && { source }),
  });
}

function describeCycle(cycle: DependencyCycle): Problem {
  const paths = [...cycle, cycle[0]!].map(({ construct }) => construct.node.path);
  return constructProblem(cycle[0]!.construct, {
    code: 'construct/dependency-cycle',
    message: `These constructs depend on each other in a circle: ${paths.join(' -> ')}.`,
    hint: 'Take one of the addDependency calls out.',
  });
}
