import { fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { portsOf, type Port } from './ports';
import type { Workflow } from './workflow';

export const templateTypes = ['container', 'containerSet', 'steps', 'script', 'resource', 'dag', 'suspend', 'data', 'http', 'plugin'] as const;
export type TemplateType = (typeof templateTypes)[number];

const leafTypes: ReadonlySet<string> = new Set(['container', 'containerSet', 'script', 'resource', 'data', 'http', 'plugin']);
const podTypes: ReadonlySet<string> = new Set(['container', 'containerSet', 'script', 'resource', 'data']);
const resultTypes: ReadonlySet<string> = new Set(['container', 'script', 'data', 'http', 'plugin']);

/** A template of a workflow, or one that stands inline in a call. */
export class Template {
  readonly name: string;
  readonly types: readonly TemplateType[];
  readonly calls: readonly Call[];
  readonly inputParameters: readonly Port[];
  readonly inputArtifacts: readonly Port[];
  readonly outputParameters: readonly Port[];
  readonly outputArtifacts: readonly Port[];
  private callIndex: Map<string, readonly Call[]> | undefined;

  constructor(
    readonly owner: Workflow,
    readonly path: string,
    readonly fields: Fields,
    /** The call that it stands in. @default - a template with a name */
    readonly inlineOf?: Call,
  ) {
    this.name = textOf(fields.name) ?? '';
    this.types = templateTypes.filter((type) => isFields(fields[type]) || (type === 'steps' && Array.isArray(fields.steps)));
    this.calls = callsOf(this);
    this.inputParameters = portsOf(fields.inputs, 'parameters', `${path}.inputs`);
    this.inputArtifacts = portsOf(fields.inputs, 'artifacts', `${path}.inputs`);
    this.outputParameters = portsOf(fields.outputs, 'parameters', `${path}.outputs`);
    this.outputArtifacts = portsOf(fields.outputs, 'artifacts', `${path}.outputs`);
  }

  /** Undefined where the template has none, or several. */
  get type(): TemplateType | undefined {
    return this.types.length === 1 ? this.types[0] : undefined;
  }

  /** Does work itself, instead of calling other templates or waiting. */
  get isLeaf(): boolean {
    return this.type !== undefined && leafTypes.has(this.type);
  }

  get hasPod(): boolean {
    return this.type !== undefined && podTypes.has(this.type);
  }

  /** Has `outputs.result` and an exit code. */
  get hasResult(): boolean {
    if (this.type === 'containerSet') return containerSetNames(this).includes('main');
    return this.type !== undefined && resultTypes.has(this.type);
  }

  /** The steps or tasks of a name. */
  callsNamed(name: string): readonly Call[] {
    if (!this.callIndex) {
      this.callIndex = new Map();
      for (const call of this.calls) this.callIndex.set(call.name, [...(this.callIndex.get(call.name) ?? []), call]);
    }
    return this.callIndex.get(name) ?? [];
  }

  /** For people. */
  get label(): string {
    return this.name === '' ? 'the inline template' : `template '${this.name}'`;
  }
}

function containerSetNames(template: Template): string[] {
  return itemsOf(fieldsOf(template.fields.containerSet).containers).flatMap((container) => textOf(fieldsOf(container).name) ?? []);
}

/** A step or a task: a place that calls a template. */
export interface Call {
  readonly caller: Template;
  readonly kind: 'steps' | 'tasks';
  readonly name: string;
  readonly path: string;
  readonly fields: Fields;
  /** Steps of one group run at the same time. 0 for tasks. */
  readonly group: number;
}

function callsOf(template: Template): Call[] {
  const { fields, path } = template;
  const tasks = placedItems(`${path}.dag.tasks`, fieldsOf(fields.dag).tasks).map((one) => ({ ...one, kind: 'tasks' as const, group: 0 }));
  const steps = itemsOf(fields.steps).flatMap((group, index) => placedItems(`${path}.steps[${index}]`, stepsOf(group)).map((one) => ({ ...one, kind: 'steps' as const, group: index })));
  return [...steps, ...tasks].map((one) => ({ ...one, caller: template, name: textOf(one.fields.name) ?? '' }));
}

/** A group is a list. */
function stepsOf(group: unknown): unknown {
  return Array.isArray(group) ? group : undefined;
}

/** The call runs its template once for each item. */
export function hasItems({ fields }: Call): boolean {
  return itemsOf(fields.withItems).length > 0 || textOf(fields.withParam) !== undefined;
}

export function isLoop(call: Call): boolean {
  return hasItems(call) || isFields(call.fields.withSequence);
}
