import { ownerOf, type ScriptOwner } from './user-code';

/** A place in the code that runs, before any source map: what V8 knows of a stack frame. One object per distinct place. */
export interface CallSite {
  /** Path or `file://` URL of the script. */
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
}

/** A class or function whose caller is looked for. */
export type Callee = (abstract new (...args: never[]) => unknown) | ((...args: never[]) => unknown);

/** By file and offset in the file, so that a line that runs 5,000 times is described once. */
const knownSites = new Map<string, Map<number, CallSite>>();

/**
 * The nearest caller of `callee` in the user's code; where no code of the user takes part, in any package but this one.
 * Costs a few microseconds: neither a stack as text nor a source map is made.
 */
export function captureCallSite(callee: Callee): CallSite | undefined {
  // Nearly always the user called directly: then one frame is enough, and it is the depth that costs.
  const frame = captureFrames(1, callee)[0];
  if (frame === undefined) return undefined;
  return ownerOf(frame.getFileName()) === 'user' ? describe(frame) : captureDistantCallSite(callee);
}

/** Objects that constructs of ours make, or that are made inside of built-in functions, have the user further up. */
function captureDistantCallSite(callee: Callee): CallSite | undefined {
  let frames: NodeJS.CallSite[] = [];
  for (const depth of [10, 200]) {
    frames = captureFrames(depth, callee);
    const frame = firstOf('user', frames);
    if (frame) return describe(frame);
    if (frames.length < depth) break;
  }
  const frame = firstOf('installed', frames);
  return frame && describe(frame);
}

/** Raw frames above the outermost call of `callee`, past the hooks that tools install to map every stack. */
function captureFrames(depth: number, callee: Callee): NodeJS.CallSite[] {
  const { stackTraceLimit, prepareStackTrace } = Error;
  const holder: { stack?: NodeJS.CallSite[] } = {};
  try {
    Error.stackTraceLimit = depth;
    Error.prepareStackTrace = returnFrames;
    Error.captureStackTrace(holder, callee as (...args: never[]) => unknown);
    return holder.stack ?? [];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

const returnFrames = (_error: Error, frames: NodeJS.CallSite[]): NodeJS.CallSite[] => frames;

function firstOf(owner: ScriptOwner, frames: readonly NodeJS.CallSite[]): NodeJS.CallSite | undefined {
  return frames.find((frame) => ownerOf(frame.getFileName()) === owner);
}

function describe(frame: NodeJS.CallSite): CallSite {
  const file = frame.getFileName()!;
  const offset = frame.getPosition();
  let sites = knownSites.get(file);
  if (!sites) knownSites.set(file, (sites = new Map()));
  let site = sites.get(offset);
  if (!site) sites.set(offset, (site = { file, line: frame.getLineNumber() ?? 1, column: frame.getColumnNumber() ?? 1 }));
  return site;
}
