import type { Rule } from '../../../lib/checks/rule';
import { analysisArguments } from './analysis-arguments';
import { analysisField } from './analysis-field';
import { antiAffinity } from './anti-affinity';
import { argumentOnce } from './argument-once';
import { counts } from './counts';
import { destinationRuleSubsets } from './destination-rule-subsets';
import { distinctServices } from './distinct-services';
import { endlessAnalysis } from './endless-analysis';
import { experimentArguments } from './experiment-arguments';
import { experimentWeight } from './experiment-weight';
import { gatewayRoutes } from './gateway-routes';
import { ingressBackend } from './ingress-backend';
import { ingressChoice } from './ingress-choice';
import { managedRoutes } from './managed-routes';
import { mergedTemplates } from './merged-templates';
import { metricLimits } from './metric-limits';
import { metrics } from './metrics';
import { needsRouting } from './needs-routing';
import { placeholder } from './placeholder';
import { podTemplate } from './pod-template';
import { routerServices } from './router-services';
import { selector } from './selector';
import { serviceSelector } from './service-selector';
import { stepKind } from './step-kind';
import { stepRoutes } from './step-routes';
import { stepValues } from './step-values';
import { strategy } from './strategy';
import { surge } from './surge';
import { templateArguments } from './template-arguments';
import { unknownArgument } from './unknown-argument';
import { virtualServiceChoice } from './virtual-service-choice';
import { virtualServiceRoutes } from './virtual-service-routes';
import { virtualServiceWeights } from './virtual-service-weights';
import { workloadOrTemplate } from './workload-or-template';

/** What the controller refuses, alone and together with the objects that a Rollout refers to. */
export const rules: readonly Rule[] = [
  analysisArguments,
  analysisField,
  antiAffinity,
  argumentOnce,
  counts,
  destinationRuleSubsets,
  distinctServices,
  endlessAnalysis,
  experimentArguments,
  experimentWeight,
  gatewayRoutes,
  ingressBackend,
  ingressChoice,
  managedRoutes,
  mergedTemplates,
  metricLimits,
  metrics,
  needsRouting,
  placeholder,
  podTemplate,
  routerServices,
  selector,
  serviceSelector,
  stepKind,
  stepRoutes,
  stepValues,
  strategy,
  surge,
  templateArguments,
  unknownArgument,
  virtualServiceChoice,
  virtualServiceRoutes,
  virtualServiceWeights,
  workloadOrTemplate,
];
