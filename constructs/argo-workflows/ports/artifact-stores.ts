import type { Artifact } from '../../../imports/argo-workflows';
import type { Value } from '../values/operands';
import { booleanOperand } from '../values/operands';
import { renderValues } from '../values/render';
import { ChosenArtifact, type ArtifactReference } from './artifact';

type Store<K extends keyof Artifact> = NonNullable<Artifact[K]>;

/**
 * Where an artifact is stored. A key alone is one of the default repository of the workflow.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/configure-artifact-repository/
 */
export function s3(store: Store<'s3'>): { readonly s3: Store<'s3'> } {
  return { s3: renderValues(store) };
}

export function gcs(store: Store<'gcs'>): { readonly gcs: Store<'gcs'> } {
  return { gcs: renderValues(store) };
}

export function azure(store: Store<'azure'>): { readonly azure: Store<'azure'> } {
  return { azure: renderValues(store) };
}

export function oss(store: Store<'oss'>): { readonly oss: Store<'oss'> } {
  return { oss: renderValues(store) };
}

export function hdfs(store: Store<'hdfs'>): { readonly hdfs: Store<'hdfs'> } {
  return { hdfs: renderValues(store) };
}

export function artifactory(store: Store<'artifactory'>): { readonly artifactory: Store<'artifactory'> } {
  return { artifactory: renderValues(store) };
}

/** A Git repository, checked out. */
export function git(store: Store<'git'>): { readonly git: Store<'git'> } {
  return { git: renderValues(store) };
}

/** A file from the web. */
export function httpArtifact(store: Store<'http'>): { readonly http: Store<'http'> } {
  return { http: renderValues(store) };
}

/** A store that a plugin of the executor knows. */
export function pluginArtifact(store: Store<'plugin'>): { readonly plugin: Store<'plugin'> } {
  return { plugin: renderValues(store) };
}

/** A file that holds this text. */
export function raw(text: string): { readonly raw: Store<'raw'> } {
  return { raw: { data: text } };
}

/** One of two artifacts, by a condition. */
export function chooseArtifact(condition: Value<boolean>, yes: ArtifactReference, no: ArtifactReference): ChosenArtifact {
  return new ChosenArtifact(`${booleanOperand(condition)} ? ${yes.source} : ${no.source}`);
}
