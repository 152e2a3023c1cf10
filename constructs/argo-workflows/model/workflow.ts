import { identityOf } from '../../../lib/kube-object';
import type { ManifestEntry } from '../../../lib/manifest-set';
import { fieldAt, fieldsOf, textOf, type Fields } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { portsOf, type Port } from './ports';
import { Template } from './template';

export type WorkflowKind = 'Workflow' | 'WorkflowTemplate' | 'ClusterWorkflowTemplate' | 'CronWorkflow';
const kinds: ReadonlySet<string> = new Set<WorkflowKind>(['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow']);

/** The spec of a workflow, wherever it stands. */
export class Workflow {
  readonly kind: WorkflowKind;
  readonly spec: Fields;
  /** `spec`, or `spec.workflowSpec` of a CronWorkflow. */
  readonly path: string;
  readonly templates: readonly Template[];
  readonly parameters: readonly Port[];
  readonly artifacts: readonly Port[];
  private readonly byName: ReadonlyMap<string, Template>;

  constructor(readonly entry: ManifestEntry) {
    const { object } = entry;
    this.kind = object.kind as WorkflowKind;
    this.path = this.kind === 'CronWorkflow' ? 'spec.workflowSpec' : 'spec';
    this.spec = fieldsOf(this.kind === 'CronWorkflow' ? fieldAt(object, 'spec', 'workflowSpec') : object.spec);
    this.templates = placedItems(`${this.path}.templates`, this.spec.templates).map(({ path, fields }) => new Template(this, path, fields));
    this.parameters = portsOf(this.spec.arguments, 'parameters', `${this.path}.arguments`);
    this.artifacts = portsOf(this.spec.arguments, 'artifacts', `${this.path}.arguments`);
    this.byName = new Map(this.templates.map((template) => [template.name, template]));
  }

  /** It waits to be used: arguments come from who uses it. */
  get isTemplate(): boolean {
    return this.kind === 'WorkflowTemplate' || this.kind === 'ClusterWorkflowTemplate';
  }

  get namespace(): string {
    return identityOf(this.entry.object).namespace;
  }

  template(name: string): Template | undefined {
    return this.byName.get(name);
  }

  templateNames(): Iterable<string> {
    return this.byName.keys();
  }

  /** For people: `Workflow 'nightly'`. */
  get label(): string {
    const { name, generateName } = this.entry.object.metadata ?? {};
    return `${this.kind} '${textOf(name) ?? textOf(generateName) ?? ''}'`;
  }
}

export function isWorkflow({ object }: ManifestEntry): boolean {
  return kinds.has(object.kind) && object.apiVersion.startsWith('argoproj.io/');
}
