import type { IgnoreDifference } from '../../imports/argo-cd';

/** A class of `imports/` for a managed resource of Crossplane. */
interface ManagedKind {
  readonly apiVersion: string;
  readonly kind: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  new (scope: any, id: string, props: any): unknown;
}

/** Names of the fields that the provider manages. */
type ManagedField<K extends ManagedKind> = ConstructorParameters<K>[2] extends { readonly spec: { readonly forProvider?: infer F } }
  ? keyof F & string
  : string;

const rolloutRoute = (group: string, kind: string, jqPathExpressions: readonly string[]): IgnoreDifference => ({ group, kind, jqPathExpressions });

/** Fields that controllers, autoscalers and workflows write, for `ignoreDifferences` of Applications and of `ArgoCdSettings`. */
export const ignoredDifferences = {
  /**
   * Weights of routes, which Argo Rollouts shifts, and nothing else of the routes.
   *
   * @param managedRoutes routes that a Rollout adds for its steps: the names in its `managedRoutes`
   */
  rolloutRoutes(...managedRoutes: readonly string[]): readonly IgnoreDifference[] {
    const added = managedRoutes.map((name) => `.spec.http[] | select(.name == ${JSON.stringify(name)})`);
    const weights = ['http', 'tcp', 'tls'].map((protocol) => `.spec.${protocol}[].route[].weight`);
    const routes = ['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute'];
    return [
      rolloutRoute('networking.istio.io', 'VirtualService', [...weights, ...added]),
      rolloutRoute('networking.istio.io', 'DestinationRule', ['.spec.subsets[].labels["rollouts-pod-template-hash"]']),
      ...routes.map((kind) => rolloutRoute('gateway.networking.k8s.io', kind, ['.spec.rules[].backendRefs[].weight'])),
    ];
  },

  /** What others write to the predictors of a SeldonDeployment: workflows a new run or new weights, an autoscaler the number of pods. */
  seldonDeployments(...fields: readonly ['annotations' | 'replicas' | 'traffic', ...('annotations' | 'replicas' | 'traffic')[]]): readonly IgnoreDifference[] {
    return [{ group: 'machinelearning.seldon.io', kind: 'SeldonDeployment', jqPathExpressions: fields.map((field) => `.spec.predictors[].${field}`) }];
  },

  /** What others write to the predictor of an InferenceService: workflows another model or the share of the canary, an autoscaler its bounds. */
  inferenceServices(
    ...fields: readonly [InferenceServiceField, ...InferenceServiceField[]]
  ): readonly IgnoreDifference[] {
    return [{ group: 'serving.kserve.io', kind: 'InferenceService', jqPathExpressions: fields.map((field) => `.spec.predictor.${field}`) }];
  },

  /** Values within lists that the API server or the operator adds. With `ServerSideDiff=true`, these of the API server are none. */
  externalSecrets(): readonly IgnoreDifference[] {
    const group = 'external-secrets.io';
    const remote = ['conversionStrategy', 'decodingStrategy', 'metadataPolicy', 'nullBytePolicy'];
    return [
      {
        group,
        kind: 'ExternalSecret',
        jqPathExpressions: [
          ...remote.flatMap((field) => [`.spec.data[].remoteRef.${field}`, `.spec.dataFrom[].extract.${field}`]),
          '.spec.target.template.templateFrom[].target',
        ],
      },
      { group, kind: 'PushSecret', jqPathExpressions: ['.spec.data[].conversionStrategy'] },
    ];
  },

  /**
   * Fields that a provider of Crossplane fills in by what it found (`LateInitialize`).
   *
   * @example ignoredDifferences.lateInitialized(RdsInstance, 'engineVersion')
   */
  lateInitialized<K extends ManagedKind>({ apiVersion, kind }: K, ...fields: readonly ManagedField<K>[]): readonly IgnoreDifference[] {
    return [{ group: apiVersion.slice(0, apiVersion.indexOf('/')), kind, jqPathExpressions: fields.map((field) => `.spec.forProvider.${field}`) }];
  },
} as const;

type InferenceServiceField = 'canaryTrafficPercent' | 'maxReplicas' | 'minReplicas' | 'model.storageUri';
