/** A TypeScript type. Shapes exist once: equal ones are the same object. */
export type TypeNode =
  | { readonly form: 'text'; readonly text: string }
  | { readonly form: 'array' | 'map' | 'nullable'; readonly of: TypeNode }
  | { readonly form: 'shape'; readonly shape: Shape }
  /** An interface of `./kubernetes`. */
  | { readonly form: 'kubernetes'; readonly name: string };

/** Below this number of fields, equal shapes may mean different things. */
export const fewFields = 4;

/** An interface. */
export interface Shape {
  /** Given at the end, when all uses are known; definitions have upstream's. */
  name?: string;
  /** Name of upstream's definition of it. */
  readonly upstream?: string;
  fields: readonly Field[];
  /** What has the other fields of the interface. */
  base?: Base;
  /** Takes fields that it does not name. */
  readonly open: boolean;
  /** Which fields go together, and which exclude each other. */
  readonly choices: readonly Choice[];
  readonly uses: Use[];
}

/** An interface that another one extends, without some of its fields. */
export interface Base {
  readonly type: TypeNode;
  readonly omitted: readonly string[];
  /** None of the fields is required here. */
  readonly partial: boolean;
}

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly type: TypeNode;
  /** What is true of the field wherever the shape is used, such as `default 80`. */
  facts: readonly string[];
}

export interface Choice {
  readonly rule: 'ExactlyOne' | 'AtMostOne' | 'AtLeastOne';
  readonly fields: readonly string[];
}

/** A field that holds a shape, directly or as item of a list or map. */
export interface Use {
  readonly parent: Shape;
  readonly field: string;
  readonly isItem: boolean;
}

export const text = (value: string): TypeNode => ({ form: 'text', text: value });

/** A text that is equal for equal types, and for them alone. */
export function typeKey(node: TypeNode, idOf: (shape: Shape) => number): string {
  switch (node.form) {
    case 'text':
      return node.text;
    case 'kubernetes':
      return `k8s.${node.name}`;
    case 'shape':
      return `#${idOf(node.shape)}`;
    default:
      return `${node.form}(${typeKey(node.of, idOf)})`;
  }
}

/** The shape at the bottom of lists and maps, if there is one. */
export function shapeOf(node: TypeNode, isItem = false): { shape: Shape; isItem: boolean } | undefined {
  if (node.form === 'shape') return { shape: node.shape, isItem };
  if (node.form === 'array' || node.form === 'map') return shapeOf(node.of, true);
  return node.form === 'nullable' ? shapeOf(node.of, isItem) : undefined;
}

/** The shapes that a shape refers to. */
export function innerShapes({ fields, base }: Shape): Shape[] {
  const types = [...fields.map(({ type }) => type), ...(base ? [base.type] : [])];
  return types.flatMap((type) => shapeOf(type)?.shape ?? []);
}

/** Equal shapes are the same object. */
export function isSameType(a: TypeNode, b: TypeNode | undefined): boolean {
  if (b === undefined || a.form !== b.form) return false;
  if (a.form === 'shape') return a.shape === (b as typeof a).shape;
  if (a.form === 'text') return a.text === (b as typeof a).text;
  if (a.form === 'kubernetes') return a.name === (b as typeof a).name;
  return isSameType(a.of, (b as typeof a).of);
}
