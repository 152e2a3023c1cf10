import { AnalysisArgument, type ArgumentOf } from './analysis-argument';

/** What a number of a measurement is compared with. */
export type NumberOperand = number | ArgumentOf<number> | ResultValue;

/** What any value of a measurement is compared with. */
export type Operand = NumberOperand | string | boolean | ArgumentOf<string>;

/** An expression that is true or false of a measurement; it becomes text. */
export class Condition {
  constructor(
    private readonly text: string,
    /** Whether it needs parentheses within another. */
    private readonly compound = false,
  ) {}

  and(other: Condition): Condition {
    return new Condition(`${this.within()} && ${other.within()}`, true);
  }

  or(other: Condition): Condition {
    return new Condition(`${this.within()} || ${other.within()}`, true);
  }

  not(): Condition {
    return new Condition(`!(${this.text})`);
  }

  toString(): string {
    return this.text;
  }

  private within(): string {
    return this.compound ? `(${this.text})` : this.text;
  }
}

/**
 * A part of what a measurement found. Prometheus finds a list of numbers, `web` whatever its `jsonPath` leads to.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export class ResultValue {
  constructor(private readonly text: string) {}

  /** An item of a list, from 0. */
  at(index: number): ResultValue {
    return new ResultValue(`${this.text}[${index}]`);
  }

  /** A field of an object. */
  field(name: string): ResultValue {
    return new ResultValue(/^[A-Za-z_]\w*$/.test(name) ? `${this.text}.${name}` : `${this.text}[${JSON.stringify(name)}]`);
  }

  /** A text as a number. */
  asFloat(): ResultValue {
    return new ResultValue(`asFloat(${this.text})`);
  }

  isEmpty(): Condition {
    return new Condition(`len(${this.text}) == 0`);
  }

  isNaN(): Condition {
    return new Condition(`isNaN(${this.text})`);
  }

  below(other: NumberOperand): Condition {
    return this.compared('<', other);
  }

  atMost(other: NumberOperand): Condition {
    return this.compared('<=', other);
  }

  above(other: NumberOperand): Condition {
    return this.compared('>', other);
  }

  atLeast(other: NumberOperand): Condition {
    return this.compared('>=', other);
  }

  equals(other: Operand): Condition {
    return this.compared('==', other);
  }

  differsFrom(other: Operand): Condition {
    return this.compared('!=', other);
  }

  toString(): string {
    return this.text;
  }

  private compared(operator: string, other: Operand): Condition {
    return new Condition(`${this.text} ${operator} ${operandText(other)}`);
  }
}

/** Arguments are filled in as text, so that a text needs its quotes around the placeholder. */
function operandText(operand: Operand): string {
  if (typeof operand === 'string') return JSON.stringify(operand);
  return operand instanceof AnalysisArgument && operand.kind === 'text' ? `"${String(operand)}"` : String(operand);
}

/** What a measurement found: `result.at(0).atLeast(0.95)` is `result[0] >= 0.95`. */
export const result = new ResultValue('result');
