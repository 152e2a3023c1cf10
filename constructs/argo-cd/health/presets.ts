import { byAllConditions, byCondition } from './conditions';
import { crossplane } from './crossplane';
import { preamble, type HealthCheck } from './health-check';

/**
 * An Application below another one has the health that it says itself. Argo CD has no such check any more; without it, waves of Applications do
 * not wait for each other.
 */
const application: HealthCheck = {
  group: 'argoproj.io',
  kind: 'Application',
  lua: `local health = (obj.status or {}).health or {}
return { status = health.status or "Progressing", message = health.message or "" }
`,
};

/** What the operator of Seldon Core 1 reports as a state. */
const seldonDeployment: HealthCheck = {
  group: 'machinelearning.seldon.io',
  kind: 'SeldonDeployment',
  lua: `${preamble}if status.state == "Available" then return is("Healthy", status.description) end
if status.state == "Failed" then return is("Degraded", status.description) end
return is("Progressing", status.description)
`,
};

/** A model that cannot be loaded is told as such; a service that was stopped is suspended. */
const inferenceService: HealthCheck = {
  group: 'serving.kserve.io',
  kind: 'InferenceService',
  lua: `${preamble}local model = status.modelStatus or {}
local failure = model.lastFailureInfo or {}
if model.transitionStatus == "InvalidSpec" or model.transitionStatus == "BlockedByFailedLoad" then
  return is("Degraded", failure.message or model.transitionStatus)
end
local ready
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "Stopped" and condition.status == "True" then return is("Suspended", condition.message) end
  if condition.type == "Ready" then ready = condition end
end
if ready == nil then return health end
if ready.status == "True" then return is("Healthy", ready.message) end
if ready.status == "False" and model.transitionStatus ~= "InProgress" then return is("Degraded", ready.message or ready.reason) end
return is("Progressing", ready.message)
`,
};

const externalSecretKinds = ['ClusterExternalSecret', 'ClusterSecretStore', 'ExternalSecret', 'PushSecret', 'SecretStore'];

const externalSecrets = externalSecretKinds.map((kind): HealthCheck => ({ group: 'external-secrets.io', kind, lua: byCondition('Ready') }));

const argoEvents: readonly HealthCheck[] = [
  { group: 'argoproj.io', kind: 'EventBus', lua: byAllConditions('Configured', 'Deployed') },
  { group: 'argoproj.io', kind: 'EventSource', lua: byAllConditions('Deployed', 'SourcesProvided') },
  { group: 'argoproj.io', kind: 'Sensor', lua: byAllConditions('DependenciesProvided', 'Deployed', 'TriggersProvided') },
];

/** Istio says something only where its analysis runs in the cluster: then an error of it degrades. */
const istio: HealthCheck = {
  group: '*.istio.io',
  kind: '*',
  lua: `for _, found in ipairs((obj.status or {}).validationMessages or {}) do
  if found.level == "ERROR" then
    return { status = "Degraded", message = (found.type or {}).name or "" }
  end
end
return { status = "Healthy", message = "" }
`,
};

/** Checks of health for kinds that Argo CD knows nothing or too little of. */
export const healthChecks = {
  application: [application],
  argoEvents,
  crossplane,
  externalSecrets,
  inferenceService: [inferenceService],
  istio: [istio],
  seldonDeployment: [seldonDeployment],
} as const satisfies Readonly<Record<string, readonly HealthCheck[]>>;
