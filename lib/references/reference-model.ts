import { byKind } from '../by-kind';
import { groupOf, type KubeObject } from '../kube-object';
import type { LabelSelector } from './label-selector';
import type { PodTemplate } from './pod-template';
import type { ReferenceTable } from './reference-table';
import type { TargetKind } from './target-kind';

/**
 * What a named part of an object is: the key of a Secret, the port of a Service, the event of an EventSource.
 * Each has its own rule: `references/missing-key`, `references/missing-port`, ...
 */
export const partTypes = ['key', 'port', 'event', 'template', 'subset', 'listener'] as const;
export type PartType = (typeof partTypes)[number];

/** Names of the parts of an object. A type that is left out, or undefined, is not known: then every name passes. */
export type PartNames = { readonly [type in PartType]?: readonly string[] };

/** An object that comes to be because another one is there: the Secret of a Certificate, the Service of an EventSource. */
export interface Provision {
  readonly to: TargetKind;
  /** @default - the namespace of the object that provides it */
  readonly namespace?: string;
  readonly name: string;
  readonly parts?: PartNames;
}

/** A choice of objects by their labels. */
export interface Selection {
  /** Where the selector stands. */
  readonly path: string;
  readonly selector: LabelSelector;
  /** What is chosen among. @default - pods */
  readonly among?: TargetKind;
  /** `*` chooses in all namespaces. @default - the namespace of the object */
  readonly namespace?: string;
  /** Names of container ports that at least one of the chosen pods must have. */
  readonly ports?: readonly { readonly path: string; readonly name: string }[];
}

/**
 * What the objects of one kind refer to, and what they provide. Plain tables and small pure functions:
 * every system contributes its own, and several models of one kind add up.
 */
export interface ReferenceModel {
  readonly group: string;
  readonly kind: string;
  /** The kind has no namespace: what it refers to "in its own namespace" is looked up in all of them. @default false */
  readonly clusterScoped?: boolean;
  /** Where references stand, by path: `spec.template.spec.volumes[*].configMap`. */
  readonly references?: ReferenceTable;
  /** Names of the object's own parts. */
  readonly parts?: (object: KubeObject) => PartNames;
  /** What comes to be at run time. */
  readonly provides?: (object: KubeObject) => readonly Provision[];
  /** Names that every cluster has, in every namespace; `kube-system/x` in that one only; a `*` at the end stands for any text. */
  readonly builtIn?: readonly string[];
  /** The pods that the object makes. */
  readonly pods?: (object: KubeObject) => readonly PodTemplate[];
  /** What the object chooses by labels, where to choose nothing is a mistake. */
  readonly selects?: (object: KubeObject) => readonly Selection[];
}

/** All models of one kind, as one. */
export type KindModels = readonly ReferenceModel[];

export interface ModelIndex {
  readonly all: readonly ReferenceModel[];
  /** The models of an object's kind. */
  of(object: KubeObject): KindModels;
}

export function indexModels(all: readonly ReferenceModel[]): ModelIndex {
  const find = byKind((apiVersion, kind) => all.filter((model) => model.kind === kind && model.group === groupOf(apiVersion)));
  return { all, of: ({ apiVersion, kind }) => find(apiVersion, kind) };
}
