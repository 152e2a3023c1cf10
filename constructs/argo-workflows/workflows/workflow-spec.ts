import type { Duration } from 'cdk8s';
import type * as l1 from '../../../imports/argo-workflows';
import type { PolicyRule } from '../../../imports/kubernetes';
import { durationSeconds } from '../../../lib/duration-text';
import type { ArgoWorkflowsVersion } from '../../../lib/schema/schema-catalog';
import type { FieldSource } from '../../../lib/source/field-sources';
import { argumentLists, type ArgumentOf } from '../calls/arguments';
import { hooksSpec, type Hooks } from '../calls/hook';
import type { InputPort, InputPorts } from '../ports/input';
import { metricsSpec, type Metric } from '../settings/metrics';
import { retryStrategy, type Retry } from '../settings/retry';
import { synchronizationSpec, type Lock } from '../settings/synchronization';
import type { Volume } from '../settings/volumes';
import type { Callable, Template } from '../templates/template';
import { hasTag } from '../text/tags';
import { dataText } from '../values/json-text';
import { renderValues } from '../values/render';
import { collectTemplates } from './collect-templates';
import { globalPorts, type GlobalParameters, type GlobalPorts } from './global-parameters';
import { restrictedPods, withPodDefaults, type PodDefaults } from './pod-defaults';
import { forVersion } from './target-version';
import { workflowMetadataSpec, type WorkflowMetadata } from './workflow-metadata';

/** Fields of the API that the props say in another way. */
type SaidOtherwise =
  | 'activeDeadlineSeconds'
  | 'arguments'
  | 'entrypoint'
  | 'hooks'
  | 'metrics'
  | 'onExit'
  | 'podSpecPatch'
  | 'retryStrategy'
  | 'securityContext'
  | 'serviceAccountName'
  | 'shutdown'
  | 'suspend'
  | 'synchronization'
  | 'templates'
  | 'ttlStrategy'
  | 'volumeClaimTemplates'
  | 'volumes'
  | 'workflowMetadata'
  | 'workflowTemplateRef';

/** What whole workflows can be told. Fields that are not listed here are those of the API, under their names. */
export interface WorkflowSettings extends Omit<l1.WorkflowSpec, SaidOtherwise> {
  /** What the pods get where their templates say nothing of it; `'none'`: as they are written. @default restrictedPods */
  readonly podDefaults?: PodDefaults | 'none';
  /** Runs when the workflow is over, however it ended. @default - nothing */
  readonly onExit?: Template;
  /** What runs when the workflow starts, changes or ends. @default - none */
  readonly hooks?: Hooks;
  /** From its start on. @default - none */
  readonly activeDeadline?: Duration;
  /** Locks that it holds while it runs. @default - none */
  readonly synchronization?: readonly Lock[];
  /** @default - none */
  readonly metrics?: readonly Metric[];
  /** Of every step that does not say it itself. @default - steps run once */
  readonly retryStrategy?: Retry;
  /** Merged into the spec of every pod; as plain data, with values in it, or as YAML text. @default - none */
  readonly podSpecPatch?: object | string;
  /** When it is deleted after its end. @default - never */
  readonly ttlStrategy?: { readonly afterCompletion?: Duration; readonly afterSuccess?: Duration; readonly afterFailure?: Duration };
  /** Of the workflows that start from it, beside what their object has. @default - none */
  readonly workflowMetadata?: WorkflowMetadata;
  /** Volumes that are known to all pods, beside those that templates mount. @default - none */
  readonly volumes?: readonly Volume[];
}

/** What a workflow runs. */
export interface WorkflowWork<I extends InputPorts, G extends GlobalPorts, A> extends WorkflowSettings {
  /** Where it starts. Its inputs are arguments of the workflow. */
  readonly entrypoint?: Template<I>;
  /** Templates that others call from elsewhere, beside those that the entrypoint calls. @default - none */
  readonly templates?: readonly Template[];
  /** Values for inputs of the entrypoint. @default - those of the inputs */
  readonly arguments?: A & NoOthers<A, I>;
  /** Arguments that every template may use, from `workflowParameters()`. @default - none */
  readonly parameters?: GlobalParameters<G>;
}

/** Some of the arguments: whoever starts the workflow gives the others. */
export type SomeArguments<I extends InputPorts> = { readonly [K in keyof I]?: ArgumentOf<I[K]> };

/** Refuses arguments beside the inputs. */
export type NoOthers<A, I extends InputPorts> = { readonly [K in Exclude<keyof A, keyof I>]: NoSuchInput<K> };

/** What is given for an input that the entrypoint does not have. */
export interface NoSuchInput<out Name> {
  readonly noSuchInput: Name;
}

/** A spec with the lines that wrote its parts. */
export interface RenderedSpec {
  readonly spec: l1.WorkflowSpec;
  /** Paths below the spec. */
  readonly sources: readonly FieldSource[];
  /** What its templates do with objects of the cluster, each once. */
  readonly permissions: readonly PolicyRule[];
}

