import type { SchemaNode } from './schema-node';
import type { SchemaCode } from './schema-problem';
import { below, type Trail } from './trail';
import { acceptsNumber, acceptsText, checkCount, checkNumber, checkText, isAllowed, isEqual, type Sink } from './value-checks';
import { describeValue, kindOf, kinds } from './value-kind';

/** What the API server's library would say of a value, with the count of passed checks by which it picks the branch to tell of. */
export interface Explanation {
  readonly found: readonly Found[];
  readonly matches: number;
}

export interface Found {
  readonly code: SchemaCode;
  readonly path: string;
  /** The value, where `path` does not name it. */
  readonly at?: string;
  readonly message: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Whether a value passes everything that a schema says about values. */
export function accepts(node: SchemaNode, value: unknown): boolean {
  if (value === null) return (!node.typed || node.nullable) && (node.schema.enum === undefined || isAllowed(null, node.schema.enum));
  const kind = kindOf(value);
  if ((node.types & kind) === 0) return false;
  if (node.schema.enum !== undefined && !isAllowed(value, node.schema.enum)) return false;
  if (kind === kinds.string && node.checksText && !acceptsText(value as string, node)) return false;
  if (kind & (kinds.integer | kinds.fraction) && node.checksNumber && !acceptsNumber(value as number, node)) return false;
  if (kind === kinds.array && !acceptsItems(node, value as readonly unknown[])) return false;
  if (kind === kinds.object && !acceptsFields(node, value as Fields)) return false;
  return acceptsCombinations(node, value);
}

function acceptsItems(node: SchemaNode, list: readonly unknown[]): boolean {
  const { minItems, maxItems, uniqueItems } = node.schema;
  if ((minItems !== undefined && list.length < minItems) || (maxItems !== undefined && list.length > maxItems)) return false;
  if (uniqueItems && repeats(list)) return false;
  const { items } = node;
  return items === undefined || list.every((item) => accepts(items, item));
}

function acceptsFields(node: SchemaNode, fields: Fields): boolean {
  const { minProperties, maxProperties, properties, additionalProperties } = node.schema;
  if (node.required !== undefined) for (const key of node.required) if (!has(fields, key)) return false;
  if (minProperties !== undefined || maxProperties !== undefined) {
    const count = Object.keys(fields).length;
    if (count < (minProperties ?? 0) || count > (maxProperties ?? count)) return false;
  }
  if (properties === undefined && additionalProperties === undefined) return true;
  for (const key in fields) {
    const child = node.field(key) ?? node.additional;
    if (child === undefined ? additionalProperties === false : !accepts(child, fields[key])) return false;
  }
  return true;
}

/** Whether `allOf`, `anyOf`, `oneOf` and `not` are met. They do not look at null. */
export function acceptsCombinations(node: SchemaNode, value: unknown): boolean {
  if (!node.combines) return true;
  const { allOf, anyOf, oneOf, not } = node.schema;
  if (allOf !== undefined && !node.branches(allOf).every((branch) => accepts(branch, value))) return false;
  if (anyOf !== undefined && anyOf.length > 0 && !node.branches(anyOf).some((branch) => accepts(branch, value))) return false;
  if (oneOf !== undefined && oneOf.length > 0 && countAccepting(node.branches(oneOf), value) !== 1) return false;
  return not === undefined || !accepts(node.branch(not), value);
}

function countAccepting(branches: readonly SchemaNode[], value: unknown): number {
  let count = 0;
  for (const branch of branches) if (accepts(branch, value)) count++;
  return count;
}

export function has(fields: Fields, key: string): boolean {
  return fields[key] !== undefined && Object.hasOwn(fields, key);
}

export function repeats(list: readonly unknown[]): boolean {
  return list.some((item, index) => list.slice(0, index).some((earlier) => isEqual(item, earlier)));
}

/** Gathers what checks find at one place. */
class Gathering implements Sink {
  readonly found: Found[] = [];
  matches = 0;

  constructor(private readonly trail: Trail) {}

  violate(code: SchemaCode, message: string): void {
    this.found.push({ code, path: this.trail.path(false), message });
  }

  violateNowhere(code: SchemaCode, message: string): void {
    this.found.push({ code, path: '', at: this.trail.path(false), message });
  }

  get place(): string {
    return this.trail.path(false) || 'The object';
  }

