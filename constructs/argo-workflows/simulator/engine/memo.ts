import { fieldAt, fieldsOf, isFields, textOf, type Fields } from '../../../../lib/references/fields';
import type { MemoCache, MemoEntry } from '../memo-cache';
import { secondsOf } from './duration';
import { noOutputs, type Node, type NodeOutputs } from './node';
import type { Run } from './run';

/** What is remembered, before and in this run. */
export class Memo {
  private readonly caches = new Map<string, Map<string, MemoEntry>>();

  constructor(private readonly run: Run, given: MemoCache) {
    for (const [name, entries] of Object.entries(given)) this.caches.set(name, new Map(Object.entries(entries)));
  }

  /** Outputs that are remembered for a template, and young enough. */
  recall(template: Fields): NodeOutputs | undefined {
    const wanted = wantedOf(template);
    const entry = wanted && this.caches.get(wanted.cache)?.get(wanted.key);
    if (!wanted || !entry) return undefined;
    const made = entry.createdAt === undefined ? Infinity : Date.parse(entry.createdAt);
    const age = (this.run.date().getTime() - made) / 1000;
    return wanted.maxAge !== undefined && age > wanted.maxAge ? undefined : outputsOf(entry);
  }

  remember(template: Fields, node: Node): void {
    const wanted = wantedOf(template);
    if (!wanted || node.phase !== 'Succeeded' || !isFields(template.outputs)) return;
    let entries = this.caches.get(wanted.cache);
    if (!entries) this.caches.set(wanted.cache, (entries = new Map()));
    entries.set(wanted.key, entryOf(node.outputs, this.run.date().toISOString()));
  }

  content(): MemoCache {
    return Object.fromEntries([...this.caches].map(([name, entries]) => [name, Object.fromEntries(entries)]));
  }
}

function wantedOf({ memoize }: Fields): { cache: string; key: string; maxAge?: number } | undefined {
  if (!isFields(memoize)) return undefined;
  const maxAge = textOf(memoize.maxAge);
  const wanted = { cache: textOf(fieldAt(memoize, 'cache', 'configMap', 'name')) ?? '', key: textOf(fieldsOf(memoize).key) ?? '' };
  return maxAge === undefined ? wanted : { ...wanted, maxAge: secondsOf(maxAge, 'memoize.maxAge') };
}

function outputsOf({ parameters, artifacts, result }: MemoEntry): NodeOutputs {
  const outputs = noOutputs();
  for (const [name, value] of Object.entries(parameters ?? {})) outputs.parameters.set(name, value);
  for (const [name, artifact] of Object.entries(artifacts ?? {})) outputs.artifacts.set(name, artifact);
  if (result !== undefined) outputs.result = result;
  return outputs;
}

function entryOf({ parameters, artifacts, result }: NodeOutputs, createdAt: string): MemoEntry {
  const given = [...parameters].filter((one): one is [string, string] => one[1] !== null);
  return { parameters: Object.fromEntries(given), artifacts: Object.fromEntries(artifacts), ...(result !== undefined && { result }), createdAt };
}
