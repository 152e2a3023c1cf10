import { fieldAt, fieldsOf, textOf, type Fields } from '../fields';
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

const actions = ['httpGet', 'tcpSocket'];

function namedPorts(container: Fields): { at: string; name: string }[] {
  const ports: { at: string; name: string }[] = [];
  for (const steps of handlers) {
    if (container[steps[0]] === undefined) continue;
    const handler = fieldsOf(fieldAt(container, ...steps));
    for (const action of actions) {
      const name = textOf(fieldsOf(handler[action]).port);
      if (name !== undefined && !isNumber(name)) ports.push({ at: `${steps.join('.')}.${action}.port`, name });
    }
  }
  return ports;
}

/** A number in quotes is taken for a name by the schema, and refused for its form there. */
function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}
