import { ArtifactReference } from '../ports/artifact';
import { Reference } from './expression';

/** How a workflow ended, or where it stands. */
export type WorkflowPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Error';

/**
 * What every template knows of the workflow that it runs in.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/variables/#global
 */
export const workflow = {
  name: new Reference<string>('workflow.name'),
  namespace: new Reference<string>('workflow.namespace'),
  uid: new Reference<string>('workflow.uid'),
  mainEntrypoint: new Reference<string>('workflow.mainEntrypoint'),
  serviceAccountName: new Reference<string>('workflow.serviceAccountName'),
  priority: new Reference<number>('workflow.priority', 'asInt'),
  /** In seconds, up to now. */
  duration: new Reference<number>('workflow.duration', 'asFloat'),
  /** All arguments, as one JSON text. */
  parameters: new Reference<unknown>('workflow.parameters.json', undefined, true),
  /** All labels, as one JSON text. */
  labels: new Reference<unknown>('workflow.labels.json', undefined, true),
  /** All annotations, as one JSON text. */
  annotations: new Reference<unknown>('workflow.annotations.json', undefined, true),
  /** When it was made: as RFC 3339, in seconds since 1970, or as a letter of `strftime` says, such as `Y`. */
  creationTimestamp: (format: 'RFC3339' | 's' | Letter): Reference<string> => new Reference(`workflow.creationTimestamp.${format}`),
  /** When a CronWorkflow was to start it. */
  scheduledTime: new Reference<string>('workflow.scheduledTime'),
  label: (key: string): Reference<string> => new Reference(`workflow.labels.${key}`),
  annotation: (key: string): Reference<string> => new Reference(`workflow.annotations.${key}`),
  /** What a template gave under this `globalName`. */
  output: <T = string>(globalName: string): Reference<T> => new Reference(`workflow.outputs.parameters.${globalName}`),
  /** The artifact that a template gave under this `globalName`. */
  outputArtifact: (globalName: string): ArtifactReference => new ArtifactReference(`workflow.outputs.artifacts.${globalName}`),
  /** How it ended, or where it stands; known to hooks and exit handlers alone. */
  status: new Reference<WorkflowPhase>('workflow.status'),
  /** Failed steps as a JSON list; known to exit handlers alone. */
  failures: new Reference<readonly WorkflowFailure[]>('workflow.failures', undefined, true),
};

type Letter =
  | 'a'
  | 'A'
  | 'b'
  | 'B'
  | 'c'
  | 'C'
  | 'd'
  | 'D'
  | 'e'
  | 'F'
  | 'H'
  | 'I'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'M'
  | 'n'
  | 'p'
  | 'r'
  | 'R'
  | 'S'
  | 't'
  | 'T'
  | 'u'
  | 'U'
  | 'v'
  | 'V'
  | 'w'
  | 'W'
  | 'x'
  | 'X'
  | 'y'
  | 'Y'
  | 'Z';

/** One failed step in `workflow.failures`. */
export interface WorkflowFailure {
  readonly displayName: string;
  readonly message: string;
  readonly templateName: string;
  readonly phase: string;
  readonly podName: string;
  readonly finishedAt: string;
}

/** The step that a text belongs to: in metrics, hooks and the work of a template itself. */
export const own = {
  /** An input of the template itself, for an input that is made of it: the revision that a repository is checked out at. */
  input: <T = string>(name: string): Reference<T> => new Reference(`inputs.parameters.${name}`),
  /** All input parameters, as one JSON text. */
  inputs: new Reference<unknown>('inputs.parameters', undefined, true),
  podName: new Reference<string>('pod.name'),
  nodeName: new Reference<string>('node.name'),
  /** Name of the step. */
  stepName: new Reference<string>('steps.name'),
  /** Name of the task. */
  taskName: new Reference<string>('tasks.name'),
  /** How often it ran before. */
  retries: new Reference<number>('retries', 'asInt'),
  /** In metrics. */
  status: new Reference<'Succeeded' | 'Failed' | 'Error'>('status'),
  /** In metrics: in seconds. */
  duration: new Reference<number>('duration', 'asFloat'),
  /** In metrics. */
  exitCode: new Reference<number>('exitCode', 'asInt'),
  /** In metrics: what its container wrote to stdout. */
  result: new Reference<string>('outputs.result'),
  /** In metrics: seconds of a CPU, or of 100 MiB of memory, that were asked for. */
  resourcesDuration: {
    cpu: new Reference<number>('resourcesDuration.cpu', 'asFloat'),
    memory: new Reference<number>('resourcesDuration.memory', 'asFloat'),
  },
};
