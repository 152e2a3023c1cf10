import type { Volume as VolumeSpec } from '../../../imports/argo-workflows';
import type * as k8s from '../../../imports/kubernetes';
import type { NamedObject } from '../../../lib/named-object';
import type { ClaimTemplate } from '../templates/template';

/** A volume in a container. Made by `volume.at(path)`. */
export interface Mount {
  readonly volume: Volume;
  readonly fields: k8s.VolumeMount;
}

type MountOptions = Omit<k8s.VolumeMount, 'name' | 'mountPath'>;

/**
 * A volume that containers mount: `const work = Volume.emptyDir('work')`, then `mounts: [work.at('/work')]`. The template that mounts it
 * declares it, so that no mount is without its volume.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/volumes/
 */
export class Volume {
  /** Empty, and gone with the pod. */
  static emptyDir(name: string, source: k8s.EmptyDirVolumeSource = {}): Volume {
    return Volume.from({ name, emptyDir: source });
  }

  /** A PersistentVolumeClaim that exists. */
  static claim(name: string, claim: NamedObject, options: { readonly readOnly?: boolean } = {}): Volume {
    return Volume.from({ name, persistentVolumeClaim: { claimName: claim.name, ...options } });
  }

  /** A claim that the workflow makes when it starts, and deletes as its `volumeClaimGC` says. */
  static claimTemplate(name: string, spec: k8s.PersistentVolumeClaimSpec): Volume {
    return new Volume({ name }, { metadata: { name }, spec });
  }

  static secret(name: string, secret: NamedObject, options: Omit<k8s.SecretVolumeSource, 'secretName'> = {}): Volume {
    return Volume.from({ name, secret: { secretName: secret.name, ...options } });
  }

  static configMap(name: string, configMap: NamedObject, options: Omit<k8s.ConfigMapVolumeSource, 'name'> = {}): Volume {
    return Volume.from({ name, configMap: { name: configMap.name, ...options } });
  }

  /** Any other kind of volume, as the API has it. */
  static from(spec: VolumeSpec): Volume {
    return new Volume(spec, undefined);
  }

  private constructor(
    /** As it stands in `volumes`. */
    readonly spec: VolumeSpec,
    /** For volumes that the workflow claims. */
    readonly claim: ClaimTemplate | undefined,
  ) {}

  get name(): string {
    return this.spec.name;
  }

  at(mountPath: string, options: MountOptions = {}): Mount {
    return { volume: this, fields: { name: this.name, mountPath, ...options } };
  }
}

/** The volumes that mounts need of their template, and the claims that they need of the workflow; each once. */
export function volumesOf(mounts: readonly Mount[]): { readonly volumes: readonly VolumeSpec[]; readonly claims: readonly ClaimTemplate[] } {
  const used = [...new Set(mounts.map(({ volume }) => volume))];
  return { volumes: used.filter(({ claim }) => !claim).map(({ spec }) => spec), claims: used.flatMap(({ claim }) => claim ?? []) };
}
