import { Duration } from 'cdk8s';
import { resources, restrictedContainer, restrictedPod } from '../restricted';
import { type EnvironmentVariables, type Mount, Volume } from 'cdk8s-mlops/argo-workflows';

/** Where every step finds the work folder. */
export const workFolder = '/workspace';

const temporary = Volume.emptyDir('tmp', { sizeLimit: '1Gi' });

/** The folder that all steps of one workflow share, for as long as it runs. */
export function workVolume(size: string): Volume {
  return Volume.claimTemplate('work', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: size } } });
}

/** What steps do beside their one piece of work: they run in the shared folder, and may write to `/tmp`. */
export function inWorkFolder(work: Volume, { env, mounts = [] }: { readonly env?: EnvironmentVariables; readonly mounts?: readonly Mount[] } = {}) {
  return { workingDir: workFolder, env: { HOME: '/tmp', ...env }, mounts: [work.at(workFolder), temporary.at('/tmp'), ...mounts] };
}

/** What a step may use that needs more, or less, than others. */
export function using(cpu: string, memory: string) {
  return resources(cpu, memory, '2Gi');
}

/** What all workflows of this use case have in common: restricted pods outside of the mesh, and how long traces are kept. */
export function commonSettings(component: string) {
  return {
    podDefaults: { podSecurityContext: restrictedPod(), securityContext: restrictedContainer, resources: using('500m', '512Mi') },
    podMetadata: { labels: { 'app.kubernetes.io/component': component, 'sidecar.istio.io/inject': 'false' } },
    podGC: { strategy: 'OnPodSuccess' },
    ttlStrategy: { afterCompletion: Duration.days(7) },
  } as const;
}
