import { simulate, type SimulateOptions, type Trace } from '../../../../../constructs/argo-workflows/simulator';
import { rules } from './table';

type Fields = Readonly<Record<string, unknown>>;

/** A test of a row of the table: its title is what the page states. */
export function rule(name: string, body: () => void): void {
  const row = rules.find((one) => one.name === name);
  test(`${name}: ${row?.states ?? 'stands in no row of the table'}`, () => {
    expect(row).toBeDefined();
    body();
  });
}

/** A Workflow whose entrypoint is `main`. */
export function workflow(templates: readonly object[], spec: Fields = {}): object {
  return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'demo' }, spec: { entrypoint: 'main', templates, ...spec } };
}

/** A template that does work. */
export function work(name: string, fields: Fields = {}): object {
  return { name, container: { image: 'busybox', command: ['true'] }, ...fields };
}

export function main(fields: Fields): object {
  return { name: 'main', ...fields };
}

export function steps(...groups: readonly (readonly Fields[])[]): object {
  return main({ steps: groups });
}

export function dag(tasks: readonly Fields[], fields: Fields = {}): object {
  return main({ dag: { tasks, ...fields } });
}

/** A task, a step, or an input and its value. */
export function call(name: string, fields: Fields = {}): Fields {
  return { name, template: 'work', ...fields };
}

export function args(values: Readonly<Record<string, string>>): Fields {
  return { arguments: { parameters: Object.entries(values).map(([name, value]) => ({ name, value })) } };
}

export function inputs(...names: readonly string[]): Fields {
  return { inputs: { parameters: names.map((name) => ({ name })) } };
}

/** Outputs that a container writes. */
export function outputs(...names: readonly string[]): Fields {
  return { outputs: { parameters: names.map((name) => ({ name, valueFrom: { path: `/out/${name}` } })) } };
}

/** Runs a workflow; what no stub stands for succeeds after a second. */
export function run(templates: readonly object[], { spec, stubs, ...options }: SimulateOptions & { readonly spec?: Fields } = {}): Trace {
  return simulate(workflow(templates, spec), { ...options, stubs: { '*': {}, ...stubs } });
}

/** Start and end of each of them, in seconds. */
export function times(trace: Trace, ...paths: readonly string[]): (number | undefined)[][] {
  return paths.map((path) => [trace.node(path).start, trace.node(path).end]);
}

export function phases(trace: Trace): Record<string, string> {
  return Object.fromEntries(trace.nodes.filter(({ path }) => path !== '').map(({ path, phase }) => [path, phase]));
}

export const fails = { exitCode: 1 };
export const breaks = { phase: 'Error', message: 'no node had room' } as const;
