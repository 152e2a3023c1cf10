/** What Argo CD fills in later. It is a text, and the compiler refuses to compare it with one that is known now: `p.env === 'dev'`. */
export type Placeholder = `{{ ${string} }}`;

/** The shape of an example, with a placeholder for each value. */
export type ParamsOf<Example> = {
  readonly [K in keyof Example]: Example[K] extends readonly unknown[]
    ? readonly Placeholder[]
    : Example[K] extends object ? ParamsOf<Example[K]> : Placeholder;
};

/** Labels, annotations and other maps whose keys only the cluster knows. */
export type OpenParams = Readonly<Record<string, Placeholder>>;

/** Placeholders in the shape of an example: `{ cluster: { name: 'a' } }` gives `cluster.name` the text `{{ .cluster.name }}`. */
export function paramsLike<Example extends object>(example: Example, path: readonly string[] = []): ParamsOf<Example> {
  const fields = Object.entries(example).map(([name, value]: [string, unknown]) => {
    const inner = [...path, name];
    if (Array.isArray(value)) return [name, listParam(inner)];
    return [name, typeof value === 'object' && value !== null ? paramsLike(value, inner) : placeholder(inner)];
  });
  return Object.fromEntries(fields) as ParamsOf<Example>;
}

/** A placeholder for every key that is asked for. */
export function openParams(path: readonly string[]): OpenParams {
  return new Proxy({}, { get: (_, name) => (typeof name === 'string' ? placeholder([...path, name]) : undefined) });
}

/** A placeholder for every index that is asked for; the list itself cannot be written out. */
function listParam(path: readonly string[]): readonly Placeholder[] {
  const get = (_: unknown, name: string | symbol): string | undefined =>
    typeof name === 'string' && /^\d+$/.test(name) ? `{{ index ${written(path)} ${name} }}` : undefined;
  return new Proxy([], { get }) as readonly Placeholder[];
}

function placeholder(path: readonly string[]): Placeholder {
  const plain = path.findIndex((name) => !isIdentifier(name));
  if (plain < 0) return `{{ ${written(path)} }}`;
  return `{{ index ${written(path.slice(0, plain))} ${path.slice(plain).map((name) => JSON.stringify(name)).join(' ')} }}`;
}

function written(path: readonly string[]): string {
  return `.${path.join('.')}`;
}

/** What Go templates take after a dot. */
function isIdentifier(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}

/**
 * A placeholder whose value goes through functions first.
 *
 * @example pipe(p.branch, 'slugify', 'trunc 20')
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/
 */
export function pipe(param: string, ...functions: readonly [string, ...string[]]): string {
  const inner = /^\{\{ (.*) \}\}$/s.exec(param)?.[1];
  if (inner === undefined || inner.includes('}}')) throw new Error(`pipe() takes one placeholder, it was given ${JSON.stringify(param)}. Pipe each placeholder, then put the text together.`);
  return `{{ ${[inner, ...functions].join(' | ')} }}`;
}
