import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, DependencyGroup, type IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { walkTree } from '../../lib/synth/construct-tree';
import { orderConstructs } from '../../lib/synth/order-constructs';

const thing = { apiVersion: 'v1', kind: 'Thing' };

function orderOf(root: IConstruct) {
  const { ordered, cycles } = orderConstructs(walkTree(root));
  return {
    objects: ordered.map(({ construct }) => construct).filter((construct) => ApiObject.isApiObject(construct)).map(({ node }) => node.path),
    cycles: cycles.map((cycle) => cycle.map(({ construct }) => construct.node.path)),
  };
}

/** Charts `0`, `1`... with objects `a`, `b`... each. */
function appOf(charts: number, objects: number) {
  const app = new App();
  const made = Array.from({ length: charts }, (_, chart) => new Chart(app, `c${chart}`));
  const at = (chart: number, object: number): ApiObject => made[chart]!.node.findChild(`o${object}`) as ApiObject;
  for (const chart of made) for (let object = 0; object < objects; object++) new ApiObject(chart, `o${object}`, thing);
  return { app, charts: made, at };
}

test('without dependencies, objects come in the order in which they were made', () => {
  expect(orderOf(appOf(2, 2).app)).toEqual({ objects: ['c0/o0', 'c0/o1', 'c1/o0', 'c1/o1'], cycles: [] });
});

test('an object comes after what it depends on, and nothing else moves', () => {
  const { app, at } = appOf(1, 4);
  at(0, 1).addDependency(at(0, 3));
  expect(orderOf(app).objects).toEqual(['c0/o0', 'c0/o3', 'c0/o1', 'c0/o2']);
});

test('a chart comes after the charts that it depends on, with all its objects', () => {
  const { app, charts } = appOf(3, 2);
  charts[0]!.addDependency(charts[2]!);
  expect(orderOf(app).objects).toEqual(['c2/o0', 'c2/o1', 'c0/o0', 'c0/o1', 'c1/o0', 'c1/o1']);
});

test('an object that is needed early has what its chart depends on before it', () => {
  const { app, charts, at } = appOf(3, 2);
  at(0, 0).addDependency(at(1, 1));
  charts[1]!.addDependency(charts[2]!);
  expect(orderOf(app).objects).toEqual(['c2/o0', 'c2/o1', 'c1/o1', 'c0/o0', 'c0/o1', 'c1/o0']);
});

test('an object may depend on one of another chart, and that one on a third of the first', () => {
  const { app, at } = appOf(2, 2);
  at(0, 0).addDependency(at(1, 0));
  at(1, 0).addDependency(at(0, 1));
  expect(orderOf(app)).toEqual({ objects: ['c0/o1', 'c1/o0', 'c0/o0', 'c1/o1'], cycles: [] });
});

test('a dependency on a construct means all objects in it, and a group means all of its constructs', () => {
  const { app, charts, at } = appOf(1, 2);
  const group = new Construct(charts[0]!, 'group');
  new ApiObject(group, 'x', thing);
  new ApiObject(group, 'y', thing);
  at(0, 1).node.addDependency(new DependencyGroup(group));
  expect(orderOf(app).objects).toEqual(['c0/o0', 'c0/group/x', 'c0/group/y', 'c0/o1']);
});

test('a chart that depends on one of its objects has the others after it', () => {
  const { app, charts, at } = appOf(1, 3);
  charts[0]!.addDependency(at(0, 2));
  expect(orderOf(app)).toEqual({ objects: ['c0/o2', 'c0/o0', 'c0/o1'], cycles: [] });
});

test('an object that depends on its chart comes after the others', () => {
  const { app, charts, at } = appOf(1, 3);
  at(0, 0).addDependency(charts[0]!);
  expect(orderOf(app)).toEqual({ objects: ['c0/o1', 'c0/o2', 'c0/o0'], cycles: [] });
});

test('an object that depends on an object below it comes after that', () => {
  const { app, charts } = appOf(1, 0);
  const outer = new ApiObject(charts[0]!, 'outer', thing);
  const inner = new ApiObject(outer, 'inner', thing);
  outer.addDependency(inner);
  expect(orderOf(app)).toEqual({ objects: ['c0/outer/inner', 'c0/outer'], cycles: [] });
});

test('dependencies on itself and on constructs of another app change nothing', () => {
  const { app, at } = appOf(1, 2);
  at(0, 0).addDependency(at(0, 0), appOf(1, 1).at(0, 0));
  expect(orderOf(app)).toEqual({ objects: ['c0/o0', 'c0/o1'], cycles: [] });
});

test('a cycle names its constructs, and every object still comes once', () => {
  const { app, at } = appOf(2, 2);
  at(0, 0).addDependency(at(1, 0));
  at(1, 0).addDependency(at(1, 1));
  at(1, 1).addDependency(at(0, 0));
  const { objects, cycles } = orderOf(app);
  expect(cycles).toEqual([['c0/o0', 'c1/o0', 'c1/o1']]);
  expect([...objects].sort()).toEqual(['c0/o0', 'c0/o1', 'c1/o0', 'c1/o1']);
});

test('a cycle between charts names the charts', () => {
  const { app, charts } = appOf(2, 2);
  charts[0]!.addDependency(charts[1]!);
  charts[1]!.addDependency(charts[0]!);
  expect(orderOf(app).cycles).toEqual([['c0', 'c1']]);
});

test('any acyclic dependencies of charts, constructs and objects are kept; order is a function of the program', () => {
  const edges = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 25 });
  fc.assert(
    fc.property(edges, (pairs) => {
      const build = () => {
        const { app, charts, at } = appOf(4, 4);
        const ends = [...charts, ...charts.flatMap((_, chart) => [0, 1, 2, 3].map((object) => at(chart, object)))];
        const kept = pairs.filter(([later, earlier]) => chartIndex(later) < chartIndex(earlier));
        for (const [later, earlier] of kept) ends[later]!.node.addDependency(ends[earlier]!);
        return { app, kept: kept.map(([later, earlier]) => [ends[later]!, ends[earlier]!] as const) };
      };
      const { app, kept } = build();
      const { objects, cycles } = orderOf(app);
      expect(cycles).toEqual([]);
      expect(new Set(objects).size).toBe(16);
      const place = new Map(objects.map((path, index) => [path, index]));
      for (const [later, earlier] of kept) {
        const placesIn = (end: IConstruct) => end.node.findAll().flatMap(({ node }) => place.get(node.path) ?? []);
        expect(Math.min(...placesIn(later))).toBeGreaterThan(Math.max(...placesIn(earlier)));
      }
      expect(orderOf(build().app).objects).toEqual(objects);
    }),
  );
});

/** The first four ends are the charts, then come four objects of each. */
function chartIndex(end: number): number {
  return end < 4 ? end : Math.floor((end - 4) / 4);
}

test('a chain as long as the call stack would not bear, and a mesh that has no end in cdk8s, are ordered', () => {
  const chain = appOf(20_000, 1);
  chain.charts.forEach((chart, index) => index > 0 && chain.charts[index - 1]!.addDependency(chart));
  expect(orderOf(chain.app).objects[0]).toBe('c19999/o0');
  const mesh = appOf(60, 2);
  for (let layer = 1; layer < 60; layer++) {
    for (const later of [0, 1]) for (const earlier of [0, 1]) mesh.at(layer - 1, later).addDependency(mesh.at(layer, earlier));
  }
  expect(orderOf(mesh.app).objects.slice(0, 2)).toEqual(['c59/o0', 'c59/o1']);
});
