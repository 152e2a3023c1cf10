/** Where a walk stands. Steps are pushed and popped without making text; text is made for a problem. */
export class Trail {
  private readonly steps: (string | number)[] = [];
  /** Whether the step is a key of a map, not a field with a name of its own. */
  private readonly mapKeys: boolean[] = [];
  depth = 0;

  push(step: string | number, mapKey: boolean): void {
    this.steps[this.depth] = step;
    this.mapKeys[this.depth] = mapKey;
    this.depth++;
  }

  pop(): void {
    this.depth--;
  }

  /** `spec.rules[0].path`. Keys of maps stand in brackets in some of the API server's steps (`bracketed`), after a dot in others. */
  path(bracketed: boolean): string {
    let text = '';
    for (let index = 0; index < this.depth; index++) {
      const step = this.steps[index] as string | number;
      if (typeof step === 'number' || (bracketed && this.mapKeys[index])) text += `[${step}]`;
      else text += text === '' ? step : `.${step}`;
    }
    return text;
  }
}

/** A field below a path. */
export function below(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
