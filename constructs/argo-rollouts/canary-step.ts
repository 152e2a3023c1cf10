import type { Duration } from 'cdk8s';
import type * as l1 from '../../imports/argo-rollouts';
import type { ExactlyOne } from '../../lib/choice';
import { durationText } from '../../lib/duration-text';
import { toExperimentStep, type ExperimentStep } from './experiment-step';
import { toAnalysis, type RolloutAnalysis } from './rollout-analysis';

/** Text, in one way: exactly, by a prefix, or by a regular expression. */
export type TextMatch = Pick<l1.RolloutHeaderValue, 'exact' | 'prefix' | 'regex'> & ExactlyOne<'exact' | 'prefix' | 'regex'>;

/** Requests that go to the new pods, whatever the weight. */
export interface HeaderRoute {
  /** Of the route that the controller makes. */
  readonly name: string;
  /** @default - the route is taken away again */
  readonly match?: readonly { readonly headerName: string; readonly headerValue: TextMatch }[];
}

/** Requests that go to the new pods too, without an answer to the caller. */
export interface MirrorRoute {
  /** Of the route that the controller makes. */
  readonly name: string;
  /** @default - the route is taken away again */
  readonly match?: readonly MirrorMatch[];
  /** Share of these requests in percent. @default 100 */
  readonly percentage?: number;
}

export interface MirrorMatch {
  readonly method?: TextMatch;
  readonly path?: TextMatch;
  readonly headers?: Readonly<Record<string, TextMatch>>;
}

/** What a step can do, under upstream's own names. */
export interface CanaryStepKinds {
  /** Share of the new pods in percent: of the traffic where it is routed, else of the pods. */
  readonly setWeight: number;
  /** Waits so long; without a duration, until somebody promotes the Rollout. */
  readonly pause: { readonly duration?: Duration };
  /** Waits for an analysis, and ends the update when it fails. */
  readonly analysis: RolloutAnalysis;
  readonly experiment: ExperimentStep;
  readonly plugin: l1.RolloutPlugin;
  /** How many new pods there are, whatever the weight. */
  readonly setCanaryScale: l1.RolloutSetCanaryScale & ExactlyOne<keyof l1.RolloutSetCanaryScale>;
  readonly setHeaderRoute: HeaderRoute;
  readonly setMirrorRoute: MirrorRoute;
}

/** What only works where a router divides the traffic. */
export type RoutedStepKind = 'setCanaryScale' | 'setHeaderRoute' | 'setMirrorRoute';

/** What any canary can do. */
export type BasicStepKind = Exclude<keyof CanaryStepKinds, RoutedStepKind>;

/**
 * A step of a canary: exactly one of the kinds `K`.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/canary/
 */
export type CanaryStep<K extends keyof CanaryStepKinds = BasicStepKind> = {
  [P in K]: { readonly [Q in P]: CanaryStepKinds[Q] } & { readonly [Q in Exclude<K, P>]?: never };
}[K];

/** Any step, as the functions here see it: which kinds a router knows is the compiler's matter. */
export type AnyStep = Partial<CanaryStepKinds>;

export function toStep({ pause, analysis, experiment, ...step }: AnyStep): l1.RolloutStep {
  return {
    ...(pause && { pause: pause.duration === undefined ? {} : { duration: durationText(pause.duration) } }),
    ...(analysis && { analysis: toAnalysis(analysis) }),
    ...(experiment && { experiment: toExperimentStep(experiment) }),
    ...step,
  };
}

/** The routes that steps set, each once, in their order: the controller asks for a list of them. */
export function managedRoutesOf(steps: readonly AnyStep[]): l1.RolloutManagedRoute[] {
  const names = steps.flatMap(({ setHeaderRoute, setMirrorRoute }) => [setHeaderRoute, setMirrorRoute].flatMap((route) => route?.name ?? []));
  return [...new Set(names)].map((name) => ({ name }));
}
