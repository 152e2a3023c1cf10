import type { EventHandle } from './event-handle';
import { RunTimeOnly } from './run-time-only';

/** Which events have to come before a trigger does its work. */
export type Condition = EventHandle | CombinedCondition;

/** Conditions joined by `and` and `or`. An event that came once counts until the trigger ran, or its conditions are reset. */
export class CombinedCondition extends RunTimeOnly {
  constructor(
    readonly operator: '&&' | '||',
    readonly parts: readonly Condition[],
  ) {
    super();
  }

  and(...others: readonly Condition[]): CombinedCondition {
    return new CombinedCondition('&&', [this, ...others]);
  }

  or(...others: readonly Condition[]): CombinedCondition {
    return new CombinedCondition('||', [this, ...others]);
  }

  protected inText() {
    return { what: `The condition '${conditionText(this)}'`, hint: "Give it to 'when' of a trigger." };
  }
}

/** As Argo Events writes it: `push && (nightly || manual)`. */
export function conditionText(condition: Condition): string {
  if (!(condition instanceof CombinedCondition)) return condition.name;
  const parts = condition.parts.map((part) => (part instanceof CombinedCondition && part.operator !== condition.operator ? `(${conditionText(part)})` : conditionText(part)));
  return parts.join(` ${condition.operator} `);
}

/** The events that it names, each once, in their order. */
export function eventsIn(condition: Condition): EventHandle[] {
  const events = condition instanceof CombinedCondition ? condition.parts.flatMap(eventsIn) : [condition];
  return [...new Set(events)];
}

/** Whether it can only hold when this event came. */
export function implies(condition: Condition, event: EventHandle): boolean {
  if (!(condition instanceof CombinedCondition)) return condition.name === event.name;
  return condition.operator === '&&' ? condition.parts.some((part) => implies(part, event)) : condition.parts.every((part) => implies(part, event));
}
