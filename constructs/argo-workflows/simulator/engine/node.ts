import type { Attempt, NodeType, Phase, TraceArtifact, TraceNode } from '../trace';

export interface NodeOutputs {
  result?: string;
  exitCode?: string;
  /** `null`: the step was skipped, and its template states no default. */
  readonly parameters: Map<string, string | null>;
  readonly artifacts: Map<string, TraceArtifact>;
}

export function noOutputs(): NodeOutputs {
  return { parameters: new Map(), artifacts: new Map() };
}

interface NodeStart {
  readonly path: string;
  readonly name: string;
  readonly kind: TraceNode['kind'];
  readonly type: NodeType;
  readonly template?: string;
  readonly after?: readonly string[];
}

const completed: ReadonlySet<Phase> = new Set<Phase>(['Succeeded', 'Failed', 'Error']);

/** A node while the workflow runs. */
export class Node {
  readonly path: string;
  readonly name: string;
  readonly kind: TraceNode['kind'];
  readonly after: readonly string[];
  type: NodeType;
  template: string;
  phase: Phase = 'Pending';
  message?: string;
  start?: number;
  end?: number;
  isDaemon = false;
  isMemoized = false;
  /** For services that it offers while it runs in the background. */
  ip?: string;
  inputs: Readonly<Record<string, string>> = {};
  inputArtifacts: ReadonlyMap<string, TraceArtifact> = new Map();
  outputs: NodeOutputs = noOutputs();
  readonly attempts: Attempt[] = [];
  /** Called when it starts to run. */
  onBegin?: () => void;
  readonly children: Node[] = [];

  constructor(start: NodeStart) {
    this.path = start.path;
    this.name = start.name;
    this.kind = start.kind;
    this.type = start.type;
    this.template = start.template ?? '';
    this.after = start.after ?? [];
  }

  /** It ran and ended: neither skipped nor omitted. */
  get isCompleted(): boolean {
    return completed.has(this.phase);
  }

  get isFulfilled(): boolean {
    return this.isCompleted || this.phase === 'Skipped' || this.phase === 'Omitted';
  }

  get hasFailed(): boolean {
    return this.phase === 'Failed' || this.phase === 'Error';
  }

  begin(now: number): void {
    this.phase = 'Running';
    this.start ??= now;
  }

  finish(phase: Phase, now: number, message?: string): void {
    this.phase = phase;
    if (phase !== 'Omitted' && phase !== 'Skipped') this.start ??= now;
    this.end = now;
    if (message !== undefined) this.message = message;
  }
}
