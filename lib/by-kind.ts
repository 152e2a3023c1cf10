/**
 * Remembers what is asked for each kind. Nearly every look at an object begins with such a question: two maps in a row answer it without
 * putting a key together, which would take several times as long.
 *
 * @param compute called once for each pair
 */
export function byKind<T>(compute: (group: string, kind: string) => T): (group: string, kind: string) => T {
  const groups = new Map<string, Map<string, T>>();
  return (group, kind) => {
    let kinds = groups.get(group);
    if (kinds === undefined) groups.set(group, (kinds = new Map()));
    const known = kinds.get(kind);
    if (known !== undefined || kinds.has(kind)) return known as T;
    const answer = compute(group, kind);
    kinds.set(kind, answer);
    return answer;
  };
}
