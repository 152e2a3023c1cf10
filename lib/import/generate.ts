import type { Demands } from './demands';
import type { ImportEntry } from './import-entry';
import { KubernetesTypes } from './kubernetes-types';
import { nameShapes } from './shape-names';
import { readSystems, type System } from './system';
import { typeGraph } from './type-graph';
import { writeIndex, writeSchemas } from './write-schemas';
import { writeTypes } from './write-types';

/** What `imports/` is to hold: contents by path below it. */
export type GeneratedFiles = ReadonlyMap<string, string>;

export interface Generated {
  readonly files: GeneratedFiles;
  readonly kinds: number;
  readonly shapes: number;
}

const kubernetesName = /^kubernetes-\d+\.\d+$/;

/**
 * Types and schemas of all systems. Of several versions of Kubernetes, the first gives the types, as `kubernetes`; every one gives schemas.
 *
 * @param demands of controllers, by system: what is required otherwise than upstream's schema says
 * @throws ImportError that names all entries that cannot be used
 */
export function generate(entries: readonly ImportEntry[], texts: readonly string[], demands?: ReadonlyMap<string, Demands>): Generated {
  const systems = readSystems(entries, texts, demands);
  const files = new Map<string, string>();
  const kubernetes = systems.find(({ name }) => kubernetesName.test(name));
  const shared = kubernetes && new KubernetesTypes(kubernetes);
  let shapes = 0;
  for (const system of systems) {
    files.set(`schemas/${system.name}.json`, writeSchemas(system));
    if (kubernetesName.test(system.name) && system !== kubernetes) continue;
    const { source, count } = typesOf(system, system === kubernetes ? undefined : shared);
    files.set(`${system === kubernetes ? 'kubernetes' : system.name}.ts`, source);
    shapes += count;
  }
  files.set('schemas/index.json', writeIndex(systems));
  return { files, shapes, kinds: systems.reduce((sum, { kinds }) => sum + kinds.length, 0) };
}

function typesOf(system: System, shared: KubernetesTypes | undefined): { source: string; count: number } {
  const graph = typeGraph(system, shared);
  nameShapes(graph, system.kinds);
  return { source: writeTypes(system, graph), count: graph.roots.size + graph.shapes.length };
}
