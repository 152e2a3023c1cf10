/** What the simulator makes of a field: it does what the field says, leaves it aside for a reason, or cannot run what has it. */
export type FieldStatus = FieldList | (() => FieldList) | Whole;

/** A field with everything below it. */
export interface Whole {
  readonly status: 'supported' | 'ignored' | 'refused';
  /** Why, and of what is supported as a whole what becomes of it. Empty for plain fields that are supported. */
  readonly reason: string;
}

/** Fields by name; `*` are the values of a map, `...` all fields that are not named. Lists stand for their items. */
export interface FieldList {
  readonly [field: string]: FieldStatus;
}

export const supported: Whole = { status: 'supported', reason: '' };

/** Everything in it goes to who does the work of the step, filled in. */
export const handedOn: Whole = { status: 'supported', reason: 'filled in, and handed to who does the work of the step' };

export function ignored(reason: string): Whole {
  return { status: 'ignored', reason };
}

/** @param reason ends the error: why it cannot be, and what to do */
export function refused(reason: string): Whole {
  return { status: 'refused', reason };
}

export function isWhole(status: FieldStatus): status is Whole {
  return typeof status === 'object' && typeof status.status === 'string';
}

/** The fields below a field that is listed one by one. */
export function innerList(status: Exclude<FieldStatus, Whole>): FieldList {
  return typeof status === 'function' ? (status as () => FieldList)() : status;
}

/** What a field of a list is; undefined where it stands in none. */
export function statusIn(list: FieldList, field: string): FieldStatus | undefined {
  return list[field] ?? list['*'] ?? list['...'];
}
