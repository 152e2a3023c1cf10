import type { Artifact } from '../../../imports/argo-workflows';
import type { Expression } from '../values/expression';
import type { Value } from '../values/operands';
import { booleanOperand } from '../values/operands';
import { renderValues } from '../values/render';
import { ChosenArtifact, type ArtifactReference } from './artifact';

type Store<K extends keyof Artifact> = NonNullable<Artifact[K]>;

/** A store whose texts may be known later. */
type StoreProps<K extends keyof Artifact> = {
  readonly [F in keyof Store<K>]: Store<K>[F] extends string | undefined ? Store<K>[F] | Expression<unknown> : Store<K>[F];
};

/**
 * Where an artifact is stored. A key alone is one of the default repository of the workflow.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/configure-artifact-repository/
 */
export function s3(store: StoreProps<'s3'>): { readonly s3: Store<'s3'> } {
  return { s3: renderValues(store) as Store<'s3'> };
}

export function gcs(store: StoreProps<'gcs'>): { readonly gcs: Store<'gcs'> } {
  return { gcs: renderValues(store) as Store<'gcs'> };
}

export function azure(store: StoreProps<'azure'>): { readonly azure: Store<'azure'> } {
  return { azure: renderValues(store) as Store<'azure'> };
}

export function oss(store: StoreProps<'oss'>): { readonly oss: Store<'oss'> } {
  return { oss: renderValues(store) as Store<'oss'> };
}

export function hdfs(store: StoreProps<'hdfs'>): { readonly hdfs: Store<'hdfs'> } {
  return { hdfs: renderValues(store) as Store<'hdfs'> };
}

export function artifactory(store: StoreProps<'artifactory'>): { readonly artifactory: Store<'artifactory'> } {
  return { artifactory: renderValues(store) as Store<'artifactory'> };
}

/** A Git repository, checked out. */
export function git(store: StoreProps<'git'>): { readonly git: Store<'git'> } {
  return { git: renderValues(store) as Store<'git'> };
}

/** A file from the web. */
export function httpArtifact(store: StoreProps<'http'>): { readonly http: Store<'http'> } {
  return { http: renderValues(store) as Store<'http'> };
}

/** A store that a plugin of the executor knows. */
export function pluginArtifact(store: StoreProps<'plugin'>): { readonly plugin: Store<'plugin'> } {
  return { plugin: renderValues(store) as Store<'plugin'> };
}

/** A file that holds this text. */
export function raw(text: string): { readonly raw: Store<'raw'> } {
  return { raw: { data: text } };
}

/** One of two artifacts, by a condition. */
export function chooseArtifact(condition: Value<boolean>, yes: ArtifactReference, no: ArtifactReference): ChosenArtifact {
  return new ChosenArtifact(`${booleanOperand(condition)} ? ${yes.source} : ${no.source}`);
}
