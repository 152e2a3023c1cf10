import { nearestName } from '../../../lib/nearest-name';
import type { MemoCache } from './memo-cache';
import type { Phase, TraceNode, TraceOutputs } from './trace';

interface TraceFacts {
  readonly workflow: string;
  readonly phase: Phase;
  readonly message?: string;
  readonly end?: number;
  /** All nodes, in the order in which they came up. */
  readonly nodes: readonly TraceNode[];
  readonly root?: TraceNode;
  readonly globals: Readonly<Record<string, string>>;
  readonly cache: MemoCache;
}

const works: ReadonlySet<string> = new Set(['Container', 'ContainerSet', 'Script', 'Resource', 'Data', 'HTTP', 'Plugin', 'Suspend']);

/** What happened in a run of a workflow. */
export class Trace {
  /** Name of the workflow. */
  readonly workflow: string;
  /** `Running` where it waits for what does not come: a suspended step that nobody resumes. */
  readonly phase: Phase;
  /** Why it failed, as the controller says it; of a DAG, of which it says nothing, which steps failed. While it waits, for what. */
  readonly message?: string;
  /** Seconds that it took; undefined where it did not end. */
  readonly end?: number;
  /** All nodes, in the order in which they came up. */
  readonly nodes: readonly TraceNode[];
  /** Values of `workflow.*` at the end. */
  readonly globals: Readonly<Record<string, string>>;
  /** What memoized templates gave: `cache` of a later run. */
  readonly cache: MemoCache;
  private readonly root?: TraceNode;
  private readonly byPath: ReadonlyMap<string, TraceNode>;

  constructor(facts: TraceFacts) {
    this.workflow = facts.workflow;
    this.phase = facts.phase;
    this.message = facts.message;
    this.end = facts.end;
    this.nodes = facts.nodes;
    this.globals = facts.globals;
    this.cache = facts.cache;
    this.root = facts.root;
    this.byPath = new Map(facts.nodes.map((node) => [node.path, node]));
  }

  /** Paths of the steps that did work, in the order in which they started; memoized ones did none. */
  get order(): string[] {
    const worked = this.nodes.filter((node) => works.has(node.type) && node.start !== undefined && !node.isMemoized);
    return worked.sort((a, b) => a.start! - b.start!).map(({ path }) => path);
  }

  /** Paths of what its `when` left out, or that had no items. */
  get skipped(): string[] {
    return this.pathsOf('Skipped');
  }

  /** Paths of tasks whose dependencies did not come out as `depends` asks. */
  get omitted(): string[] {
    return this.pathsOf('Omitted');
  }

  /** Paths of what ended `Failed` or `Error`. */
  get failed(): string[] {
    return this.pathsOf('Failed', 'Error');
  }

  /** Paths of what did not end: suspended, or waiting. */
  get waiting(): string[] {
    return this.pathsOf('Pending', 'Running');
  }

  /** Outputs of the entrypoint. Those with a `globalName` stand in `globals`, as `workflow.outputs.parameters.x`. */
  get outputs(): TraceOutputs {
    return this.root?.outputs ?? { parameters: {}, artifacts: {} };
  }

  /** Whether something came up at a path: `train.fit(0:a)`. */
  has(path: string): boolean {
    return this.byPath.has(path);
  }

  /**
   * The node at a path: names of steps and tasks from the entrypoint on. The entrypoint itself has the empty path.
   * @throws Error where nothing came up there, with the nearest path
   */
  node(path: string): TraceNode {
    const found = this.byPath.get(path);
    if (found) return found;
    const near = nearestName(path, this.byPath.keys());
    throw new Error(`Nothing came up at '${path}'.${near === undefined ? '' : ` Did you mean '${near}'?`} There is: ${[...this.byPath.keys()].filter((one) => one !== '').join(', ')}.`);
  }

  private pathsOf(...phases: readonly Phase[]): string[] {
    return this.nodes.filter(({ phase, kind }) => phases.includes(phase) && kind !== 'entrypoint').map(({ path }) => path);
  }
}
