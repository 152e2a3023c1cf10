import fc from 'fast-check';
import { publish } from '../../lib/config-repo';
import { Remote, removeFolders } from './support/remote';
import { folder, requestOf } from './support/request';
import { configMap, setOf } from './support/sets';

afterAll(removeFolders);

/** What may happen to a config repository, in any order. */
type Action =
  | { readonly kind: 'publish'; readonly app: string; readonly objects: Record<string, string>; readonly meanwhile?: string }
  | { readonly kind: 'promote'; readonly app: string; readonly images: string }
  | { readonly kind: 'write'; readonly text: string };

const apps = ['shop', 'other'];
const objects = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2', 'yes', ''), { minKeys: 1 });
const images = fc.stringMatching(/^[a-z]{1,6}$/).map((tag) => `images: [${tag}]\n`);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('publish' as const), app: fc.constantFrom(...apps), objects, meanwhile: fc.option(images, { nil: undefined }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('promote' as const), app: fc.constantFrom(...apps), images }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('write' as const), text: fc.string() }) },
);

/** What the repository must hold: for every app its objects, and the bytes that others wrote. */
class Model {
  readonly objects = new Map<string, Record<string, string>>();
  readonly foreign = new Map<string, string>();

  expectEqual(remote: Remote): void {
    const contents = remote.tip() ? remote.contents() : new Map<string, string>();
    const paths = [...contents.keys()];
    for (const [app, values] of this.objects) {
      const home = `envs/prod/${app}/rendered/shop/`;
      const names = paths.filter((path) => path.startsWith(home));
      expect(names).toEqual(Object.keys(values).sort().map((name) => `${home}configmap.core.${name}.yaml`));
      for (const [name, value] of Object.entries(values)) expect(contents.get(`${home}configmap.core.${name}.yaml`)).toContain(`key: ${JSON.stringify(value)}`);
    }
    for (const [path, text] of this.foreign) expect(contents.get(path)).toBe(text);
  }
}

async function perform(action: Action, remote: Remote, model: Model): Promise<void> {
  if (action.kind === 'publish') return publishAs(action, remote, model);
  const path = action.kind === 'promote' ? `envs/prod/${action.app}/kustomization.yaml` : 'notes.txt';
  const text = action.kind === 'promote' ? action.images : action.text;
  remote.commit({ [path]: text });
  model.foreign.set(path, text);
}

async function publishAs({ app, objects, meanwhile }: Action & { kind: 'publish' }, remote: Remote, model: Model): Promise<void> {
  let promoted = meanwhile === undefined;
  const onStep = ({ step }: { step: string }) => {
    if (step !== 'push' || promoted) return;
    promoted = true;
    remote.commit({ [`${folder}/kustomization.yaml`]: meanwhile! });
    model.foreign.set(`${folder}/kustomization.yaml`, meanwhile!);
  };
  const set = setOf(Object.entries(objects).map(([name, key]) => configMap(name, { key })));
  const before = remote.tip();
  const result = await publish(requestOf(remote, set, { onStep, maxDelete: 10 }, { app }));
  if (result.status === 'unchanged') expect(remote.tip()).toBe(before);
  else expect(remote.tip()).toBe(result.commit);
  model.objects.set(app, objects);
}

test('whatever apps publish and people write, in any order and at the same time: nothing is lost, stale or made twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 2, maxLength: 6 }), async (actions) => {
      const [remote, model] = [new Remote(), new Model()];
      for (const action of actions) await perform(action, remote, model);
      model.expectEqual(remote);
      if (remote.tip()) expect(remote.history().merges).toBe(0);
      removeFolders();
    }),
    { numRuns: 8 },
  );
}, 60_000);
