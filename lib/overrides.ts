/** Every field optional, at every depth. Lists are given whole. */
export type DeepPartial<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [K in keyof T]?: DeepPartial<T[K]> } : T;

/**
 * The way out of a construct: fields of its object that win over what the construct wrote. Maps are merged, everything else is replaced, and
 * `undefined` takes a field away.
 */
export function applyOverrides<T>(written: T, overrides: DeepPartial<T> | undefined): T {
  return overrides === undefined ? written : (merge(written, overrides) as T);
}

function merge(written: unknown, override: unknown): unknown {
  if (!isPlainMap(written) || !isPlainMap(override)) return override;
  const names = [...Object.keys(written), ...Object.keys(override).filter((name) => !Object.hasOwn(written, name))];
  const fields = names.map((name) => [name, Object.hasOwn(override, name) ? merge(written[name], override[name]) : written[name]] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

/** Late values of cdk8s and objects of classes are taken whole. */
function isPlainMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
