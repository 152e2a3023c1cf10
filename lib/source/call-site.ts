import { isOwnCode, isPackageCode } from './user-code';

/** A place in the code that runs, before any source map: what V8 knows of a stack frame. One object per distinct place. */
export interface CallSite {
  /** Path or `file://` URL of the script. */
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
}

type Caller = abstract new (...args: never[]) => unknown;

/** Nearly always the caller of a constructor is the user; only constructs that are made of others need to look further up. */
const stackDepths = [1, 8, 200];

/** By file and offset in the file, so that a line that runs 5,000 times is described once. */
const knownSites = new Map<string, Map<number, CallSite>>();

/**
 * The first stack frame of the user: not of Node, not of this package, and not of any installed package unless there is no other.
 * @param constructed frames up to the call of this class or function are left out
 */
export function captureCallSite(constructed: Caller | ((...args: never[]) => unknown)): CallSite | undefined {
  for (const depth of stackDepths) {
    const frames = captureFrames(depth, constructed);
    const frame = frames.find(isUserFrame) ?? (frames.length < depth || depth === 200 ? frames.find(isForeignFrame) : undefined);
    if (frame) return describe(frame);
    if (frames.length < depth) return undefined;
  }
  return undefined;
}

/** Raw frames, without the cost of the text that `error.stack` would make, and without the hooks of source-map tools. */
function captureFrames(depth: number, above: (Caller | ((...args: never[]) => unknown))): NodeJS.CallSite[] {
  const { stackTraceLimit, prepareStackTrace } = Error;
  const holder: { stack?: NodeJS.CallSite[] } = {};
  try {
    Error.stackTraceLimit = depth;
    Error.prepareStackTrace = returnFrames;
    Error.captureStackTrace(holder, above as (...args: never[]) => unknown);
    return holder.stack ?? [];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

const returnFrames = (_error: Error, frames: NodeJS.CallSite[]) => frames;

function isUserFrame(frame: NodeJS.CallSite): boolean {
  const file = frame.getFileName();
  return isScript(file) && !isOwnCode(file) && !isPackageCode(file);
}

/** Code of an installed package, where no code of the user takes part. */
function isForeignFrame(frame: NodeJS.CallSite): boolean {
  const file = frame.getFileName();
  return isScript(file) && !isOwnCode(file);
}

/** Built-in functions and evaluated text have no file that a person could open. */
function isScript(file: string | null | undefined): file is string {
  return typeof file === 'string' && file !== '' && !file.startsWith('node:') && !file.startsWith('[') && !file.startsWith('evalmachine');
}

function describe(frame: NodeJS.CallSite): CallSite {
  const file = frame.getFileName() as string;
  const offset = frame.getPosition();
  let sites = knownSites.get(file);
  if (!sites) knownSites.set(file, (sites = new Map()));
  let site = sites.get(offset);
  if (!site) sites.set(offset, (site = { file, line: frame.getLineNumber() ?? 1, column: frame.getColumnNumber() ?? 1 }));
  return site;
}
