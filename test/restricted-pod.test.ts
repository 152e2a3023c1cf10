import { restrictedContainer, restrictedPod } from '../lib/restricted-pod';

const secured = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

test('a pod gets what the level restricted asks for, in each of its containers', () => {
  expect(restrictedPod({ containers: [{ name: 'a' }, { name: 'b' }], initContainers: [{ name: 'c' }], hostname: 'x' } as { containers: object[] })).toEqual({
    hostname: 'x',
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{ name: 'a', securityContext: secured }, { name: 'b', securityContext: secured }],
    initContainers: [{ name: 'c', securityContext: secured }],
  });
});

test('no init containers are made of none', () => {
  expect(Object.keys(restrictedPod({ containers: [] }))).toEqual(['containers', 'securityContext']);
});

test('what the pod says itself stays', () => {
  const securityContext = { runAsNonRoot: false, runAsUser: 0, seccompProfile: { type: 'Unconfined' } };
  expect(restrictedPod({ securityContext, containers: [] }).securityContext).toEqual(securityContext);
  expect(restrictedContainer({ securityContext: { allowPrivilegeEscalation: true, capabilities: { drop: [] } } }).securityContext).toEqual({
    allowPrivilegeEscalation: true,
    capabilities: { drop: [] },
  });
});

test('capabilities that a container adds stand beside those that it drops', () => {
  const { securityContext } = restrictedContainer({ securityContext: { capabilities: { add: ['NET_BIND_SERVICE'] }, readOnlyRootFilesystem: true } });
  expect(securityContext).toEqual({ ...secured, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } });
});