  take(other: Explanation): void {
    this.found.push(...other.found);
    this.matches += other.matches;
  }
}

/** Everything that is wrong with a value, counted as the API server's library counts: one for each check made and each passed. */
function explain(node: SchemaNode, value: unknown, trail: Trail): Explanation {
  const gathering = new Gathering(trail);
  if (value === null) {
    explainNull(node, gathering);
    return gathering;
  }
  const kind = kindOf(value);
  const accepted = (node.types & kind) !== 0;
  if (node.typed || node.format !== undefined) gathering.matches += accepted ? 2 : 1;
  if (!accepted) gathering.violate('schema/type', typeMessage(node, value));
  gathering.take(explainCombinations(node, value, trail));
  gathering.matches += 1;
  if (kind === kinds.string) explainText(node, value as string, gathering);
  else if (kind === kinds.integer || kind === kinds.fraction) explainNumber(node, value as number, gathering);
  else if (kind === kinds.array) explainItems(node, value as readonly unknown[], trail, gathering);
  explainEnum(node, value, gathering);
  if (kind === kinds.object) explainFields(node, value as Fields, trail, gathering);
  gathering.matches += 1;
  return gathering;
}

export function typeMessage(node: SchemaNode, value: unknown): string {
  return `Expected ${node.typeText}, got ${describeValue(value)}.`;
}

export function enumMessage(value: unknown, allowed: readonly unknown[]): string {
  const listed = allowed.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  return `${describeValue(value)} is not among the allowed values: ${listed.join(', ')}.`;
}

function explainNull(node: SchemaNode, gathering: Gathering): void {
  if (node.typed && !node.nullable) gathering.violate('schema/type', typeMessage(node, null));
  else gathering.matches += 1;
  if (node.schema.enum !== undefined) gathering.violate('schema/enum', enumMessage(null, node.schema.enum));
}

function explainText(node: SchemaNode, text: string, gathering: Gathering): void {
  if (node.checksText) checkText(text, node, gathering);
  gathering.matches += node.format === undefined ? 1 : 2;
}

function explainNumber(node: SchemaNode, value: number | bigint, gathering: Gathering): void {
  if (node.checksNumber) checkNumber(value, node, gathering);
  gathering.matches += 2;
}

function explainEnum(node: SchemaNode, value: unknown, gathering: Gathering): void {
  const allowed = node.schema.enum;
  if (allowed !== undefined && !isAllowed(value, allowed)) gathering.violate('schema/enum', enumMessage(value, allowed));
  gathering.matches += 1;
}

function explainItems(node: SchemaNode, list: readonly unknown[], trail: Trail, gathering: Gathering): void {
  const { items } = node;
  list.forEach((item, index) => {
    if (items === undefined) return;
    trail.push(index, false);
    gathering.take(explain(items, item, trail));
    trail.pop();
  });
  checkCount(list.length, node.schema.minItems, node.schema.maxItems, 'items', gathering);
  if (node.schema.uniqueItems && repeats(list)) gathering.violate('schema/duplicate', 'Items must differ, and two are the same.');
  gathering.matches += 2;
}

function explainFields(node: SchemaNode, fields: Fields, trail: Trail, gathering: Gathering): void {
  checkCount(Object.keys(fields).length, node.schema.minProperties, node.schema.maxProperties, 'fields', gathering);
  for (const key of Object.keys(fields)) {
    const named = node.field(key);
    const child = named ?? node.additional;
    if (child === undefined) continue;
    trail.push(key, named === undefined);
    gathering.take(explain(child, fields[key], trail));
    trail.pop();
  }
  for (const key of node.required ?? []) {
    if (!has(fields, key)) gathering.found.push({ code: 'schema/required', path: below(trail.path(false), key), message: requiredMessage(key) });
  }
  gathering.matches += 1;
}

export function requiredMessage(key: string): string {
  return `${key} is required.`;
}

/** What `allOf`, `anyOf`, `oneOf` and `not` find wrong, and for the choices what the most promising branch says. */
export function explainCombinations(node: SchemaNode, value: unknown, trail: Trail): Explanation {
  const gathering = new Gathering(trail);
  const { allOf, anyOf, oneOf, not } = node.schema;
  const explainAll = (nodes: readonly SchemaNode[]): Explanation[] => nodes.map((branch) => explain(branch, value, trail));
  if (anyOf !== undefined && anyOf.length > 0) explainAnyOf(explainAll(node.branches(anyOf)), gathering);
  if (oneOf !== undefined && oneOf.length > 0) explainOneOf(explainAll(node.branches(oneOf)), gathering);
  if (allOf !== undefined && allOf.length > 0) explainAllOf(explainAll(node.branches(allOf)), gathering);
  if (not !== undefined && accepts(node.branch(not), value)) gathering.violateNowhere('schema/combination', `${gathering.place} has a form that is excluded (not).`);
  gathering.matches += 1;
  return gathering;
}

function passes(explanation: Explanation): boolean {
  return explanation.found.length === 0;
}

function explainAnyOf(branches: readonly Explanation[], gathering: Gathering): void {
  const first = branches.find(passes);
  if (first === undefined) gathering.violateNowhere('schema/combination', `${gathering.place} fits none of the ${branches.length} forms that are allowed (anyOf).`);
  gathering.take(first ?? mostPromising(branches));
}

function explainOneOf(branches: readonly Explanation[], gathering: Gathering): void {
  const fitting = branches.filter(passes);
  const [only] = fitting;
  if (fitting.length === 1 && only !== undefined) gathering.take(only);
  else if (fitting.length > 1) gathering.violateNowhere('schema/combination', `${gathering.place} fits ${fitting.length} forms at once, and only one may fit (oneOf).`);
  else {
    gathering.violateNowhere('schema/combination', `${gathering.place} fits none of the ${branches.length} forms of which one must fit (oneOf).`);
    gathering.take(mostPromising(branches));
  }
}

function explainAllOf(branches: readonly Explanation[], gathering: Gathering): void {
  branches.forEach((branch) => gathering.take(branch));
  if (!branches.every(passes)) gathering.violateNowhere('schema/combination', `${gathering.place} does not fit all of the ${branches.length} forms that are demanded (allOf).`);
}

function mostPromising(branches: readonly Explanation[]): Explanation {
  return branches.reduce((best, branch) => (branch.matches > best.matches ? branch : best));
}
