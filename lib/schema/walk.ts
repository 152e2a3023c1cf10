import type { RulePlan } from './cel';
import { accepts, acceptsCombinations, enumMessage, explainCombinations, has, repeats, requiredMessage, typeMessage } from './combinations';
import { keyOf, listMistakes } from './list-type';
import { metadataMistakes, objectMetaSchema, type MetadataOwner } from './object-meta';
import { resourceMistakes } from './resource-fields';
import { nodesFor, type SchemaNode } from './schema-node';
import type { SchemaCode, SchemaProblem, SchemaStep } from './schema-problem';
import { below, Trail } from './trail';
import { unknownFieldHint } from './unknown-field-hint';
import { checkCount, checkNumber, checkText, isAllowed, isEqual, type Sink } from './value-checks';
import { kindOf, kinds } from './value-kind';

/**
 * What happens to fields without a schema. `refused`: told and left out. `kept`: the schema around them preserves unknown fields.
 * `ignored`: not looked at, in the metadata of an object and in defaults.
 */
type UnknownFields = 'refused' | 'kept' | 'ignored';

export interface WalkOptions {
  readonly steps: ReadonlySet<SchemaStep>;
  /** The value is a whole object: its apiVersion, kind and metadata are known and judged. */
  readonly resourceRoot: boolean;
  /** Judge names and labels in `metadata` too. */
  readonly names: boolean;
  /** There is an older object: values that it has as well are let pass, as on update. */
  readonly updating: boolean;
}

type Fields = Record<string, unknown>;

const metaFields: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

/** After these mistakes of a schema the API server does not evaluate rules: their values may have any type. */
const stopping: ReadonlySet<SchemaCode> = new Set(['schema/required', 'schema/type', 'schema/format', 'schema/too-long', 'schema/too-many']);

/**
 * One walk over a value with its schema does all steps of the API server: unknown fields, nulls, defaults, values, metadata, list types, rules.
 * It copies what changes, and the input stays as it is. Nothing is made for a value that is right, no path and no closure.
 */
export class Walk implements Sink {
  readonly problems: SchemaProblem[] = [];
  private readonly ruleProblems: SchemaProblem[] = [];
  private rulesStopped = false;
  private readonly trail = new Trail();
  /** More than 0 inside of metadata, which Go decodes as a whole. */
  private decoding = 0;
  private decodingPath = '';
  /** More than 0 inside of what did not change on update. */
  private unchanged = 0;
  private readonly unknownFields: boolean;
  private readonly defaults: boolean;
  private readonly values: boolean;
  private readonly metadata: boolean;
  private readonly listTypes: boolean;
  private readonly rules: boolean;

  constructor(private readonly options: WalkOptions) {
    const { steps } = options;
    this.unknownFields = steps.has('unknown-field');
    this.defaults = steps.has('defaults');
    this.values = steps.has('schema');
    this.metadata = steps.has('metadata');
    this.listTypes = steps.has('list-type');
    this.rules = steps.has('rule');
  }

  /** The value with defaults and without unknown fields; what is wrong stands in `problems`. */
  judge(value: unknown, node: SchemaNode | undefined, old: unknown): unknown {
    const judged = node === undefined ? this.visitNothingKnown(value) : this.visit(value, node, 'refused', old);
    if (!this.rulesStopped) this.problems.push(...this.ruleProblems);
    return judged;
  }

  violate(code: SchemaCode, message: string, hint?: string): void {
    if (this.unchanged > 0) return;
    const path = this.trail.path(false);
    if (this.decoding > 0) this.add({ code, step: 'metadata', path: this.decodingPath, at: path, message, hint });
    else this.addOfSchema({ code, step: 'schema', path, message, hint });
  }

  violateNowhere(code: SchemaCode, message: string): void {
    if (this.unchanged === 0) this.addOfSchema({ code, step: 'schema', path: '', at: this.trail.path(false), message });
  }

  private addOfSchema(problem: SchemaProblem): void {
    if (stopping.has(problem.code)) this.rulesStopped = true;
    this.add(problem);
  }

