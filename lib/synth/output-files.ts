import type { Chart} from 'cdk8s';
import { Names, YamlOutputType, type ApiObject } from 'cdk8s';
import { groupOf, type KubeObject } from '../kube-object';

/** A file of the output with the objects that stand in it. */
export interface OutputFile {
  /** Below the output folder, with forward slashes. */
  readonly path: string;
  readonly objects: readonly KubeObject[];
  /** Of the chart, or of the object, that the file is named after. */
  readonly constructPath: string;
}

/** An object with the construct that made it. */
export interface MadeObject {
  readonly object: KubeObject;
  readonly construct: ApiObject;
}

/**
 * Shares the objects out to files, named as cdk8s names them, but without the order number that it puts before charts.
 * Where objects would have one file name, kind and name being the same, their groups and namespaces come into it.
 *
 * @param extension of every file, such as `.k8s.yaml`
 * @throws when two charts or objects would still share a file
 */
export function shareOut(made: readonly MadeObject[], layout: YamlOutputType, extension: string): OutputFile[] {
  const files = filesOf(made, layout, extension);
  refuseClashes(files);
  return files;
}

function filesOf(made: readonly MadeObject[], layout: YamlOutputType, extension: string): OutputFile[] {
  switch (layout) {
    case YamlOutputType.FILE_PER_APP:
      return made.length === 0 ? [] : [{ path: `app${extension}`, objects: objectsOf(made), constructPath: '' }];
    case YamlOutputType.FILE_PER_RESOURCE:
      return perObject(made, '', extension);
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return byChart(made).flatMap(({ name, members }) => perObject(members, `${name}/`, extension));
    case YamlOutputType.FILE_PER_CHART:
      return byChart(made).map(({ name, chart, members }) => {
        return { path: name + extension, objects: objectsOf(members), constructPath: chart.node.path };
      });
  }
}

function byChart(made: readonly MadeObject[]): { chart: Chart; name: string; members: MadeObject[] }[] {
  const charts = groupBy(made, ({ construct }) => construct.chart);
  return [...charts].map(([chart, members]) => ({ chart, name: Names.toDnsLabel(chart), members }));
}

function perObject(made: readonly MadeObject[], folder: string, extension: string): OutputFile[] {
  const alike = groupBy(made, (one) => shortName(one).toLowerCase());
  return made.map((one) => {
    const name = alike.get(shortName(one).toLowerCase())!.length === 1 ? shortName(one) : longName(one);
    return { path: folder + name + extension, objects: [one.object], constructPath: one.construct.node.path };
  });
}

function shortName({ object }: MadeObject): string {
  return fileSafe(object.kind, nameOf(object));
}

function longName({ object }: MadeObject): string {
  return fileSafe(object.kind, groupOf(object.apiVersion ?? ''), object.metadata?.namespace ?? '', nameOf(object));
}

function nameOf({ metadata }: KubeObject): string {
  return metadata?.name ?? metadata?.generateName ?? '';
}

/** Nothing that separates folders is left. */
function fileSafe(...parts: string[]): string {
  return parts
    .filter((part) => part !== '')
    .join('.')
    .replace(/[^0-9a-zA-Z\-_.]/g, '');
}

function objectsOf(made: readonly MadeObject[]): KubeObject[] {
  return made.map(({ object }) => object);
}

/** Some file systems do not tell upper case from lower. */
function refuseClashes(files: readonly OutputFile[]): void {
  for (const [first, second] of groupBy(files, ({ path }) => path.toLowerCase()).values()) {
    if (!second) continue;
    throw new Error(
      `[${first!.constructPath}] and [${second.constructPath}] would both be written to '${second.path}'. ` +
        'Name them apart, or choose an output with a folder or a file per chart.',
    );
  }
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
