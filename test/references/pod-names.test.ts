import { find, objectsOf, setOf } from './support';

const pod = (spec: string) => `{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: shop }, spec: { ${spec} } }`;
const judge = (yaml: string) => find(setOf(objectsOf(yaml))).map(({ code, path, message, hint }) => [code, path, message, hint]);

describe('a mount', () => {
  test('is of a volume of its pod', () => {
    const mounts = 'containers: [{ name: main, volumeMounts: [{ name: data, mountPath: /a }, { name: dta, mountPath: /b }] }]';
    expect(judge(pod(`${mounts}, volumes: [{ name: data, emptyDir: {} }, { name: dta, emptyDir: {} }]`))).toEqual([]);
    expect(judge(pod(`${mounts}, volumes: [{ name: data, emptyDir: {} }]`))).toEqual([
      [
        'references/missing-volume',
        'spec.containers[0].volumeMounts[1].name',
        "The pod has no volume 'dta'.",
        "Did you mean 'data'? Add a volume of that name to the pod, or mount one that is there.",
      ],
    ]);
  });

  test('of init containers and of block devices counts', () => {
    expect(judge(pod('initContainers: [{ name: i, volumeMounts: [{ name: a }] }], containers: [{ name: main, volumeDevices: [{ name: b }] }]')).map(([, path]) => path)).toEqual([
      'spec.initContainers[0].volumeMounts[0].name',
      'spec.containers[0].volumeDevices[0].name',
    ]);
  });

  test('may be of a claim template of a StatefulSet', () => {
    const set = (template: string) =>
      `{ apiVersion: apps/v1, kind: StatefulSet, metadata: { name: s }, spec: { volumeClaimTemplates: [{ metadata: { name: ${template} } }],
         template: { spec: { containers: [{ name: main, volumeMounts: [{ name: data }] }] } } } }`;
    expect(judge(set('data'))).toEqual([]);
    expect(judge(set('disk')).map(([, path]) => path)).toEqual(['spec.template.spec.containers[0].volumeMounts[0].name']);
  });
});

describe('a port that a probe names', () => {
  test.each(['livenessProbe', 'readinessProbe', 'startupProbe'])('is one of the same container: %s', (probe) => {
    const container = (name: string) => pod(`containers: [{ name: main, ports: [{ name: http, containerPort: 80 }], ${probe}: { httpGet: { path: /, port: ${name} } } }]`);
    expect(judge(container('http'))).toEqual([]);
    expect(judge(container('80'))).toEqual([]);
    expect(judge(container('htp'))).toEqual([
      [
        'references/missing-container-port',
        `spec.containers[0].${probe}.httpGet.port`,
        "The container has no port 'htp'.",
        "Did you mean 'http'? Name a port of this container so, or give the port's number.",
      ],
    ]);
  });

  test('is not one of a neighbour', () => {
    const spec = 'containers: [{ name: a, ports: [{ name: http, containerPort: 80 }] }, { name: b, lifecycle: { preStop: { tcpSocket: { port: http } } } }]';
    expect(judge(pod(spec)).map(([, path]) => path)).toEqual(['spec.containers[1].lifecycle.preStop.tcpSocket.port']);
  });
});

test('volumes and containers have names of their own', () => {
  const twice = 'initContainers: [{ name: a }], containers: [{ name: a }, { name: b }], volumes: [{ name: v, emptyDir: {} }, { name: v, emptyDir: {} }]';
  expect(judge(pod(twice)).map(([code, path, message]) => [code, path, message])).toEqual([
    ['references/duplicate-name', 'spec.volumes[1].name', "The pod has two volumes 'v'; the other is spec.volumes[0]."],
    ['references/duplicate-name', 'spec.containers[0].name', "The pod has two containers 'a'; the other is spec.initContainers[0]."],
  ]);
});
