/**
 * Whether the conditions of a trigger hold, given the dependencies whose events came. Without conditions all have to come.
 *
 * @see https://argoproj.github.io/argo-events/sensors/trigger-conditions/
 */
export function conditionsHold(conditions: string | undefined, dependencies: readonly string[], came: ReadonlySet<string>): boolean {
  const text = conditions?.trim() || dependencies.join(' && ');
  const tokens = text.match(/&&|\|\||[()]|[\p{L}\p{N}_.-]+/gu) ?? [];
  let at = 0;
  const any = (): boolean => {
    let holds = all();
    for (; tokens[at] === '||'; ) {
      at++;
      holds = all() || holds;
    }
    return holds;
  };
  const all = (): boolean => {
    let holds = one();
    for (; tokens[at] === '&&'; ) {
      at++;
      holds = one() && holds;
    }
    return holds;
  };
  const one = (): boolean => {
    const token = tokens[at++];
    if (token !== '(') return came.has(token ?? '');
    const holds = any();
    at++;
    return holds;
  };
  return any();
}
