import { isDeepStrictEqual } from 'node:util';

/** Fields of an object. */
export type Data = Readonly<Record<string, unknown>>;

const defaults: Data = { suspend: false, realtime: false, archive: { tar: {} }, serviceAccountName: 'default', timezone: 'Etc/UTC' };

/** Rule 10. */
export function withoutDefaults(fields: Data): Data {
  const isDefault = (name: string, value: unknown): boolean => Object.hasOwn(defaults, name) && isDeepStrictEqual(defaults[name], value);
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== undefined && !isDefault(name, value)));
}

/** Rule 11. */
export function withVolumesWhereMounted(fields: Data): Data {
  const { volumes, templates } = fields as { volumes?: readonly Data[]; templates?: readonly Data[] };
  if (!volumes || !templates) return fields;
  const used = new Set<string>();
  const given = templates.map((template) => {
    const mounted = mountedIn(template);
    const own = (template.volumes as readonly Data[] | undefined) ?? [];
    const added = volumes.filter(({ name }) => mounted.has(String(name)) && !own.some((volume) => volume.name === name));
    added.forEach(({ name }) => used.add(String(name)));
    return added.length > 0 ? { ...template, volumes: [...own, ...added] } : template;
  });
  return { ...fields, templates: given, volumes: volumes.filter(({ name }) => !used.has(String(name))) };
}

function mountedIn(template: Data): Set<string> {
  const { container, script, containerSet, sidecars, initContainers } = template as Record<string, Data & readonly Data[]>;
  const inSet = (containerSet?.containers as readonly Data[] | undefined) ?? [];
  const all = [container, script, containerSet, ...inSet, ...(sidecars ?? []), ...(initContainers ?? [])];
  return new Set(all.flatMap((one) => ((one?.volumeMounts as readonly Data[] | undefined) ?? []).map(({ name }) => String(name))));
}

/** Rule 12. */
export function withExitHook(fields: Data): Data {
  const { onExit, ...others } = fields;
  if (typeof onExit !== 'string' || onExit === '') return fields;
  const templates = others.templates as readonly Data[] | undefined;
  const needsArguments = !templates || templates.some(({ name, inputs }) => name === onExit && inputs !== undefined);
  const exit = { template: onExit, ...(needsArguments && others.arguments !== undefined && { arguments: others.arguments }) };
  return { ...others, hooks: { ...(others.hooks as Data | undefined), exit } };
}

/** Rule 13. */
export function withNewNames(fields: Data): Data {
  const names = { schedule: 'schedules', mutex: 'mutexes', semaphore: 'semaphores' } as const;
  const renamed: Record<string, unknown> = { ...fields };
  for (const [old, now] of Object.entries(names)) {
    if (renamed[old] === undefined || renamed[now] !== undefined) continue;
    renamed[now] = [renamed[old]];
    delete renamed[old];
  }
  return renamed;
}
