export {
  AnalysisArgument,
  ArgumentSource,
  type ArgumentOf,
  type ArgumentValues,
  type RolloutFieldPath,
} from './analysis-argument';
export { type AnalysisCall, type AnalysisHandle } from './analysis-call';
export { type AnalysisMetric, type JobMetric, type MetricProvider, type PrometheusMetric } from './analysis-metric';
export { AnalysisTemplate, type AnalysisTemplateProps } from './analysis-template';
export { type CanaryStep, type HeaderRoute, type MirrorRoute, type TextMatch } from './canary-step';
export { checks } from './checks';
export { ClusterAnalysisTemplate, type ClusterAnalysisTemplateProps } from './cluster-analysis-template';
export { Condition, result, ResultValue } from './condition';
export { Experiment, type ExperimentProps } from './experiment';
export { type ExperimentAnalysis, type ExperimentStep } from './experiment-step';
export { ExperimentPods, RevisionOfRollout, type ExperimentPodsProps, type RevisionOfRolloutProps } from './experiment-template';
export { type PodContainer, type PodProps } from './pod';
export { Rollout, type RolloutProps, type Workload } from './rollout';
export { type BackgroundAnalysis, type RolloutAnalysis } from './rollout-analysis';
export { Strategy, type BlueGreenOptions, type CanaryOptions, type RoutedCanaryOptions } from './strategy';
export {
  TrafficRouting,
  type AlbOptions,
  type GatewayApiOptions,
  type GatewayRoute,
  type IstioDestinationRule,
  type IstioOptions,
  type IstioVirtualService,
  type NginxOptions,
  type PingAndPong,
  type StableAndCanary,
} from './traffic-routing';
