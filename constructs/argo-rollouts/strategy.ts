import type * as l1 from '../../imports/argo-rollouts';
import type { NamedObject } from '../../lib/named-object';
import { managedRoutesOf, toStep, type AnyStep, type BasicStepKind, type CanaryStep, type RoutedStepKind } from './canary-step';
import { toAnalysis, type BackgroundAnalysis, type RolloutAnalysis } from './rollout-analysis';
import type { TrafficRouting } from './traffic-routing';

/** Fields that only work where a router divides the traffic. */
type RoutedFields = 'abortScaleDownDelaySeconds' | 'dynamicStableScale' | 'minPodsPerReplicaSet' | 'scaleDownDelaySeconds';
type Written = 'analysis' | 'canaryService' | 'pingPong' | 'stableService' | 'steps' | 'trafficRouting';

/** New pods take the place of old ones step by step; each Service gives traffic to both, by their number. */
export interface CanaryOptions extends Omit<l1.RolloutCanary, Written | RoutedFields> {
  /** What happens, one step after the other. @default - all pods at once, as far as `maxSurge` and `maxUnavailable` allow */
  readonly steps?: readonly CanaryStep[];
  /** An analysis that runs beside the steps, and ends the update when it fails. @default - none */
  readonly analysis?: BackgroundAnalysis;
  /** A Service that the controller points to the old pods. @default - none */
  readonly stableService?: NamedObject;
  /** A Service that the controller points to the new pods. @default - none */
  readonly canaryService?: NamedObject;
}

/** A router divides the traffic between old and new pods, whatever their number. */
export interface RoutedCanaryOptions<K extends RoutedStepKind> extends Omit<l1.RolloutCanary, Written> {
  readonly trafficRouting: TrafficRouting<K>;
  /** What happens, one step after the other. @default - all traffic at once */
  readonly steps?: readonly CanaryStep<BasicStepKind | NoInfer<K>>[];
  /** An analysis that runs beside the steps, and ends the update when it fails. @default - none */
  readonly analysis?: BackgroundAnalysis;
}

/** All new pods are there before any traffic goes to them. */
export interface BlueGreenOptions extends Omit<l1.RolloutBlueGreen, 'activeService' | 'previewService' | 'prePromotionAnalysis' | 'postPromotionAnalysis'> {
  /** The Service that leads to the pods in use; the controller points it there. */
  readonly activeService: NamedObject;
  /** A Service that leads to the new pods. @default - none */
  readonly previewService?: NamedObject;
  /** Must succeed before traffic goes to the new pods. @default - none */
  readonly prePromotionAnalysis?: RolloutAnalysis;
  /** Must succeed after it does, else the old pods get it back. @default - none */
  readonly postPromotionAnalysis?: RolloutAnalysis;
}

/**
 * How new pods take the place of old ones.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/concepts/
 */
export class Strategy {
  /** By the number of pods, without a router. @see https://argo-rollouts.readthedocs.io/en/stable/features/canary/ */
  static canary({ steps = [], analysis, stableService, canaryService, ...rest }: CanaryOptions = {}): Strategy {
    const services = { ...(stableService && { stableService: stableService.name }), ...(canaryService && { canaryService: canaryService.name }) };
    return new Strategy(() => ({ canary: { ...services, ...whatHappens(steps, analysis), ...rest } }));
  }

  /**
   * By a router. The routes that steps set are listed for the controller.
   *
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/
   */
  static routedCanary<K extends RoutedStepKind>({ trafficRouting, steps = [], analysis, ...rest }: RoutedCanaryOptions<K>): Strategy {
    const managedRoutes = managedRoutesOf(steps);
    const routing = (namespace?: string) => ({ ...trafficRouting.toRouting(namespace), ...(managedRoutes.length > 0 && { managedRoutes }) });
    const canary = { ...trafficRouting.fields, ...whatHappens(steps, analysis), ...rest };
    return new Strategy((namespace) => ({ canary: { ...canary, trafficRouting: routing(namespace) } }));
  }

  /** @see https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/ */
  static blueGreen({ activeService, previewService, prePromotionAnalysis, postPromotionAnalysis, ...rest }: BlueGreenOptions): Strategy {
    const blueGreen: l1.RolloutBlueGreen = {
      activeService: activeService.name,
      ...(previewService && { previewService: previewService.name }),
      ...(prePromotionAnalysis && { prePromotionAnalysis: toAnalysis(prePromotionAnalysis) }),
      ...(postPromotionAnalysis && { postPromotionAnalysis: toAnalysis(postPromotionAnalysis) }),
      ...rest,
    };
    return new Strategy(() => ({ blueGreen }));
  }

  private constructor(
    /** The field `strategy` of a Rollout in this namespace. */
    readonly toStrategy: (namespace?: string) => l1.RolloutStrategy,
  ) {}
}

function whatHappens(steps: readonly AnyStep[], analysis: BackgroundAnalysis | undefined): Pick<l1.RolloutCanary, 'steps' | 'analysis'> {
  return { ...(steps.length > 0 && { steps: steps.map(toStep) }), ...(analysis && { analysis: toAnalysis(analysis) }) };
}
