import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Chart } from 'cdk8s';
import { MlopsApp } from '../../lib/app';
import type { KubeObject } from '../../lib/kube-object';
import { readManifests } from '../../lib/read/read-manifests';
import { synthObjects } from '../../lib/testing';
import { examples } from './argo-events/examples';
import { normalForm } from './argo-events/normal-form';
import { askGoEvents } from './go-events/ask';
import type { Stage } from './stage';
import { readCases } from './support/corpus';

/** Our own TypeScript makes what upstream's valid documents mean. What may differ is listed at `normalForm`. */
export const stage: Stage = {
  name: 'argo-events-examples',
  title: 'upstream’s EventBuses, EventSources and Sensors, written with the constructs',
  async run({ shared, cache, log, expect }) {
    const folder = path.join(shared, 'corpora', 'argo-events-validate');
    const cases = readCases(folder).filter(({ valid, id }) => valid && examples[id]);
    let equal = 0;
    for (const { id, file } of cases) {
      const { entries } = await readManifests([path.join(folder, file)], { cwd: folder });
      const upstream = normalForm(entries[0]!.object);
      const ours = normalForm(made(examples[id]!, entries[0]!.object.kind));
      const same = isDeepStrictEqual(ours, upstream);
      if (same) equal++;
      expect(same, `${id} differs\n      upstream ${JSON.stringify(upstream)}\n      ours     ${JSON.stringify(ours)}`);
    }
    const refused = askGoEvents(cache, cases.map(({ id, file }) => made(examples[id]!, kindOf(file)))).filter((verdict) => verdict !== '');
    expect(refused.length === 0, `upstream's validators refuse what we make: ${refused.join(' | ')}`);
    log(`equal ${equal} of ${cases.length} that are written; the corpus has ${readCases(folder).filter(({ valid }) => valid).length} valid ones`);
    expect(cases.length === Object.keys(examples).length, 'every example has its case');
  },
};

function kindOf(file: string): string {
  return path.basename(file).split('-')[0]!;
}

function made(example: (chart: Chart) => void, kind: string): KubeObject {
  const chart = new Chart(new MlopsApp(), 'chart');
  example(chart);
  return synthObjects(chart).find((object) => object.kind === kind)!;
}
