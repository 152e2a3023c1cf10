import { fieldAt, textOf, type Fields } from '../fields';
import { didYouMean } from '../hints';
import { portNames } from '../pod-template';
import { podsOf } from '../pods-of-set';
import { graphRule } from './graph-rule';

const handlers: readonly (readonly string[])[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

/** The kubelet looks the name up among the ports of the container itself; a probe that finds none fails for ever. */
export const missingContainerPort = graphRule({
  code: 'references/missing-container-port',
  severity: 'error',
  summary: 'A port that a probe or hook names is declared by the same container.',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  look: (graph, report) => {
    for (const { entry, pod } of podsOf(graph)) {
      for (const { path, fields } of pod.containers) {
        for (const { at, name } of namedPorts(fields)) {
          const names = portNames(fields);
          if (names.includes(name)) continue;
          const hint = `${didYouMean(name, names)}Name a port of this container so, or give the port's number.`;
          report({ entry, path: `${path}.${at}`, message: `The container has no port '${name}'.`, hint });
        }
      }
    }
  },
});

function namedPorts(container: Fields): { at: string; name: string }[] {
  return handlers.flatMap((steps) => {
    if (container[steps[0]] === undefined) return [];
    const handler = fieldAt(container, ...steps);
    return ['httpGet', 'tcpSocket'].flatMap((action) => {
      const name = textOf(fieldAt(handler, action, 'port'));
      return name === undefined || isNumber(name) ? [] : [{ at: `${steps.join('.')}.${action}.port`, name }];
    });
  });
}

/** A number in quotes is taken for a name by the schema, and refused for its form there. */
function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}