  private add({ code, step, path, at, message, hint }: SchemaProblem): void {
    this.problems.push({ code, step, path, ...(at === undefined || at === path ? {} : { at }), message, ...(hint === undefined ? {} : { hint }) });
  }

  private visit(value: unknown, node: SchemaNode, unknown: UnknownFields, old: unknown): unknown {
    const same = this.options.updating && this.unchanged === 0 && old !== undefined && isEqual(value, old);
    if (!same) return this.visitChanged(value, node, unknown, old);
    this.unchanged++;
    const judged = this.visitChanged(value, node, unknown, old);
    this.unchanged--;
    return judged;
  }

  private visitChanged(value: unknown, node: SchemaNode, unknown: UnknownFields, old: unknown): unknown {
    if (value === null) {
      if (this.values && !accepts(node, null)) this.checkNull(node);
      return value;
    }
    const kind = kindOf(value);
    // Go stops decoding at a value of another type, and looks at nothing below it.
    if (node.builtIn && (node.types & kind) === 0) return this.refuseType(value, node);
    let judged = value;
    if (kind === kinds.object) judged = this.visitFields(value as Fields, node, unknown, old);
    else if (kind === kinds.array) judged = this.visitItems(value as readonly unknown[], node, unknown, old);
    if (this.values) this.checkValue(judged, kind, node);
    if (this.rules && node.hasRules) this.runRules(judged, node, old);
    return judged;
  }

  private refuseType(value: unknown, node: SchemaNode): unknown {
    if (this.values) this.violate('schema/type', typeMessage(node, value));
    return value;
  }

  private checkNull(node: SchemaNode): void {
    if (node.typed && !node.nullable) this.violate('schema/type', typeMessage(node, null));
    if (node.schema.enum !== undefined) this.violate('schema/enum', enumMessage(null, node.schema.enum));
  }

  private checkValue(value: unknown, kind: number, node: SchemaNode): void {
    if ((node.types & kind) === 0) this.violate('schema/type', typeMessage(node, value));
    if (kind === kinds.string) {
      if (node.checksText) checkText(value as string, node, this);
    } else if (kind === kinds.integer || kind === kinds.fraction) {
      if (node.checksNumber) checkNumber(value as number | bigint, node, this);
    }
    if (node.schema.enum !== undefined && !isAllowed(value, node.schema.enum)) this.violate('schema/enum', enumMessage(value, node.schema.enum));
    if (node.combines && !acceptsCombinations(node, value)) this.tellCombinations(node, value);
  }

  private tellCombinations(node: SchemaNode, value: unknown): void {
    if (this.unchanged > 0) return;
    const told = new Set<string>();
    for (const { code, path, at, message } of explainCombinations(node, value, this.trail).found) {
      const key = `${path}\n${message}`;
      if (told.has(key)) continue;
      told.add(key);
      this.addOfSchema({ code, step: 'schema', path, at, message });
    }
  }

  private visitFields(source: Fields, node: SchemaNode, unknown: UnknownFields, old: unknown): Fields {
    const isObject = !node.builtIn && (node.embedded || (this.options.resourceRoot && this.trail.depth === 0));
    const before = fieldsOf(old);
    let copy: Fields | undefined;
    let count = 0;
    for (const key in source) {
      const value = source[key];
      if (value === undefined) continue;
      const judged = this.visitField(key, value, node, unknown, isObject, before?.[key]);
      if (judged !== value) copy = changed(copy ?? source, copy !== undefined, key, judged);
      if (judged !== undefined) count++;
    }
    if (this.defaults && node.defaults.length > 0) {
      for (const { key, value } of node.defaults) {
        if (has(copy ?? source, key)) continue;
        const child = node.field(key) as SchemaNode;
        copy = changed(copy ?? source, copy !== undefined, key, this.visitBelow(key, false, value, child, 'ignored', before?.[key]));
        count++;
      }
    }
    const judged = copy ?? source;
    if (this.values) this.checkFields(judged, count, node);
    if (isObject && this.metadata) this.checkResource(judged, node);
    return judged;
  }

