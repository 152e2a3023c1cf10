import type { Random } from './random';

type Container = Record<string | number, unknown>;

/** A place in an object that can be changed. */
interface Place {
  readonly holder: Container;
  readonly key: string | number;
}

type Mutation = (place: Place, random: Random) => void;

const strangers: readonly unknown[] = ['text', '', 'UPPER_case!', 'a'.repeat(70), 'a'.repeat(300), 'ä€😀', '-1', '5s', '10.0.0.1', '1Gi', 'http://x.y/z'];
const numbers: readonly unknown[] = [0, 1, -1, 1.5, 80, 65535, 65536, 2 ** 31, 2 ** 53 + 2, 1e20, -0.001];
const others: readonly unknown[] = [true, false, null, [], {}, ['a', 'a'], [1], [null], [{}], { a: 'b' }, { name: 'x' }, [[]]];

/** Stays as it is, so that the object is judged by its kind. */
const identity = ['apiVersion', 'kind', 'metadata'];

/** What people and programs do wrong, in many small ways. */
const mutations: Readonly<Record<string, Mutation>> = {
  remove: ({ holder, key }) => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
  rename: ({ holder, key }, random) => {
    if (Array.isArray(holder)) return;
    const text = String(key);
    const at = random.below(text.length + 1);
    const renamed = random.pick([text + 's', text.slice(0, at) + text.slice(at + 1), text.toUpperCase(), text.charAt(0).toUpperCase() + text.slice(1), 'x']);
    const value = holder[key];
    delete holder[key];
    holder[renamed] = value;
  },
  add: ({ holder, key }, random) => {
    const value = random.pick([...strangers, ...numbers, ...others]);
    if (Array.isArray(holder)) holder.push(structuredClone(value));
    else holder[`${String(key)}${random.pick(['2', 'Extra', '-x', '.y', '/z'])}`] = structuredClone(value);
  },
  text: (place, random) => set(place, random.pick(strangers)),
  number: (place, random) => set(place, random.pick(numbers)),
  other: (place, random) => set(place, random.pick(others)),
  null: (place) => set(place, null),
  quote: (place) => set(place, String(place.holder[place.key])),
  wrap: (place) => set(place, [place.holder[place.key]]),
  nest: (place) => set(place, { [String(place.key)]: place.holder[place.key] }),
  double: ({ holder, key }) => {
    const target = Array.isArray(holder) ? holder : holder[key];
    if (Array.isArray(target) && target.length > 0) target.push(structuredClone(target[0]));
  },
  grow: (place, random) => {
    const value = place.holder[place.key];
    if (typeof value === 'string') set(place, value + random.pick(['x', ' ', '/', 'X', '.', '-', value.repeat(20)]));
    else if (typeof value === 'number') set(place, random.pick([value + 1, -value, value * 1000, value + 0.5]));
    else if (Array.isArray(value)) for (let count = 0; count < 70; count++) value.push(structuredClone(value[0] ?? 'x'));
  },
  shrink: (place) => {
    const value = place.holder[place.key];
    set(place, typeof value === 'string' ? value.slice(0, -1) : Array.isArray(value) ? [] : typeof value === 'object' ? {} : 0);
  },
  swap: ({ holder, key }, random) => {
    const other = random.pick(Object.keys(holder).filter((name) => !identity.includes(name)));
    if (other === undefined) return;
    [holder[key], holder[other]] = [holder[other], holder[key]];
  },
};

function set({ holder, key }: Place, value: unknown): void {
  holder[key] = structuredClone(value);
}

/** A copy of the object with one to three mistakes below its top; apiVersion, kind and the name stay. */
export function mutate(object: object, random: Random): object {
  const copy = structuredClone(object) as Container;
  const names = Object.keys(mutations);
  for (let count = random.pick([1, 1, 1, 1, 2, 3]); count > 0; count--) {
    const places = placesOf(copy);
    if (places.length === 0) break;
    mutations[random.pick(names)]?.(random.pick(places), random);
  }
  return copy;
}

function placesOf(root: Container): Place[] {
  const places: Place[] = [];
  const visit = (value: unknown, top: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Container;
    for (const key of Object.keys(holder)) {
      if (top && identity.includes(key)) continue;
      places.push({ holder, key: Array.isArray(value) ? Number(key) : key });
      visit(holder[key], false);
    }
  };
  visit(root, true);
  return places;
}
