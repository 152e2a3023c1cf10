import { EvaluationError } from '../../evaluate';
import type { Variables } from '../../evaluate';
import type { TraceArtifact } from '../trace';
import { aggregateOf } from './aggregate';
import { timeText } from './globals';
import type { Node } from './node';
import { NodeError } from './node-error';
import type { Run } from './run';

const memberPattern = (kind: string): RegExp => new RegExp(`(?<![\\w.-])${kind}(?:\\??\\.([\\w-]+)|(?:\\?\\.)?\\[\\s*\\\\?["']([^"'\\\\]+)\\\\?["']\\s*\\]|(?![\\w-]))`, 'g');
const patterns = { steps: memberPattern('steps'), tasks: memberPattern('tasks') };

/** What the steps or tasks of one template can read of each other. */
export class Scope {
  private readonly nodes = new Map<string, Node>();

  constructor(
    private readonly run: Run,
    readonly kind: 'steps' | 'tasks',
    private readonly inputs: Variables,
    /** Undefined for those that are optional, and were not given. */
    private readonly inputArtifacts: ReadonlyMap<string, TraceArtifact | undefined>,
  ) {}

  add(name: string, node: Node): void {
    this.nodes.set(name, node);
  }

  get(name: string): Node | undefined {
    return this.nodes.get(name);
  }

  /**
   * The variables that a value may read, of those that it names.
   * @param value what holds the text; any part of a workflow
   * @param sees whether it may read of a step or task
   */
  variables(value: unknown, sees: (name: string) => boolean = () => true): Record<string, unknown> {
    const variables: Record<string, unknown> = { ...this.run.globals, ...this.inputs };
    variables['workflow.duration'] = this.run.now.toFixed(6);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (text === undefined || !text.includes(this.kind)) return variables;
    for (const name of this.namesIn(text)) {
      const node = this.nodes.get(name);
      if (node && sees(name)) Object.assign(variables, this.variablesOf(name, node, text));
    }
    return variables;
  }

  /** The artifact that a reference leads to: `missing` where nothing gave it, undefined where it is an optional input that was left out. */
  artifact(reference: string): TraceArtifact | 'missing' | undefined {
    const [root, name, , list, port] = reference.split('.');
    if (root === 'inputs') {
      const input = reference.slice('inputs.artifacts.'.length);
      return this.inputArtifacts.has(input) ? this.inputArtifacts.get(input) : 'missing';
    }
    if (root === 'workflow') return this.run.globalArtifacts.get(reference.slice('workflow.outputs.artifacts.'.length)) ?? 'missing';
    if (root !== this.kind || list !== 'artifacts') throw new NodeError(`'${reference}' is no artifact.`);
    const node = this.nodes.get(name);
    if (!node) throw new NodeError(`'${reference}': there is no ${root.slice(0, -1)} '${name}' that is over.`);
    return node.outputs.artifacts.get(port) ?? 'missing';
  }

  private namesIn(text: string): Iterable<string> {
    const names = new Set<string>();
    for (const [, plain, quoted] of text.matchAll(patterns[this.kind])) {
      const name = plain ?? quoted;
      if (name === undefined) return this.nodes.keys();
      names.add(name);
    }
    return names;
  }

  /** What can be read of one step or task, by a text that names it. */
  variablesOf(name: string, node: Node, text: string): Record<string, unknown> {
    const start = `${this.kind}.${name}`;
    const variables: Record<string, unknown> = { [`${start}.id`]: node.path, [`${start}.status`]: node.phase, [`${start}.hostNodeName`]: 'simulated' };
    if (node.start !== undefined) variables[`${start}.startedAt`] = timeText(this.run.date(node.start));
    if (node.end !== undefined) variables[`${start}.finishedAt`] = timeText(this.run.date(node.end));
    if (node.ip !== undefined) variables[`${start}.ip`] = node.ip;
    if (node.type === 'TaskGroup') return Object.assign(variables, aggregateOf(start, node.children, text));
    const { result, exitCode, parameters, artifacts } = node.outputs;
    if (exitCode !== undefined) variables[`${start}.exitCode`] = exitCode;
    if (result !== undefined) variables[`${start}.outputs.result`] = result;
    else if (!node.isCompleted && !node.isDaemon && node.isFulfilled) variables[`${start}.outputs.result`] = null;
    for (const [port, value] of parameters) variables[`${start}.outputs.parameters.${port}`] = value;
    if (text.includes('fromExpression')) for (const port of artifacts.keys()) variables[`${start}.outputs.artifacts.${port}`] = `{{${start}.outputs.artifacts.${port}}}`;
    return variables;
  }
}


/** What goes wrong when texts are filled in is an error of the node that they belong to. */
export function asNodeError(error: unknown): NodeError {
  if (error instanceof NodeError) return error;
  if (error instanceof EvaluationError) return new NodeError(error.message);
  throw error;
}
