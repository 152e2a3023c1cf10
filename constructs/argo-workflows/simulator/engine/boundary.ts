import type { Template } from '../../model/template';
import type { Node } from './node';
import type { Run } from './run';
import type { Process } from './scheduler';
import type { Scope } from './scope';

/** Where a template runs. */
export interface Frame {
  /** The list of steps or DAG that it is part of. @default - the workflow itself */
  readonly boundary?: Boundary;
  /** How many templates called each other to come here. */
  readonly depth: number;
  /** Part of an exit handler: the deadline of the workflow does not end it. */
  readonly isExit: boolean;
}

/** One run of a list of steps or of a DAG. */
export class Boundary {
  readonly daemons: { readonly node: Node; readonly stop: AbortController }[] = [];
  /** Nothing new starts any more, and why. */
  stopped?: string;
  /** A hook could not be run, which continueOn does not cover. */
  brokenHook?: string;
  private readonly lock: string;
  private readonly isLimited: boolean;
  private hasFailure = false;

  constructor(
    private readonly run: Run,
    readonly node: Node,
    /** With inputs filled in. */
    readonly template: Template,
    readonly scope: Scope,
    readonly frame: Frame,
  ) {
    const { parallelism } = template.fields;
    this.lock = `below ${node.path}`;
    this.isLimited = typeof parallelism === 'number';
    if (this.isLimited) run.locks.limit(this.lock, parallelism as number);
  }

  /** Waits until one more part may start. @returns false where none may start any more */
  *enter(): Process<boolean> {
    if (this.isLimited) yield* this.run.locks.acquire([this.lock]);
    if (this.hasFailure && this.template.fields.failFast === true) this.stopped ??= 'template has failed or errored children and failFast enabled';
    if (this.stopped !== undefined) this.leave();
    return this.stopped === undefined;
  }

  leave(node?: Node): void {
    if (node?.hasFailed) this.hasFailure = true;
    if (this.isLimited) this.run.locks.release([this.lock]);
  }

  /** Ends what runs in the background. */
  stopDaemons(): void {
    for (const { node, stop } of this.daemons) {
      stop.abort();
      if (!node.isCompleted) node.finish('Succeeded', this.run.now);
    }
  }
}
