type Primitive = string | number | boolean | null | undefined;

/**
 * The places in a payload of this shape, as Argo Events writes them: `head_commit.message`, `commits.0.id`, and `commits.#` for how many there are.
 * A shape that is not known has none.
 */
export type PathOf<Shape> = unknown extends Shape ? never : PlacesIn<NonNullable<Shape>>;

type PlacesIn<Shape> = Shape extends Primitive
  ? never
  : Shape extends readonly (infer Item)[]
    ? '#' | `${number}` | `${number}.${PlacesIn<NonNullable<Item>>}`
    : { [K in keyof Shape & string]: K | `${K}.${PlacesIn<NonNullable<Shape[K]>>}` }[keyof Shape & string];

/** What stands at a place of a payload. */
export type ValueAt<Shape, Path extends string> = NonNullable<Shape> extends infer S
  ? S extends readonly (infer Item)[]
    ? Path extends '#'
      ? number
      : Path extends `${number}.${infer Rest}`
        ? ValueAt<Item, Rest>
        : Item
    : Path extends keyof S
      ? NonNullable<S[Path]>
      : Path extends `${infer Head}.${infer Rest}`
        ? Head extends keyof S
          ? ValueAt<S[Head], Rest>
          : never
        : never
  : never;
