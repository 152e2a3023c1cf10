import { AssertionError } from 'node:assert';
import { readFileSync } from 'node:fs';
import { findSourceMap, SourceMap, type SourceMapPayload } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { CallSite } from './call-site';
import { StandInFrame } from './stand-in-frame';
import { scriptPath } from './user-code';

/** A place in the file that was compiled. `file` is a path or a `file://` URL. */
export type MappedSite = CallSite;

/** Maps read from files, by script; `undefined` where a script has none. */
const mapsOnDisk = new Map<string, SourceMap | undefined>();

/** Where the code at a place was written; the place itself, where nothing was compiled. */
export function mapCallSite(site: CallSite): MappedSite {
  return mapByNode(site) ?? mapByHook(site) ?? mapByFile(site) ?? site;
}

/** Node keeps the maps of what it loaded with `--enable-source-maps`, which tsx turns on. */
function mapByNode(site: CallSite): MappedSite | undefined {
  return lookUp(findSourceMap(site.file), site);
}

/** ts-node, jest and their like keep the maps of what they compiled to themselves, and install a hook that writes stacks mapped. */
function mapByHook(site: CallSite): MappedSite | undefined {
  const hook = Error.prepareStackTrace ?? OuterError.prepareStackTrace;
  const text: unknown = hook?.(new Error(), [new StandInFrame(site)]);
  const match = typeof text === 'string' ? /([^()\s][^()\n]*):(\d+):(\d+)\)?$/.exec(text.trimEnd().replace(/^.*\n\s*at /s, '')) : undefined;
  if (!match) return undefined;
  const mapped = { file: match[1]!, line: Number(match[2]), column: Number(match[3]) };
  return isSamePlace(mapped, site) ? undefined : mapped;
}

/** `Error` of Node's own realm, where jest installs its hook; our code runs in a sandbox with an `Error` of its own. */
const OuterError = Object.getPrototypeOf(AssertionError) as ErrorConstructor;

/** Compilers leave the map beside the script, or in its last line. */
function mapByFile(site: CallSite): MappedSite | undefined {
  if (!mapsOnDisk.has(site.file)) mapsOnDisk.set(site.file, readSourceMap(scriptPath(site.file)));
  return lookUp(mapsOnDisk.get(site.file), site);
}

function lookUp(map: SourceMap | undefined, { line, column }: CallSite): MappedSite | undefined {
  const entry = map?.findEntry(line - 1, column - 1);
  if (!entry || !('originalSource' in entry)) return undefined;
  return { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

function isSamePlace(a: CallSite, b: CallSite): boolean {
  return a.line === b.line && a.column === b.column && scriptPath(a.file) === scriptPath(b.file);
}

function readSourceMap(script: string): SourceMap | undefined {
  try {
    const url = /\/\/[#@] ?sourceMappingURL=(\S+)\s*$/.exec(readFileSync(script, 'utf8'))?.[1];
    return url === undefined ? undefined : loadSourceMap(url, pathToFileURL(script));
  } catch {
    return undefined; // a map that cannot be read is no reason to fail: the compiled line is named instead
  }
}

function loadSourceMap(reference: string, script: URL): SourceMap {
  const url = new URL(reference, script);
  const isInline = url.protocol === 'data:';
  const payload = JSON.parse(isInline ? decodeDataUrl(url) : readFileSync(url, 'utf8')) as SourceMapPayload;
  const base = isInline ? script : url;
  const sources = payload.sources.map((source) => new URL((payload.sourceRoot ?? '') + source, base).href);
  return new SourceMap({ ...payload, sources, sourceRoot: '' });
}

function decodeDataUrl(url: URL): string {
  const [type = '', data = ''] = url.pathname.split(/,(.*)/s);
  return type.endsWith(';base64') ? Buffer.from(data, 'base64').toString('utf8') : decodeURIComponent(data);
}
