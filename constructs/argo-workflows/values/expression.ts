/** What an expression gives when the workflow runs. The values of parameters, results and items are texts, whatever they stand for. */
export type ExpressionKind = 'text' | 'number' | 'boolean' | 'json';

/**
 * A value that is known when the workflow runs. It is used wherever a value of type `T` is asked for; in a text it stands as the tag that the
 * controller fills in: `` `rows=${load.outputs.rows}` ``.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/variables/
 */
export class Expression<out T> {
  /** Never set: it carries the type. */
  declare readonly valueType?: T;

  /**
   * @param source in the expression language of the controller, such as `asFloat(inputs.parameters.rate) * 2`
   * @param kind what the source gives
   */
  constructor(
    readonly source: string,
    readonly kind: ExpressionKind,
  ) {}

  /** The tag that stands for it in a text. */
  toString(): string {
    return `{{=${this.source}}}`;
  }

  /**
   * Its value is not known yet, so that JavaScript cannot count with it.
   * @throws where it is taken for a number, as in `Number(rows)`
   */
  [Symbol.toPrimitive](hint: string): string {
    if (hint !== 'number') return this.toString();
    throw new Error(`The value of ${this.toString()} is known when the workflow runs, and is taken for a number before. Count with add(), multiply() and their siblings.`);
  }

  /** JSON texts hold the tag as well: `JSON.stringify({ run: train.outputs.run })`. */
  toJSON(): string {
    return this.toString();
  }
}

/** How the text of a parameter that holds a number becomes one in an expression. */
export type NumberCast = 'asInt' | 'asFloat';

/** A variable: an input, an output, an item of a loop, a fact about the workflow. */
export class Reference<out T> extends Expression<T> {
  /**
   * @param variable names joined by dots, as it stands in a tag: `inputs.parameters.max-rmse`
   * @param cast for what holds a number
   * @param isJson whether its text is that of a number, a boolean, a list or a map
   */
  constructor(
    readonly variable: string,
    readonly cast?: NumberCast,
    readonly isJson: boolean = cast !== undefined,
  ) {
    super(memberPath(variable.split('.')), 'text');
  }

  override toString(): string {
    return `{{${this.variable}}}`;
  }
}

/** In an expression, a name with other characters than letters, digits and `_` must stand in brackets. */
export function memberPath(names: readonly string[]): string {
  return names.map((name, index) => (index === 0 ? name : /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${textLiteral(name)}]`)).join('');
}

/** A text as the expression language writes it. Two braces in a row would end the tag around it. */
export function textLiteral(text: string): string {
  return `'${text.replace(/[\\'\n\r\t]|(?<=\{)\{|(?<=\})\}/g, (character) => escapes[character]!)}'`;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '{': '\\x7b',
  '}': '\\x7d',
};
