import { deepest } from '../../deepest';
import { fieldPath } from '../../field-path';
import { setField } from '../../set-field';
import type { MappingNode, Node } from './node';
import { resolveScalar } from './resolve';
import { nestedTooDeeply, YamlError } from './yaml-error';

/** A key that stands twice in one map. */
export interface DuplicateKey {
  readonly key: string;
  /** Field path of the second one. */
  readonly path: string;
  readonly start: number;
  readonly firstStart: number;
}

/** More values by aliases than any manifest has: a few lines can stand for billions. */
const mostAliased = 1_000_000;

/**
 * The value of a document as JSON has it: keys are text, merge keys (`<<`) are merged, aliases stand for their anchors' values.
 * Integers beyond 2^53 are `bigint`. The last of two equal keys counts.
 *
 * @throws YamlError for what JSON cannot say: keys that are null, lists or maps; infinities; a value that contains itself
 */
export function construct(root: Node): { value: unknown; duplicates: readonly DuplicateKey[] } {
  const constructor = new Constructor();
  return { value: constructor.value(root, ''), duplicates: constructor.duplicates };
}

class Constructor {
  readonly duplicates: DuplicateKey[] = [];
  private aliasDepth = 0;
  private aliased = 0;
  private depth = 0;

  value(node: Node, path: string): unknown {
    if (this.aliasDepth > 0 && ++this.aliased > mostAliased) throw new YamlError('Aliases make this document too large', node.start);
    // What is behind an alias is as deep as its place and itself together.
    if (this.depth > deepest) throw new YamlError(nestedTooDeeply, node.start);
    this.depth++;
    const value = this.valueOf(node, path);
    this.depth--;
    return value;
  }

  private valueOf(node: Node, path: string): unknown {
    switch (node.kind) {
      case 'scalar': {
        const value = resolveScalar(node);
        if (typeof value === 'number' && !Number.isFinite(value)) throw new YamlError(`${node.text} is a number that JSON does not have`, node.start);
        return value;
      }
      case 'sequence':
        return node.items.map((item, i) => this.value(item, `${path}[${i}]`));
      case 'mapping':
        return this.map(node, {}, path);
      case 'alias':
        return this.behindAlias(node.target, node.start, (target) => this.value(target, path));
    }
  }

  private behindAlias<T>(target: Node | undefined, start: number, use: (target: Node) => T): T {
    if (target === undefined || (target.kind === 'alias' && target.target === undefined) || this.aliasDepth > 100) {
      throw new YamlError('This alias stands inside the value that it refers to', start);
    }
    this.aliasDepth++;
    const result = use(target);
    this.aliasDepth--;
    return result;
  }

  private map(node: MappingNode, into: Record<string, unknown>, path: string): Record<string, unknown> {
    const starts = new Map<string, number>();
    const { pairs } = node;
    for (let i = 0; i < pairs.length; i += 2) {
      const keyNode = pairs[i];
      if (isMergeKey(keyNode)) {
        this.merge(pairs[i + 1], into, path);
        continue;
      }
      const key = keyText(this.value(keyNode, path), keyNode.start);
      const field = fieldPath(path, key);
      const firstStart = starts.get(key);
      if (firstStart !== undefined) this.duplicates.push({ key, path: field, start: keyNode.start, firstStart });
      starts.set(key, keyNode.start);
      setField(into, key, this.value(pairs[i + 1], field));
    }
    return into;
  }

  /** A map or a list of maps, of which the first counts. They replace what stands before them in the map, as Go's reader has it. */
  private merge(node: Node, into: Record<string, unknown>, path: string): void {
    if (node.kind === 'alias') return this.behindAlias(node.target, node.start, (target) => this.merge(mapOnly(target, node.start), into, path));
    if (node.kind === 'sequence') {
      for (const item of [...node.items].reverse()) this.merge(item.kind === 'alias' ? item : mapOnly(item, item.start), into, path);
      return;
    }
    this.map(mapOnly(node, node.start), into, path);
  }
}

function mapOnly(node: Node, start: number): MappingNode {
  if (node.kind === 'mapping') return node;
  throw new YamlError('Only a map, or a list of maps, can be merged (<<)', start);
}

function isMergeKey(node: Node): boolean {
  return node.kind === 'scalar' && node.text === '<<' && (node.plain || node.tag === '!!merge');
}

/** Numbers and booleans become text; JSON has no other keys. */
function keyText(key: unknown, start: number): string {
  switch (typeof key) {
    case 'string':
      return key;
    case 'number':
      return Number.isInteger(key) ? String(key) : fractionText(key);
    case 'boolean':
    case 'bigint':
      return String(key);
    default:
      throw new YamlError(`A key must be text, not ${key === null ? 'null' : 'a list or a map'}: quote it`, start);
  }
}

/** The fewest digits of 32 bits, with an exponent from a million on and below 0.0001: as Go's reader turns fractions to keys. */
function fractionText(value: number): string {
  const rounded = Math.fround(value);
  const precision = [1, 2, 3, 4, 5, 6, 7, 8].find((digits) => Math.fround(Number(rounded.toPrecision(digits))) === rounded) ?? 9;
  const short = Number(rounded.toPrecision(precision));
  const magnitude = Math.abs(short);
  if (magnitude >= 1e-4 && magnitude < 1e6) return String(short);
  return short.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}
