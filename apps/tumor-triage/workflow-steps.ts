import { resources, restrictedContainer, restrictedPod } from '../restricted';
import type { Template, WorkflowSpec } from 'cdk8s-mlops/imports/argo-workflows';
import type { EnvVar, VolumeMount } from 'cdk8s-mlops/imports/kubernetes';

/** One container that does one piece of work, restricted, on the shared work folder. */
export interface StepProps {
  readonly image: string;
  readonly command: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly EnvVar[];
  readonly mounts?: readonly VolumeMount[];
  readonly cpu?: string;
  readonly memory?: string;
}

/** Where every step finds the work folder. */
export const workFolder = '/workspace';

export function step(name: string, props: StepProps, more: Omit<Template, 'name' | 'container'> = {}): Template {
  return {
    name,
    ...more,
    container: {
      image: props.image,
      command: props.command,
      args: props.args,
      env: [{ name: 'HOME', value: '/tmp' }, ...(props.env ?? [])],
      workingDir: workFolder,
      securityContext: restrictedContainer,
      resources: resources(props.cpu ?? '500m', props.memory ?? '512Mi', '2Gi'),
      volumeMounts: [{ name: 'work', mountPath: workFolder }, { name: 'tmp', mountPath: '/tmp' }, ...(props.mounts ?? [])],
    },
  };
}

/** What all workflows of this use case have in common: who they run as, the work folder, and how long traces are kept. */
export function commonSpec(serviceAccountName: string, component: string, workSize: string): WorkflowSpec {
  return {
    serviceAccountName,
    securityContext: restrictedPod(),
    podMetadata: { labels: { 'app.kubernetes.io/component': component, 'sidecar.istio.io/inject': 'false' } },
    podGC: { strategy: 'OnPodSuccess' },
    ttlStrategy: { secondsAfterCompletion: 7 * 24 * 3600 },
    volumeClaimTemplates: [{ metadata: { name: 'work' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: workSize } } } }],
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }],
  };
}