/** The `spec` of a workflow, with all templates that it needs. */
export function workflowSpec(work: WorkflowWork<InputPorts, GlobalPorts, object>, version: ArgoWorkflowsVersion): RenderedSpec {
  const { entrypoint, templates: more = [], arguments: args = {}, parameters, ...settings } = work;
  const inHooks = Object.values(settings.hooks ?? {}).map((one): Callable => one.template);
  const templates = collectTemplates([...(entrypoint ? [entrypoint] : []), ...more, ...(settings.onExit ? [settings.onExit] : []), ...inHooks]);
  const defaults = settings.podDefaults === 'none' ? {} : (settings.podDefaults ?? restrictedPods);
  const claims = [...new Set(templates.flatMap((template) => template.render().claims ?? []))];
  const lists = workflowArguments(entrypoint?.inputs ?? {}, args as Readonly<Record<string, unknown>>, parameters);
  const spec = {
    ...(entrypoint && { entrypoint: entrypoint.name }),
    ...(lists && { arguments: lists }),
    ...settingsSpec(settings),
    ...(defaults.podSecurityContext && { securityContext: defaults.podSecurityContext }),
    ...(claims.length > 0 && { volumeClaimTemplates: claims }),
    ...(templates.length > 0 && { templates: templates.map((template) => forVersion(withPodDefaults(template.toSpec(), defaults), version)) }),
  };
  return { spec, sources: templates.flatMap(sourcesOf), permissions: permissionsOf(templates) };
}

function permissionsOf(templates: readonly Template[]): PolicyRule[] {
  const rules = templates.flatMap((template) => template.render().permissions ?? []);
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}

function sourcesOf(template: Template, index: number): FieldSource[] {
  const path = `templates[${index}]`;
  return [
    { path, callSite: template.callSite },
    ...(template.render().sources ?? []).map((part) => ({ path: `${path}.${part.path}`, callSite: part.callSite })),
  ];
}

/** What whoever starts the workflow may give: inputs of the entrypoint and global parameters, with the values that are known. */
function workflowArguments(
  inputs: InputPorts,
  args: Readonly<Record<string, unknown>>,
  parameters: GlobalParameters | undefined,
): l1.Arguments | undefined {
  const ports = { ...knownBefore(inputs, args), ...(parameters && globalPorts(parameters)) };
  const given = argumentLists(ports, args);
  const parameterList = Object.entries(ports).flatMap(([name, port]): l1.Parameter[] => {
    if (port.port !== 'input-parameter') return [];
    const value = given?.parameters?.find((one) => one.name === name);
    const { valueFrom, ...fields } = port.fields;
    return [{ name, ...fields, ...(value ? { value: value.value } : valueFrom && { valueFrom }) }];
  });
  const artifacts = given?.artifacts ?? [];
  if (parameterList.length + artifacts.length === 0) return undefined;
  return { ...(parameterList.length > 0 && { parameters: parameterList }), ...(artifacts.length > 0 && { artifacts }) };
}

/** Arguments are known before the workflow starts: an input with a default that is worked out later is none, as long as nobody gives it. */
function knownBefore(inputs: InputPorts, args: object): InputPorts {
  const isLater = (port: InputPort): boolean => port.port === 'input-parameter' && hasTag(port.fields.value ?? '');
  return Object.fromEntries(Object.entries(inputs).filter(([name, port]) => name in args || !isLater(port)));
}

function settingsSpec(settings: WorkflowSettings): Partial<l1.WorkflowSpec> {
  const {
    podDefaults: _podDefaults,
    onExit,
    hooks,
    activeDeadline,
    synchronization,
    metrics,
    retryStrategy: retry,
    ttlStrategy: ttl,
    volumes,
    podSpecPatch,
    workflowMetadata,
    ...fields
  } = settings;
  return renderValues({
    ...fields,
    ...(onExit && { onExit: onExit.name }),
    ...(hooks && { hooks: hooksSpec(hooks) }),
    ...(activeDeadline && { activeDeadlineSeconds: durationSeconds(activeDeadline) }),
    ...(synchronization && { synchronization: synchronizationSpec(synchronization) }),
    ...(metrics && { metrics: metricsSpec(metrics) }),
    ...(retry && { retryStrategy: retryStrategy(retry) }),
    ...(ttl && { ttlStrategy: ttlStrategy(ttl) }),
    ...(podSpecPatch !== undefined && { podSpecPatch: dataText(podSpecPatch) }),
    ...(workflowMetadata && { workflowMetadata: workflowMetadataSpec(workflowMetadata) }),
    ...(volumes && volumes.length > 0 && { volumes: volumes.map(({ spec }) => spec) }),
  });
}

function ttlStrategy({ afterCompletion, afterSuccess, afterFailure }: NonNullable<WorkflowSettings['ttlStrategy']>): l1.TTLStrategy {
  return {
    ...(afterCompletion && { secondsAfterCompletion: durationSeconds(afterCompletion) }),
    ...(afterSuccess && { secondsAfterSuccess: durationSeconds(afterSuccess) }),
    ...(afterFailure && { secondsAfterFailure: durationSeconds(afterFailure) }),
  };
}
