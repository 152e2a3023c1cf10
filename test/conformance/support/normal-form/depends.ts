/** A Boolean combination of results of tasks: `build.Succeeded`, or `build` for any good end. */
type Logic = { readonly term: string } | { readonly not: Logic } | { readonly all: readonly Logic[] } | { readonly any: readonly Logic[] };

/** What a bare name of a task stands for. @see https://argo-workflows.readthedocs.io/en/latest/enhanced-depends-logic/ */
const goodEnds = ['Succeeded', 'Skipped', 'Daemoned'];

/**
 * What a task waits for, in one way of writing: brackets, order and repetition do not count, and neither does it whether a good end is
 * spelt out.
 *
 * @param spellsOut tasks whose bare name means more than a good end, since they let others continue after a failure
 * @throws where it cannot be read
 */
export function normalDepends(text: string, spellsOut: ReadonlySet<string> = new Set()): string {
  return print(simplify(new DependsParser(text.match(/&&|\|\||[!()]|[^\s&|!()]+/g) ?? []).parse(), spellsOut));
}

/** The same of a list of tasks, each of which must come to a good end. */
export function normalDependencies(tasks: readonly string[]): string {
  return normalDepends(tasks.join(' && '));
}

class DependsParser {
  private next = 0;

  constructor(private readonly words: readonly string[]) {}

  parse(): Logic {
    const logic = this.any();
    if (this.next < this.words.length) throw new Error(`'${this.words[this.next]}' is not expected`);
    return logic;
  }

  private any(): Logic {
    const parts = [this.all()];
    while (this.accept('||')) parts.push(this.all());
    return parts.length === 1 ? parts[0]! : { any: parts };
  }

  private all(): Logic {
    const parts = [this.one()];
    while (this.accept('&&')) parts.push(this.one());
    return parts.length === 1 ? parts[0]! : { all: parts };
  }

  private one(): Logic {
    if (this.accept('!')) return { not: this.one() };
    if (this.accept('(')) {
      const inner = this.any();
      if (!this.accept(')')) throw new Error("')' is missing");
      return inner;
    }
    const term = this.words[this.next++];
    if (term === undefined || !/^\w/.test(term)) throw new Error('a task is missing');
    return { term };
  }

  private accept(word: string): boolean {
    if (this.words[this.next] !== word) return false;
    this.next++;
    return true;
  }
}

function simplify(logic: Logic, spellsOut: ReadonlySet<string>): Logic {
  if ('term' in logic) return logic;
  if ('not' in logic) return { not: simplify(logic.not, spellsOut) };
  const kind = 'all' in logic ? 'all' : 'any';
  const parts = partsOf(logic, kind).map((part) => simplify(part, spellsOut)).flatMap((part) => partsOf(part, kind));
  const unique = [...new Map(parts.map((part) => [print(part), part])).values()].sort((a, b) => (print(a) < print(b) ? -1 : 1));
  const named = kind === 'any' ? withBareNames(unique, spellsOut) : unique;
  return named.length === 1 ? named[0]! : ({ [kind]: named } as unknown as Logic);
}

function partsOf(logic: Logic, kind: 'all' | 'any'): readonly Logic[] {
  if (kind === 'all') return 'all' in logic ? logic.all : [logic];
  return 'any' in logic ? logic.any : [logic];
}

/** `a.Succeeded || a.Skipped || a.Daemoned` is `a`. */
function withBareNames(parts: readonly Logic[], spellsOut: ReadonlySet<string>): Logic[] {
  const terms = new Set(parts.map(print));
  const tasks = [...terms].filter((term) => term.endsWith('.Succeeded')).map((term) => term.slice(0, -'.Succeeded'.length));
  const bare = tasks.filter((task) => !spellsOut.has(task) && goodEnds.every((end) => terms.has(`${task}.${end}`)));
  const rest = parts.filter((part) => !bare.some((task) => goodEnds.some((end) => print(part) === `${task}.${end}`)));
  return [...rest, ...bare.map((term) => ({ term }))].sort((a, b) => (print(a) < print(b) ? -1 : 1));
}

function print(logic: Logic): string {
  if ('term' in logic) return logic.term;
  if ('not' in logic) return `!${print(logic.not)}`;
  return 'all' in logic ? `(${logic.all.map(print).join(' && ')})` : `(${logic.any.map(print).join(' || ')})`;
}
