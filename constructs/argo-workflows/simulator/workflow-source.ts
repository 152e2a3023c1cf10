import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { KubeObject } from '../../../lib/kube-object';
import type { ManifestEntry, ManifestSet } from '../../../lib/manifest-set';
import { nearestName } from '../../../lib/nearest-name';
import { readText } from '../../../lib/read/read-text';
import { fieldsOf, isFields } from '../../../lib/references/fields';
import { collectManifests } from '../../../lib/synth/collect-manifests';
import { isWorkflow, Workflow } from '../model/workflow';
import { SimulationError } from './simulation-error';

/** A construct that stands for one object. */
export interface HasResource {
  readonly resource: IConstruct;
}

/** Where workflows come from: YAML or JSON, plain objects, what was read or synthesized, or a construct: an app, a chart, one object. */
export type WorkflowSource = string | object | readonly object[] | ManifestSet | IConstruct | HasResource;

/** Everything in a source, and the object that it means, where it means one. */
export interface ReadSource {
  readonly entries: readonly ManifestEntry[];
  readonly meant?: ManifestEntry;
  /** Those that may be meant. @default - all */
  readonly candidates?: readonly ManifestEntry[];
}

/** @throws SimulationError where a text cannot be read, or a construct cannot be rendered */
export function readSource(source: WorkflowSource): ReadSource {
  if (typeof source === 'string') return readYaml(source);
  if (Array.isArray(source)) return { entries: source.map(entryOf) };
  if ('entries' in source && Array.isArray(source.entries)) return { entries: source.entries as ManifestEntry[] };
  if (Construct.isConstruct(source)) return readConstruct(source);
  if ('resource' in source && Construct.isConstruct(source.resource)) return readConstruct(source.resource);
  const entry = entryOf(source);
  return { entries: [entry], meant: entry };
}

function readYaml(text: string): ReadSource {
  const { entries, problems } = readText(text, 'workflow.yaml');
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new SimulationError(errors.map(({ message, source }) => `${source ? `line ${source.line}: ` : ''}${message}`));
  return { entries };
}

function entryOf(object: object): ManifestEntry {
  const { apiVersion, kind } = object as Partial<KubeObject>;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') throw new SimulationError(['A workflow is given as an object without apiVersion and kind. Give the whole object, its YAML, or its construct.']);
  return { object: object as KubeObject, origin: {} };
}

/** Templates may stand elsewhere in the app. */
function readConstruct(construct: IConstruct): ReadSource {
  const { set, makers } = collectManifests(App.of(construct));
  if (set.problems.length > 0) throw new SimulationError(set.problems.map(({ message }) => message));
  const inside = set.entries.filter((_, index) => makers[index].node.scopes.includes(construct));
  const workflows = inside.filter(isWorkflow);
  return { entries: set.entries, candidates: workflows, ...(workflows.length === 1 && { meant: workflows[0] }) };
}

const ranks: Readonly<Record<string, number>> = { Workflow: 0, CronWorkflow: 1, WorkflowTemplate: 2, ClusterWorkflowTemplate: 3 };

/** The workflow to run: the one that is named or meant, or the only one of the first kind that there is. */
export function chooseWorkflow({ entries, meant, candidates: possible = entries }: ReadSource, name: string | undefined): ManifestEntry {
  const workflows = entries.filter(isWorkflow);
  if (name !== undefined) {
    const found = workflows.find((entry) => entry.object.metadata?.name === name);
    if (found) return found;
    const names = workflows.map((entry) => entry.object.metadata?.name ?? '');
    const near = nearestName(name, names);
    throw new SimulationError([`There is no workflow '${name}'.${near === undefined ? '' : ` Did you mean '${near}'?`} There are: ${names.join(', ')}.`]);
  }
  if (meant && isWorkflow(meant)) return meant;
  const first = Math.min(...possible.filter(isWorkflow).map(({ object }) => ranks[object.kind]));
  const candidates = possible.filter((entry) => isWorkflow(entry) && ranks[entry.object.kind] === first);
  if (candidates.length === 1) return candidates[0];
  if (candidates.length === 0) throw new SimulationError([`There is no workflow among the objects: ${entries.map(({ object }) => object.kind).join(', ') || 'none'}.`]);
  throw new SimulationError([`Several workflows could be run: ${candidates.map((entry) => new Workflow(entry).label).join(', ')}. Name one: simulate(..., { workflow: '...' }).`]);
}

/** Data of the ConfigMaps among objects, by name. */
export function configMapsIn(entries: readonly ManifestEntry[]): Map<string, Readonly<Record<string, unknown>>> {
  const maps = entries.filter(({ object }) => object.kind === 'ConfigMap' && object.apiVersion === 'v1');
  return new Map(maps.map(({ object }) => [object.metadata?.name ?? '', isFields(object.data) ? object.data : fieldsOf(undefined)]));
}
