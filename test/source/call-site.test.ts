import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { captureCallSite } from '../../lib/source/call-site';
import { positionOf } from '../../lib/source/position-of';
import { sourceOf } from '../../lib/source/remember-source';
import { Manifest, MlopsApp, rememberSource } from 'cdk8s-mlops';

const kind = { apiVersion: 'v1', kind: 'ConfigMap' };
const file = 'test/source/call-site.test.ts';

/** Line of the call, from the error that V8 makes there. */
function here(): number {
  return Number(/call-site\.test\.ts:(\d+):/.exec(new Error().stack!.split('\n')[2]!)![1]);
}

test('the line and column of `new X(...)`, under jest', () => {
  const chart = new Chart(new MlopsApp(), 'chart');
  const [manifest, line] = [new Manifest(chart, 'a', kind), here()];
  expect(sourceOf(manifest)).toEqual({ file, line, column: 29 });
});

test('of a class that extends Manifest, the line that makes the class', () => {
  class Settings extends Manifest {
    constructor(scope: Construct, id: string) {
      super(scope, id, kind);
    }
  }
  const chart = new Chart(new MlopsApp(), 'chart');
  const [settings, line] = [new Settings(chart, 'a'), here()];
  expect(sourceOf(settings)).toMatchObject({ file, line });
});

test("inside a user's own construct, the line in it", () => {
  let line = 0;
  class Shop extends Construct {
    constructor(scope: Construct, id: string) {
      super(scope, id);
      [, line] = [new Manifest(this, 'settings', kind), here()];
    }
  }
  const shop = new Shop(new Chart(new MlopsApp(), 'chart'), 'shop');
  expect(sourceOf(shop.node.findChild('settings'))).toMatchObject({ file, line });
});

test('what remembers nothing has the line of the nearest scope that does', () => {
  class Remembering extends Construct {
    constructor(scope: Construct, id: string) {
      super(scope, id);
      rememberSource(this, new.target);
    }
  }
  const [app, appLine] = [new MlopsApp(), here()];
  const chart = new Chart(app, 'chart');
  const [outer, outerLine] = [new Remembering(chart, 'outer'), here()];
  expect(sourceOf(chart)).toMatchObject({ file, line: appLine });
  expect(sourceOf(new Construct(new Construct(outer, 'a'), 'b'))).toMatchObject({ file, line: outerLine });
  expect(sourceOf(new Construct(undefined as unknown as Construct, ''))).toBeUndefined();
});

test('one object stands for one place, however often it runs', () => {
  const chart = new Chart(new MlopsApp(), 'chart');
  const made = [1, 2, 3].map((id) => new Manifest(chart, `m${id}`, kind));
  expect(new Set(made.map(sourceOf)).size).toBe(1);
});

test("Node's stack settings are put back, also when nothing is found", () => {
  const hook = () => 'mine';
  const { stackTraceLimit, prepareStackTrace } = Error;
  try {
    Error.stackTraceLimit = 7;
    Error.prepareStackTrace = hook;
    captureCallSite(captureCallSite);
    new Chart(new MlopsApp(), 'chart');
    expect([Error.stackTraceLimit, Error.prepareStackTrace]).toEqual([7, hook]);
  } finally {
    Object.assign(Error, { stackTraceLimit, prepareStackTrace });
  }
});

test('frozen stack settings do not break a construct', () => {
  const { stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 0;
    const chart = new Chart(new MlopsApp(), 'chart');
    expect(sourceOf(new Manifest(chart, 'a', kind))).toMatchObject({ file });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
});

test('evaluated text has no file: the line that evaluates it counts', () => {
  const chart = new Chart(new MlopsApp(), 'chart');
  const make = new Function('Manifest', 'chart', 'kind', 'return new Manifest(chart, "a", kind)');
  const [manifest, line] = [make(Manifest, chart, kind) as Manifest, here()];
  expect(sourceOf(manifest)).toMatchObject({ file, line });
});

test('far from the user, the user is still found', () => {
  const chart = new Chart(new MlopsApp(), 'chart');
  const viaBuiltIns = (depth: number): Manifest => (depth === 0 ? new Manifest(chart, 'a', kind) : [0].map(() => viaBuiltIns(depth - 1))[0]!);
  expect(sourceOf(viaBuiltIns(30))).toMatchObject({ file });
});

test('where the callee is not on the stack, nothing is known', () => {
  expect(captureCallSite(function elsewhere() {})).toBeUndefined();
});

test('a method knows its caller', () => {
  function method() {
    return captureCallSite(method);
  }
  const [site, line] = [method(), here()];
  expect(positionOf(site!)).toEqual({ file, line, column: 25 });
});