  /** The field's value, judged; undefined where it is left out. */
  private visitField(key: string, value: unknown, node: SchemaNode, unknown: UnknownFields, isObject: boolean, old: unknown): unknown {
    const named = node.field(key);
    const meta = isObject && metaFields.has(key);
    const child = named ?? (meta ? undefined : node.additional);
    if (child === undefined) return meta ? this.visitMetaField(key, value) : this.visitUnknown(key, value, node, unknown);
    const whole = meta ? this.visitMetaField(key, value) : value;
    if (whole === null && this.defaults && (child.builtIn ? named !== undefined : !child.nullable)) {
      return child.default === undefined ? undefined : this.visitBelow(key, named === undefined, child.default, child, 'ignored', old);
    }
    const below = meta || unknown === 'ignored' ? 'ignored' : 'refused';
    return this.visitBelow(key, named === undefined, whole, child, below, old);
  }

  private visitBelow(key: string, mapKey: boolean, value: unknown, node: SchemaNode, unknown: UnknownFields, old: unknown): unknown {
    if ((node.free & kindOf(value)) !== 0) return value;
    this.trail.push(key, mapKey);
    const judged = this.visit(value, node, unknown, old);
    this.trail.pop();
    return judged;
  }

  private visitUnknown(key: string, value: unknown, node: SchemaNode, unknown: UnknownFields): unknown {
    if (unknown === 'ignored' || !this.unknownFields) return value;
    if (typeof node.schema.additionalProperties === 'boolean') {
      this.trail.push(key, true);
      const judged = this.visitNothingKnown(value);
      this.trail.pop();
      return judged;
    }
    if (node.preserve || unknown === 'kept') return value;
    if (this.trail.depth > 0 || !metaFields.has(key)) this.tellUnknown(key, node);
    return undefined;
  }

  private tellUnknown(key: string, node: SchemaNode | undefined): void {
    this.add({
      code: 'schema/unknown-field',
      step: this.decoding > 0 ? 'metadata' : 'unknown-field',
      path: below(this.trail.path(false), key),
      message: `Unknown field ${key}.`,
      hint: node && unknownFieldHint(key, node),
    });
  }

