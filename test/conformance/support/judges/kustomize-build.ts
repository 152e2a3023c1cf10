import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../../../lib/kube-object';
import type { Judge } from '../judge';
import { Kustomize } from '../kustomize';
import { identityOf, type PublishedObject } from '../published';
import { parseYaml } from '../read-yaml';

/** What Argo CD builds of a folder, with the real kustomize: the same objects, and no other. */
export const kustomizeBuild: Judge = {
  title: 'kustomize',
  judge({ apps, objects }, { cache, expect }) {
    const kustomize = new Kustomize(cache);
    return new Map(
      apps.flatMap((app): [PublishedObject, string[]][] => {
        const built = new Map((parseYaml(kustomize.build(app.folder)) as KubeObject[]).map((object) => [identityOf(object), object]));
        const published = objects.filter((one) => one.app === app);
        expect(built.size === published.length, `${app.environment}/${app.app}: kustomize builds ${built.size} objects of ${published.length}`);
        return published.map((one) => [one, isDeepStrictEqual(built.get(identityOf(one.object)), one.object) ? [] : ['kustomize build gives another object']]);
      }),
    );
  },
};
