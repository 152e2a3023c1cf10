import { formatPosition, type SourcePosition } from '../source/source-position';

/** Why nothing was committed; the command line makes the exit code of it. */
export type RefusalReason =
  /** Options that make no sense, or a source that is not committed. */
  | 'usage'
  /** The set cannot be published: empty, ambiguous, with secrets. */
  | 'invalid'
  /** Somebody else changed or owns what would be overwritten, or too much would be deleted. */
  | 'drift'
  /** The remote refused, cannot be reached, or others were faster on every attempt. */
  | 'rejected'
  /** The config repository already holds a newer source. */
  | 'superseded';

/** One thing that stands against publishing. */
export interface Obstacle {
  /** `publish/<what-is-wrong>`. */
  readonly code: string;
  /** What is wrong, with the value. */
  readonly message: string;
  /** What to do; empty where the message says it. Starts with a line break behind a list. */
  readonly hint: string;
  readonly constructPath?: string;
  readonly source?: SourcePosition;
}

/** Publishing stopped before the remote changed. All obstacles are told at once. */
export class PublishRefused extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly obstacles: readonly Obstacle[],
    /** Attempts to push that were made. */
    readonly attempts = 0,
  ) {
    super(obstacles.map(describeObstacle).join('\n'));
    this.name = 'PublishRefused';
  }

  toJSON(): object {
    return { status: 'refused', reason: this.reason, changed: false, attempts: this.attempts, obstacles: this.obstacles };
  }
}

/** Refuses for a single obstacle. */
export function refuse(reason: RefusalReason, code: string, message: string, hint: string): never {
  throw new PublishRefused(reason, [{ code: `publish/${code}`, message, hint }]);
}

function describeObstacle({ message, hint, constructPath, source }: Obstacle): string {
  const place = source ? `\n    at ${formatPosition(source)}` : '';
  const advice = hint === '' || hint.startsWith('\n') ? hint : ` ${hint}`;
  return `${constructPath ? `[${constructPath}] ` : ''}${message}${advice}${place}`;
}
