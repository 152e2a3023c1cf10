import { didYouMean } from '../hints';
import { portNames } from '../pod-template';
import { chosenBy, selectionsOf } from '../selections';
import { graphRule } from './graph-rule';

export const missingTargetPort = graphRule({
  code: 'references/missing-target-port',
  severity: 'error',
  summary: 'A port that a Service names is declared by a container of the pods that it chooses.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  look: (graph, report) => {
    for (const { entry, selection } of selectionsOf(graph)) {
      if (!selection.ports?.length) continue;
      const pods = [...chosenBy(graph, entry, selection)];
      if (pods.length === 0) continue;
      const names = new Set(pods.flatMap(({ pod }) => pod?.containers.flatMap(({ fields }) => portNames(fields)) ?? []));
      for (const { path, name } of selection.ports) {
        if (names.has(name)) continue;
        const hint = `${didYouMean(name, names)}Name a port of a container so, or give the port's number.`;
        report({ entry, path, message: `No container of the pods that this Service chooses has a port '${name}'.`, hint });
      }
    }
  },
});
