import type { Overload } from '../library/overload';
import type { CelType } from '../types/cel-type';
import { Duration } from '../values/duration';
import { ListValue } from '../values/list';
import { MapValue } from '../values/map';
import { OpaqueValue } from '../values/opaque';
import { OptionalValue } from '../values/optional';
import { Timestamp } from '../values/timestamp';
import { TypeValue, typeName } from '../values/type-value';
import { Uint } from '../values/uint';
import { EvaluationError, type Value } from '../values/value';

/**
 * Calls the form of a function that takes the values at hand: the checker left several where types are dynamic.
 *
 * @throws EvaluationError when none does.
 */
export function dispatch(name: string, overloads: readonly Overload[], args: readonly Value[]): Value {
  // Elements of lists are looked at only where they decide which form is meant.
  const deep = overloads.length > 1;
  for (const overload of overloads) {
    if (overload.parameters.every((type, index) => accepts(type, args[index]!, deep))) return overload.apply(...args);
  }
  throw new EvaluationError(`no such overload: ${name}(${args.map(typeName).join(', ')})`);
}

function accepts(type: CelType, value: Value, deep: boolean): boolean {
  switch (type.kind) {
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
      return typeof value === 'bigint';
    case 'uint':
      return value instanceof Uint;
    case 'double':
      return typeof value === 'number';
    case 'string':
      return typeof value === 'string';
    case 'bytes':
      return value instanceof Uint8Array;
    case 'duration':
      return value instanceof Duration;
    case 'timestamp':
      return value instanceof Timestamp;
    case 'null':
      return value === null;
    case 'list':
      return value instanceof ListValue && (!deep || value.size === 0 || accepts(type.element, value.get(0), deep));
    case 'map':
    case 'object':
      return value instanceof MapValue;
    case 'opaque':
      return value instanceof OptionalValue ? type.name === 'optional_type' : value instanceof OpaqueValue && value.typeName === type.name;
    case 'type':
      return value instanceof TypeValue;
    default:
      return true;
  }
}
