import { dynType, formatType, type CelType } from '../types/cel-type';
import { TypeCheckError } from './check-error';
import { close, moreGeneral, substitute, unify, type Bindings } from './unify';

/** What is known of the types of an expression while it is checked. */
export class TypeState {
  private bindings: Bindings = new Map();
  private variableCount = 0;

  /** A type that is not known yet. */
  newVariable(): CelType {
    return { kind: 'parameter', name: `#${this.variableCount++}` };
  }

  /** A copy of types in which the parameters of a signature are types that are not known yet. */
  instantiate(types: readonly CelType[]): CelType[] {
    const fresh: Bindings = new Map([
      ['A', this.newVariable()],
      ['B', this.newVariable()],
    ]);
    return types.map((type) => substitute(type, fresh));
  }

  /** The type with all that is known of it. */
  known(type: CelType): CelType {
    return substitute(type, this.bindings);
  }

  /** The same, and what is still unknown is dyn. */
  close(type: CelType): CelType {
    return close(type, this.bindings);
  }

  /** Gives up finding out: whatever the type turns out to be is right. */
  loosen(type: CelType): void {
    if (type.kind === 'parameter') this.bindings.set(type.name, dynType);
  }

  unifies(from: CelType, to: CelType): boolean {
    return this.unifiesAll([from], [to]);
  }

  /** Keeps what was found out only where all types fit. */
  unifiesAll(from: readonly CelType[], to: readonly CelType[]): boolean {
    const attempt: Bindings = new Map(this.bindings);
    if (!from.every((type, index) => unify(type, to[index]!, attempt))) return false;
    this.bindings = attempt;
    return true;
  }

  /** @throws TypeCheckError when the type is not the one wanted. */
  expect(type: CelType, wanted: CelType, operator: string): void {
    if (!this.unifies(type, wanted)) this.noOverload(operator, [type]);
  }

  /** The type of both: dyn where they do not fit. */
  join(previous: CelType | undefined, current: CelType): CelType {
    if (previous === undefined) return current;
    return this.unifies(previous, current) ? this.moreGeneral(previous, current) : dynType;
  }

  moreGeneral(left: CelType, right: CelType): CelType {
    return moreGeneral(this.known(left), this.known(right));
  }

  /** @throws TypeCheckError always. */
  noOverload(name: string, args: readonly CelType[]): never {
    throw new TypeCheckError(`found no matching overload for '${name}' applied to '(${args.map((type) => this.format(type)).join(', ')})'`);
  }

  format(type: CelType): string {
    return formatType(this.close(type));
  }
}
