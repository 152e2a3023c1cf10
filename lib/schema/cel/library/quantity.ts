import { OpaqueValue } from '../values/opaque';
import { EvaluationError, type Value } from '../values/value';

const maxInt = 2n ** 63n - 1n;
const decimalSuffixes: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const binarySuffixes: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const smallestScale = -9;
// Digits that Kubernetes keeps in a plain 64-bit number; what has more is a decimal of any length.
const plainDigits = 18;
// Beyond this no quantity makes sense, and powers of ten get slow.
const greatestExponent = 10_000;

/**
 * A quantity of Kubernetes: `100m`, `1.5Gi`, `2e3`. The value is `unscaled` times 10 to the power of `scale`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export class Quantity extends OpaqueValue {
  readonly typeName = 'kubernetes.Quantity';

  private constructor(
    private readonly unscaled: bigint,
    private readonly scale: number,
    /** Kept as a 64-bit number: only such a quantity converts to an int. */
    private readonly plain: boolean,
  ) {
    super();
  }

  /** @throws EvaluationError when the text is no quantity. */
  static parse(text: string): Quantity {
    const quantity = Quantity.tryParse(text);
    if (quantity === undefined) throw new EvaluationError(`'${text}' is not a quantity`);
    return quantity;
  }

  static tryParse(text: string): Quantity | undefined {
    const match = /^([+-]?)(?:(\d+)\.?(\d*)|\.(\d*))(.*)$/.exec(text);
    if (match === null) return undefined;
    const [, sign, whole = '', fraction = match[4] ?? '', , suffix = ''] = match as unknown as [string, string, string?, string?, string?, string?];
    const digits = { negative: sign === '-', whole: whole.replace(/^0+(?=.)/, ''), fraction };
    if (Object.hasOwn(binarySuffixes, suffix)) return ofBinary(digits, binarySuffixes[suffix]!);
    const exponent = Object.hasOwn(decimalSuffixes, suffix) ? decimalSuffixes[suffix]! : exponentOf(suffix);
    return exponent === undefined || Math.abs(exponent) > greatestExponent ? undefined : ofDecimal(digits, exponent);
  }

  static ofInt(value: bigint): Quantity {
    return new Quantity(value, 0, true);
  }

  static plain(unscaled: bigint, scale: number): Quantity {
    return new Quantity(unscaled, scale, true);
  }

  static decimal(unscaled: bigint, scale: number): Quantity {
    return new Quantity(unscaled, scale, false);
  }

  get sign(): bigint {
    return this.unscaled === 0n ? 0n : this.unscaled < 0n ? -1n : 1n;
  }

  /** Undefined where it is no whole number, or was not read as one. */
  tryAsInt(): bigint | undefined {
    if (!this.plain || this.scale < 0) return undefined;
    const value = this.unscaled * 10n ** BigInt(this.scale);
    return value <= maxInt && value >= -maxInt - 1n ? value : undefined;
  }

  asFloat(): number {
    return this.scale === 0 ? Number(this.unscaled) : Number(this.unscaled) * Number(`1e${this.scale}`);
  }

  compareTo(other: Quantity): bigint {
    const [own, theirs] = align(this, other);
    return own === theirs ? 0n : own < theirs ? -1n : 1n;
  }

  plus(other: Quantity): Quantity {
    if (other.unscaled === 0n && other.plain && this.plain) return this;
    if (this.unscaled === 0n && other.plain && this.plain) return other;
    const [own, theirs, scale] = align(this, other);
    const sum = own + theirs;
    return new Quantity(sum, scale, this.plain && other.plain && [own, theirs, sum].every(fitsInt));
  }

  minus(other: Quantity): Quantity {
    return this.plus(new Quantity(-other.unscaled, other.scale, other.plain));
  }

  equals(other: Value): boolean {
    return other instanceof Quantity && this.compareTo(other) === 0n;
  }

  static unscaledAt(quantity: Quantity, scale: number): bigint {
    return quantity.unscaled * 10n ** BigInt(quantity.scale - scale);
  }

  static scaleOf(quantity: Quantity): number {
    return quantity.scale;
  }
}

interface Digits {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

function fitsInt(value: bigint): boolean {
  return value <= maxInt && value >= -maxInt - 1n;
}

function align(left: Quantity, right: Quantity): [bigint, bigint, number] {
  const scale = Math.min(Quantity.scaleOf(left), Quantity.scaleOf(right));
  return [Quantity.unscaledAt(left, scale), Quantity.unscaledAt(right, scale), scale];
}

function exponentOf(suffix: string): number | undefined {
  return /^[eE][+-]?\d+$/.test(suffix) ? Number(suffix.slice(1)) : undefined;
}

function unscaledOf({ whole, fraction }: Digits): bigint {
  return BigInt(`${whole}${fraction}`);
}

function signed(value: bigint, { negative }: Digits): bigint {
  return negative ? -value : value;
}

function ofDecimal(digits: Digits, exponent: number): Quantity {
  const scale = exponent - digits.fraction.length;
  const short = digits.whole.length + digits.fraction.length <= plainDigits && scale >= smallestScale;
  return short ? Quantity.plain(signed(unscaledOf(digits), digits), scale) : rounded(unscaledOf(digits), scale, digits);
}

function ofBinary(digits: Digits, exponent: number): Quantity {
  const value = unscaledOf(digits) << BigInt(exponent);
  const precision = 15 - digits.whole.length - Math.trunc((exponent * 3) / 10) - 1;
  if (digits.fraction === '' && precision >= 0) return Quantity.plain(signed(value, digits), 0);
  const limit = maxInt * 10n ** BigInt(digits.fraction.length);
  return rounded(value > limit ? limit : value, -digits.fraction.length, digits);
}

/** To billionths, away from zero: who asks for little gets something. */
function rounded(unscaled: bigint, scale: number, digits: Digits): Quantity {
  if (scale >= smallestScale) return Quantity.decimal(signed(unscaled * 10n ** BigInt(scale - smallestScale), digits), smallestScale);
  const divisor = 10n ** BigInt(smallestScale - scale);
  return Quantity.decimal(signed((unscaled + divisor - 1n) / divisor, digits), smallestScale);
}
