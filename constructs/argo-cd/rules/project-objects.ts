import { findInSet } from '../../../lib/checks/objects-of-set';
import type { Published } from '../../../lib/checks/published';
import { groupOf, type KubeObject } from '../../../lib/kube-object';
import { fieldsOf, textOf, type Fields } from '../../../lib/references/fields';
import type { PlacedFields } from '../../../lib/references/pod-template';
import type { SchemaCatalog } from '../../../lib/schema/schema-catalog';
import { publishedSources } from '../config-repository';
import { applicationSpecs, group } from '../parts';
import { forbiddingList, isDestinationAllowed } from '../project-permissions';
import { applicationRule } from './kinds';

/** Judged where the objects are known: in a run that makes the Application and the app that it syncs. */
export const projectObjects = applicationRule({
  code: 'argo-cd/project-objects',
  summary: 'The project of an Application allows the kinds and namespaces of the objects that the Application syncs.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  checkObject(object, report, { set, schemas, published }) {
    if (!published) return;
    for (const spec of applicationSpecs(object)) {
      const name = textOf(spec.fields.project) ?? '';
      const project = findInSet(set, group, 'AppProject', '', name)?.object;
      if (project === undefined) continue;
      const refused = new Map<string, Refused>();
      for (const synced of objectsOf(spec, published)) {
        for (const { key, ...one } of refusals(synced, fieldsOf(project.spec), fieldsOf(spec.fields.destination), schemas)) {
          refused.set(key, { ...one, count: (refused.get(key)?.count ?? 0) + 1 });
        }
      }
      for (const { what, list, count } of refused.values()) {
        report({
          path: `${spec.path}.project`,
          message: `AppProject '${name}' does not allow ${what}, and the Application syncs ${count === 1 ? 'one object' : `${count} objects`} of it.`,
          hint: list.endsWith('Blacklist') ? `Take it out of '${list}' of the project.` : `Add it to '${list}' of the project.`,
        });
      }
    }
  },
});

interface Refused {
  readonly what: string;
  readonly list: string;
  readonly count: number;
}

function objectsOf(spec: PlacedFields, published: Published): KubeObject[] {
  const paths = new Set(publishedSources(spec, published).map(({ path }) => path.replace(/\/rendered$/, '')));
  return [...paths].flatMap((path) => published.folders.get(path)?.entries.map(({ object }) => object) ?? []);
}

/** An object of unknown scope is not judged. */
function refusals(object: KubeObject, project: Fields, to: Fields, schemas: SchemaCatalog): (Omit<Refused, 'count'> & { readonly key: string })[] {
  const scope = schemas.find(object.apiVersion, object.kind)?.scope;
  if (scope === undefined) return [];
  const deployed = { group: groupOf(object.apiVersion), kind: object.kind, name: object.metadata?.name ?? '', scope };
  const list = forbiddingList(project, deployed);
  const ofGroup = deployed.group === '' ? '' : ` of group '${deployed.group}'`;
  const kinds = list === undefined ? [] : [{ key: `${deployed.group}/${object.kind}`, what: `the kind '${object.kind}'${ofGroup}`, list }];
  return scope === 'Cluster' ? kinds : [...kinds, ...namespaceRefusal(object, project, to)];
}

/** The namespace of the Application itself has a rule of its own. */
function namespaceRefusal({ metadata }: KubeObject, project: Fields, to: Fields): (Omit<Refused, 'count'> & { readonly key: string })[] {
  const namespace = metadata?.namespace;
  if (namespace === undefined || namespace === to.namespace) return [];
  const isAllowed = isDestinationAllowed(project, { server: textOf(to.server), name: textOf(to.name), namespace });
  return isAllowed === false ? [{ key: `namespace ${namespace}`, what: `the namespace '${namespace}'`, list: 'destinations' }] : [];
}
