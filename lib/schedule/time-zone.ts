const known = new Map<string, string | undefined>();

/**
 * What is wrong with the name of a time zone.
 *
 * @returns undefined where it is right; else the end of a sentence
 * @see https://en.wikipedia.org/wiki/List_of_tz_database_time_zones
 */
export function timeZoneMistake(name: string): string | undefined {
  if (name === '' || name === 'UTC' || name === 'Local') return undefined;
  if (!known.has(name)) known.set(name, findMistake(name));
  return known.get(name);
}

function findMistake(name: string): string | undefined {
  try {
    if (!/^[A-Za-z]/.test(name)) throw new RangeError();
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name === name.toLowerCase() ? 'is written in small letters, and case counts' : undefined;
  } catch {
    return 'is no time zone that is known';
  }
}