  /** Without a schema every field of every object is unknown; other values stay. */
  private visitNothingKnown(value: unknown): unknown {
    if (!this.unknownFields || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => {
        this.trail.push(index, false);
        const judged = this.visitNothingKnown(item);
        this.trail.pop();
        return judged;
      });
    }
    for (const key of Object.keys(value)) this.tellUnknown(key, undefined);
    return {};
  }

  private visitItems(source: readonly unknown[], node: SchemaNode, unknown: UnknownFields, old: unknown): readonly unknown[] {
    const { items } = node;
    const inner = unknown === 'refused' && node.preserve ? 'kept' : unknown;
    const before = Array.isArray(old) && node.listType === 'map' ? itemsByKey(old, node) : undefined;
    let copy: unknown[] | undefined;
    for (let index = 0; index < source.length; index++) {
      const value = source[index];
      if (items !== undefined && (items.free & kindOf(value)) !== 0) continue;
      this.trail.push(index, false);
      const earlier = before?.get(keyOf(value, node.mapKeys));
      const judged = items === undefined ? this.visitStrayItem(value, inner) : this.visitItem(value, items, inner, earlier);
      this.trail.pop();
      if (judged !== value) (copy ??= [...source])[index] = judged;
    }
    const judged = copy ?? source;
    if (this.values) this.checkItems(judged, node);
    if (this.listTypes && node.listType !== undefined) this.checkListType(judged, node);
    return judged;
  }

  private visitStrayItem(value: unknown, unknown: UnknownFields): unknown {
    return unknown === 'refused' ? this.visitNothingKnown(value) : value;
  }

  private visitItem(value: unknown, node: SchemaNode, unknown: UnknownFields, old: unknown): unknown {
    const isDefault = value === null && this.defaults && !node.nullable && node.default !== undefined;
    return this.visit(isDefault ? node.default : value, node, isDefault ? 'ignored' : unknown, old);
  }

  private checkFields(fields: Fields, count: number, node: SchemaNode): void {
    const { minProperties, maxProperties, additionalProperties } = node.schema;
    if (minProperties !== undefined || maxProperties !== undefined) checkCount(count, minProperties, maxProperties, 'fields', this);
    if (node.required !== undefined) {
      for (const key of node.required) if (!has(fields, key)) this.tellMissing(key, fields);
    }
    if (additionalProperties === false) {
      for (const key of Object.keys(fields)) if (node.field(key) === undefined) this.violate('schema/unknown-field', `The field ${key} is not allowed.`);
    }
  }

  private tellMissing(key: string, fields: Fields): void {
    if (this.unchanged > 0) return;
    this.trail.push(key, false);
    this.violate('schema/required', requiredMessage(key), Object.hasOwn(fields, key) ? `${key} is null, which counts as missing.` : undefined);
    this.trail.pop();
  }

  private checkItems(list: readonly unknown[], node: SchemaNode): void {
    const { minItems, maxItems, uniqueItems } = node.schema;
    if (minItems !== undefined || maxItems !== undefined) checkCount(list.length, minItems, maxItems, 'items', this);
    if (uniqueItems && !node.builtIn && repeats(list)) this.violate('schema/duplicate', 'Items must differ, and two are the same.');
  }

  private checkListType(list: readonly unknown[], node: SchemaNode): void {
    if (this.unchanged > 0) return;
    for (const { index, message, notObject } of listMistakes(list, node)) {
      this.add({ code: notObject ? 'schema/type' : 'schema/duplicate', step: 'list-type', path: `${this.trail.path(true)}[${index}]`, message });
    }
  }

  /** apiVersion, kind and metadata, of the object itself or of an embedded one. */
  private visitMetaField(key: string, value: unknown): unknown {
    if (key !== 'metadata' || !this.metadata) return value;
    this.trail.push(key, false);
    this.decodingPath = this.trail.path(true);
    this.decoding++;
    const judged = this.visitChanged(value, nodesFor('1.34', true).of(objectMetaSchema), 'refused', undefined);
    this.decoding--;
    this.trail.pop();
    return judged;
  }

  private checkResource(fields: Fields, node: SchemaNode): void {
    const owner: MetadataOwner = node.embedded ? 'embedded' : 'root';
    const path = this.trail.path(true);
    if (owner === 'embedded') for (const mistake of resourceMistakes(fields)) this.add({ ...mistake, step: 'metadata', path: below(path, mistake.path) });
    if (!this.options.names && owner === 'root') return;
    const metadata = fieldsOf(fields.metadata) ?? (owner === 'root' ? {} : undefined);
    for (const { path: field, at, message, hint } of metadata === undefined ? [] : metadataMistakes(metadata, owner)) {
      const start = below(path, 'metadata');
      this.add({ code: 'schema/metadata', step: 'metadata', path: below(start, field), at: at && below(start, at), message, hint });
    }
  }

  private runRules(value: unknown, node: SchemaNode, old: unknown): void {
    const hasOld = old !== undefined && old !== null;
    const plans = node.rules(this.options.resourceRoot && this.trail.depth === 0);
    for (let index = 0; index < plans.length; index++) {
      if (this.unchanged > 0 && !node.comparesOld(index)) continue;
      const outcome = (plans[index] as RulePlan).evaluate(value, hasOld ? old : undefined, hasOld);
      if (outcome.kind === 'failed') this.tellRule('schema/rule', this.trail.path(true) + outcome.path, outcome.message);
      else if (outcome.kind === 'broken') this.tellRule('schema/rule-unevaluated', this.trail.path(true), outcome.message);
    }
  }

  private tellRule(code: SchemaCode, path: string, message: string): void {
    this.ruleProblems.push({ code, step: 'rule', path: path.replace(/^\./, ''), message });
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The fields with one changed, or left out where the value is undefined; the same object if it is ours already. */
function changed(fields: Fields, ours: boolean, key: string, value: unknown): Fields {
  const copy = ours ? fields : { ...fields };
  if (value === undefined) delete copy[key];
  else Object.defineProperty(copy, key, { value, configurable: true, enumerable: true, writable: true });
  return copy;
}

function itemsByKey(list: readonly unknown[], node: SchemaNode): ReadonlyMap<string, unknown> {
  return new Map(list.map((item) => [keyOf(item, node.mapKeys), item]));
}
