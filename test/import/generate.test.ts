import { readDemands } from '../../lib/import/demands';
import { generate } from '../../lib/import/generate';
import { pascal } from '../../lib/import/words';
import type { SchemaBundle } from '../../lib/schema/structural-schema';
import { crd, integer, object, string, swagger, version } from './crd';

/** Generates from one text for each system; `kubernetes-1.34` is always there. */
function generated(...sources: [system: string, text: string][]) {
  const all: [string, string][] = [['kubernetes-1.34', swagger], ...sources];
  const entries = all.map(([system], index) => ({ index, system, url: `https://example.org/${index}.yaml` }));
  return generate(entries, all.map(([, text]) => text)).files;
}

const types = (...texts: string[]) => generated(...texts.map((text): [string, string] => ['acme', text])).get('acme.ts')!;
const bundle = (...texts: string[]) =>
  JSON.parse(generated(...texts.map((text): [string, string] => ['acme', text])).get('schemas/acme.json')!) as SchemaBundle;

/** The declaration of an interface or a type, up to the line that ends it. */
function declaration(source: string, name: string): string {
  return new RegExp(`^export (type ${name}\\b.*;|(interface|class) ${name}\\b[^]*?^})$`, 'm').exec(source)?.[0] ?? `no ${name}`;
}

describe('types', () => {
  test('keep the names of fields and tell required, optional, lists and maps apart', () => {
    const source = types(crd(object(
      { podGC: string, 'with-dash': integer, tags: { type: 'object', additionalProperties: string }, names: { type: 'array', items: string } },
      { required: ['podGC'] },
    )));
    expect(declaration(source, 'WidgetSpec')).toBe(`export interface WidgetSpec {
  names?: readonly string[];
  podGC: string;
  tags?: { [key: string]: string };
  "with-dash"?: number;
}`);
  });

  test('make a class that says its version and kind, and takes props by name', () => {
    const source = types(crd(object({ a: string }), { scope: 'Cluster', root: { required: ['spec'] } }));
    expect(declaration(source, 'Widget')).toBe(`export class Widget extends Manifest {
  static readonly apiVersion = 'acme.io/v1';
  static readonly kind = 'Widget';
  static readonly scope = 'Cluster';

  constructor(scope: Construct, id: string, props: WidgetProps) {
    super(scope, id, Widget, props);
  }
}`);
    expect(declaration(source, 'WidgetProps')).toBe('export interface WidgetProps {\n  metadata?: k8s.ObjectMeta;\n  spec: WidgetSpec;\n}');
  });

  test('have no status, and props may be left out where nothing is required', () => {
    const source = types(crd(object({ a: string })));
    expect(source).toContain('props: WidgetProps = {}');
    expect(source).not.toContain('status');
  });

  test('make unions of enums, int-or-string and null', () => {
    const source = types(crd(object({
      policy: { type: 'string', enum: ['Allow', 'Deny'] },
      policies: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
      port: { anyOf: [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true },
      weight: { ...integer, nullable: true },
    })));
    expect(declaration(source, 'WidgetSpec')).toBe(`export interface WidgetSpec {
  policies?: readonly ("a" | "b")[];
  policy?: "Allow" | "Deny";
  port?: number | string;
  weight?: number | null;
}`);
  });

  test.each([
    ['ExactlyOne', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }],
    ['AtMostOne', { oneOf: [{ not: { anyOf: [{ required: ['a'] }, { required: ['b'] }] } }, { required: ['a'] }, { required: ['b'] }] }],
    ['AtLeastOne', { anyOf: [{ required: ['a'] }, { required: ['b'] }] }],
    ['ExactlyOne', { allOf: [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }] }],
  ])('say %s of fields that the schema joins by required alone', (rule, choice) => {
    const source = types(crd(object({ a: string, b: string, c: string }, choice)));
    expect(declaration(source, 'WidgetSpec')).toBe(`export type WidgetSpec = WidgetSpecFields & ${rule}<'a' | 'b'>;`);
    expect(declaration(source, 'WidgetSpecFields')).toContain('a?: string;');
    expect(source).toContain(`import type { ${rule} } from '../lib/choice';`);
  });

  test.each([
    [{ oneOf: [{ required: ['a'], properties: { a: { enum: ['x'] } } }, { required: ['b'] }] }],
    [{ oneOf: [{ required: ['a', 'b'] }, { required: ['c'] }] }],
    [{ oneOf: [{ required: ['a'] }, { required: ['unknown'] }] }],
    [{ oneOf: [{ not: { anyOf: [{ required: ['a'] }] } }, { required: ['a'] }, { required: ['b'] }] }],
  ])('claim no choice where the schema says something else: %#', (choice) => {
    expect(declaration(types(crd(object({ a: string, b: string, c: string }, choice))), 'WidgetSpec')).toMatch(/^export interface/);
  });

  test('do not demand what the API server fills in', () => {
    const source = types(crd(object({ size: { ...integer, default: 3, minimum: 1, maximum: 9 }, name: string }, { required: ['size', 'name'] })));
    expect(declaration(source, 'WidgetSpec')).toBe(`export interface WidgetSpec {
  name: string;
  /** From 1 to 9. @default 3 */
  size?: number;
}`);
  });

  test('leave out the status of an object in another, and take nothing where the schema has no field', () => {
    const claim = object({ metadata: { type: 'object' }, spec: object({ size: integer }), status: object({ phase: string }) });
    const source = types(crd(object({ claim, off: { type: 'object' } })));
    expect(source).not.toContain('phase');
    expect(declaration(source, 'WidgetClaim')).toContain('{\n  metadata?: Record<string, never>;\n  spec?: WidgetClaimSpec;\n}');
    expect(declaration(source, 'WidgetSpec')).toContain('off?: Record<string, never>;');
  });

  test('write a shape once however often it occurs, and keep of its facts what holds everywhere', () => {
    const address = (rest: object) => object({ host: { ...string, ...rest }, port: integer });
    const source = types(crd(object({ from_address: address({ default: 'a', pattern: '^x' }), addresses: { type: 'array', items: address({ pattern: '^x' }) } })));
    expect(source.match(/host\?: string/g)).toHaveLength(1);
    expect(source).toContain('/** Pattern `^x`. */\n  host?: string;');
  });

  test('give a small shape to fields alone that its name fits', () => {
    const on = object({ enabled: { type: 'boolean' } });
    const source = types(crd(object({ monitoring: on, deepMonitoring: { type: 'array', items: on }, blueGreenUpdate: on, more: object({ deepMonitoring: on, a: string, b: string, c: string }) })));
    expect(declaration(source, 'WidgetSpec')).toBe(`export interface WidgetSpec {
  blueGreenUpdate?: WidgetBlueGreenUpdate;
  deepMonitoring?: readonly WidgetMonitoring[];
  monitoring?: WidgetMonitoring;
  more?: WidgetMore;
}`);
  });

  test('refer to Kubernetes for its shapes, also to those of an older version', () => {
    const container = object(
      { name: string, image: string, command: { type: 'array', items: string }, limits: { type: 'object', additionalProperties: quantity }, tty: { type: 'boolean' } },
      { required: ['name'] },
    );
    const source = types(crd(object({ mainContainer: container, containers: { type: 'array', items: container } })));
    expect(declaration(source, 'WidgetSpec')).toBe('export interface WidgetSpec {\n  containers?: readonly k8s.Container[];\n  mainContainer?: k8s.Container;\n}');
  });

  test('refer to Kubernetes for small shapes only where the field speaks for it', () => {
    const small = { name: string, image: string, command: { type: 'array', items: string }, limits: { type: 'object', additionalProperties: quantity }, tty: { type: 'boolean' } };
    const large = { ...small, port: quantity };
    const source = types(crd(object({ main: object(small, { required: ['name'] }), any: object(large, { required: ['name'] }) })));
    expect(declaration(source, 'WidgetSpec')).toBe('export interface WidgetSpec {\n  any?: k8s.Container;\n  main?: WidgetMain;\n}');
  });

  test('extend the shape of Kubernetes that they are like', () => {
    const container = object({
      name: string, image: string, command: { type: 'array', items: string }, tty: { type: 'boolean' }, port: quantity,
      limits: { type: 'object', additionalProperties: quantity }, source: string,
    });
    expect(declaration(types(crd(object({ script: container }, { required: ['script'] }))), 'WidgetScript')).toBe(
      "export interface WidgetScript extends Omit<k8s.Container, 'name'> {\n  name?: string;\n  source?: string;\n}",
    );
  });

  test('of Kubernetes are called after its definitions, embedded kinds after their class', () => {
    const source = generated().get('kubernetes.ts')!;
    expect(declaration(source, 'Container')).toContain('limits?: { [key: string]: number | string };');
    expect(declaration(source, 'Container')).toContain('raw?: { [key: string]: any };');
    expect(declaration(source, 'NodeProps')).toContain('taint?: NodeObject;');
    expect(declaration(source, 'NodeObject')).toContain('taint?: NodeObject;');
  });

  test('of an older version of Kubernetes are not written beside the schemas of a newer one', () => {
    const files = generated(['kubernetes-1.36', swagger]);
    expect([...files.keys()].sort()).toEqual(['kubernetes.ts', 'schemas/index.json', 'schemas/kubernetes-1.34.json', 'schemas/kubernetes-1.36.json']);
  });
});

const quantity = { anyOf: [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true };

describe('schemas', () => {
  test('carry no sentence: neither descriptions and titles nor messages of rules', () => {
    const files = generated(['acme', crd(object({
      a: { ...string, description: 'Sentence one.', title: 'Title two', example: 'Example three', 'x-kubernetes-validations': [
        { rule: 'self != ""', message: 'Sentence four.', messageExpression: '"Sentence five."', reason: 'FieldValueInvalid' },
      ] },
      description: { ...string, default: 'description' },
    }))]);
    expect([...files.values()].join('')).not.toMatch(/Sentence|Title|Example/);
    const { schema } = (JSON.parse(files.get('schemas/acme.json')!) as SchemaBundle).kinds['acme.io/v1/Widget']!;
    expect(schema.properties!.spec!.properties).toEqual({
      a: { type: 'string', 'x-kubernetes-validations': [{ rule: 'self != ""', reason: 'FieldValueInvalid' }] },
      description: { type: 'string', default: 'description' },
    });
  });

  test('let status hold anything, and never demand it', () => {
    const { schema } = bundle(crd(object({ a: string }), { root: { required: ['status', 'spec'] } })).kinds['acme.io/v1/Widget']!;
    expect(schema.properties!.status).toEqual({ 'x-kubernetes-preserve-unknown-fields': true });
    expect(schema.required).toEqual(['spec']);
  });

  test('keep a default of false', () => {
    const { schema } = bundle(crd(object({ on: { type: 'boolean', default: false, nullable: false } }))).kinds['acme.io/v1/Widget']!;
    expect(schema.properties!.spec!.properties!.on).toEqual({ type: 'boolean', default: false });
  });

  test('of Kubernetes are marked as built in, with scope and plural from the paths', () => {
    const { kinds, definitions } = JSON.parse(generated().get('schemas/kubernetes-1.34.json')!) as SchemaBundle;
    expect(Object.entries(kinds).map(([key, { scope, plural, builtIn }]) => [key, scope, plural, builtIn])).toEqual([
      ['v1/Node', 'Cluster', 'nodes', true],
      ['v1/Pod', 'Namespaced', 'pods', true],
    ]);
    expect(definitions.IntOrString).toEqual({ 'x-kubernetes-int-or-string': true });
    expect(definitions.RawExtension).toEqual({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true });
    expect(definitions.Quantity!.anyOf).toEqual([{ type: 'number' }, { type: 'string' }]);
  });

  test('of Kubernetes keep times with six digits of a second apart, and a spec without fields empty', () => {
    const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1';
    const empty = 'io.k8s.api.apiserverinternal.v1alpha1.StorageVersionSpec';
    const source = JSON.parse(swagger) as { definitions: Record<string, { properties: object }> };
    const time = { type: 'string', format: 'date-time' };
    Object.assign(source.definitions, { [`${meta}.MicroTime`]: time, [`${meta}.Time`]: time, [empty]: { type: 'object' } });
    const names = [`${meta}.MicroTime`, `${meta}.Time`, empty];
    const fields = names.map((name) => [pascal(name), { $ref: `#/definitions/${name}` }]);
    Object.assign(source.definitions['io.k8s.api.core.v1.Pod']!.properties, Object.fromEntries(fields));
    const { definitions } = JSON.parse(generated(['kubernetes-1.36', JSON.stringify(source)]).get('schemas/kubernetes-1.36.json')!) as SchemaBundle;
    expect(definitions.Time).toEqual(time);
    expect(definitions.StorageVersionSpec).toEqual({ type: 'object' });
    const pattern = new RegExp(definitions.MicroTime!.pattern!);
    expect(['2024-01-02T03:04:05.678901Z', '2024-01-02T03:04:05.678901+01:00'].every((text) => pattern.test(text))).toBe(true);
    expect(['2024-01-02T03:04:05Z', '2024-01-02T03:04:05.67890Z', '2024-01-02T03:04:05.6789012Z'].some((text) => pattern.test(text))).toBe(false);
  });

  test('are found by kind through the index', () => {
    const files = generated(['acme', crd(object({ a: string }))], ['acme-0.9', crd(object({ a: string }))]);
    expect(JSON.parse(files.get('schemas/index.json')!)).toEqual({
      'acme.io/v1/Widget': ['acme', 'acme-0.9'], 'v1/Node': ['kubernetes-1.34'], 'v1/Pod': ['kubernetes-1.34'],
    });
  });

  test('have a line for each kind and each definition', () => {
    const text = generated(['acme', crd(object({ a: string }))]).get('schemas/acme.json')!;
    expect(text.split('\n').map((line) => line.slice(0, 21))).toEqual([
      '{"system": "acme",', '"kinds": {', '"acme.io/v1/Widget":{', '},', '"definitions": {}}', '',
    ]);
  });

  test('of a stub come from the JSON Schema beside it, with the scope of the stub', () => {
    const stub = crd({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, { scope: 'Cluster' });
    const jsonSchema = JSON.stringify({
      oneOf: [{ $ref: '#/definitions/io.acme.v1.Widget' }],
      definitions: {
        'io.acme.v1.Widget': {
          ...object({ spec: { $ref: '#/definitions/io.acme.v1.WidgetSpec' } }),
          'x-kubernetes-group-version-kind': [{ group: 'acme.io', version: 'v1', kind: 'Widget' }],
        },
        'io.acme.v1.WidgetSpec': object({ kind: { const: 'one' }, any: { type: ['integer', 'string'] } }),
      },
    });
    const { kinds, definitions } = bundle(jsonSchema, stub);
    expect(kinds['acme.io/v1/Widget']).toEqual({
      scope: 'Cluster', plural: 'widgets', schema: { type: 'object', properties: { spec: { $ref: 'WidgetSpec' } } },
    });
    expect(definitions.WidgetSpec).toEqual({ type: 'object', properties: { any: { 'x-kubernetes-int-or-string': true }, kind: { enum: ['one'] } } });
  });
});

describe('a JSON Schema over a stub', () => {
  const group = { group: 'acme.io', version: 'v1', kind: 'Widget' };
  const jsonSchema = JSON.stringify({
    oneOf: [{ $ref: '#/definitions/io.acme.v1.Widget' }],
    definitions: {
      'io.acme.v1.Widget': { ...object({ spec: { $ref: '#/definitions/io.acme.v1.WidgetSpec' } }, { required: ['spec'] }), 'x-kubernetes-group-version-kind': [group] },
      'io.acme.v1.WidgetSpec': object({ hook: object({ url: string }, { required: ['url'] }), port: string, size: string }, { required: ['port', 'size'] }),
    },
  });
  const stub = (required?: string[]) => crd({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, { root: { required } });
  const made = (demands: Record<string, object>, required?: string[]) => {
    const texts = [jsonSchema, stub(required)];
    const entries = texts.map((_, index) => ({ index, system: 'acme', url: `https://example.org/acme/${index}` }));
    return generate(entries, texts, readDemands({ context: { 'cdk8s-mlops': { import: demands } } })).files;
  };

  test('demands of objects what the stub demands, and no more', () => {
    const { kinds, definitions } = JSON.parse(made({}, ['metadata']).get('schemas/acme.json')!) as SchemaBundle;
    expect(kinds['acme.io/v1/Widget']!.schema.required).toEqual(['metadata']);
    expect(definitions.WidgetSpec).toEqual(object({ hook: object({ url: string }), port: string, size: string }));
  });

  test('demands of authors what it says, but for what the controller demands otherwise', () => {
    const source = made({ acme: { optional: ['WidgetSpec.port'], required: ['WidgetSpec.hook'] } }).get('acme.ts')!;
    expect(declaration(source, 'WidgetSpec')).toBe('export interface WidgetSpec {\n  hook: WidgetHook;\n  port?: string;\n  size: string;\n}');
    expect(declaration(made({ acme: { optional: ['WidgetSpec.*'] } }).get('acme.ts')!, 'WidgetSpec')).not.toMatch(/port:|size:/);
  });

  test('is not to be overruled where it has no such field, nor in another form', () => {
    expect(() => made({ acme: { optional: ['WidgetSpec.prot', 'Widget.*'] } })).toThrow(
      '[cdk8s.yaml context.cdk8s-mlops.import.acme] WidgetSpec.prot is not in upstream\'s schema. Remove or correct it.\n' +
        '[cdk8s.yaml context.cdk8s-mlops.import.acme] Widget.* is not in upstream\'s schema. Remove or correct it.',
    );
    for (const wrong of [{ optional: 'WidgetSpec.port' }, { needed: [] }, { required: ['port'] }]) {
      expect(() => made({ acme: wrong })).toThrow('Only lists `optional` and `required` of `Definition.field` belong here.');
    }
  });
});

describe('a JSON Schema beside a full definition', () => {
  const group = { group: 'acme.io', version: 'v1', kind: 'Widget' };
  const named = (definitions: object) => JSON.stringify({
    oneOf: [{ $ref: '#/definitions/io.acme.v1.Widget' }],
    definitions: {
      'io.acme.v1.Widget': { ...object({ spec: { $ref: '#/definitions/io.acme.v1.WidgetSpec' } }), 'x-kubernetes-group-version-kind': [group] },
      'io.acme.v1.WidgetSpec': object({
        main: { $ref: '#/definitions/io.acme.v1.DAGTask' }, tasks: { type: 'array', items: { $ref: '#/definitions/io.acme.v1.DAGTask' } },
        from: { $ref: '#/definitions/io.acme.v1.Source' }, nodes: { $ref: '#/definitions/io.acme.v1.Nodes' },
      }),
      'io.acme.v1.DAGTask': object({ name: string }),
      'io.acme.v1.Source': object({ name: string }),
      'io.acme.v1.Nodes': { type: 'object', additionalProperties: { $ref: '#/definitions/io.acme.v1.Source' } },
      ...definitions,
    },
  });
  const task = object({ name: { ...string, maxLength: 9 } }, { required: ['name'] });
  const spec = object({ main: task, tasks: { type: 'array', items: task }, from: object({ name: string }), nodes: { type: 'object', additionalProperties: object({ name: string }) } });

  test('gives names alone: shapes are called as upstream calls them, and those that it tells apart stay apart', () => {
    const source = types(named({}), crd(spec));
    expect(declaration(source, 'WidgetSpec')).toBe(`export interface WidgetSpec {
  from?: Source;
  main?: DAGTask;
  nodes?: { [key: string]: Source };
  tasks?: readonly DAGTask[];
}`);
    expect(declaration(source, 'DAGTask')).toBe('export interface DAGTask {\n  /** At most 9 characters. */\n  name: string;\n}');
    expect(bundle(named({}), crd(spec))).toEqual(bundle(crd(spec)));
  });

  test('names the same shapes in kinds that it does not have', () => {
    const gadget = crd(object({ first: object({ main: object({ name: string }), tasks: { type: 'array', items: object({ name: string }) }, from: task,
      nodes: { type: 'object', additionalProperties: object({ name: string }) } }) }), { kind: 'Gadget' });
    const source = types(named({}), crd(spec), gadget);
    expect(declaration(source, 'GadgetSpec')).toBe('export interface GadgetSpec {\n  first?: GadgetWidgetSpec;\n}');
    expect(declaration(source, 'GadgetWidgetSpec')).toContain('tasks?: readonly GadgetDAGTask[];');
  });

  test('refers to Kubernetes for its shapes by their names alone, whichever field holds them', () => {
    const port = object({ name: string, image: string, command: { type: 'array', items: string }, tty: { type: 'boolean' }, limits: { type: 'object', additionalProperties: quantity } },
      { required: ['name'] });
    const definitions = { 'io.acme.v1.WidgetSpec': object({ one: { $ref: '#/definitions/io.k8s.api.core.v1.Container' }, two: { $ref: '#/definitions/io.acme.v1.Two' } }), 'io.acme.v1.Two': port };
    const k8s = { 'io.k8s.api.core.v1.Container': port };
    const source = types(named({ ...definitions, ...k8s }), crd(object({ one: port, two: port })));
    expect(declaration(source, 'WidgetSpec')).toBe('export interface WidgetSpec {\n  one?: k8s.Container;\n  two?: Two;\n}');
  });

  test('is a second source where another JSON Schema has the kind', () => {
    expect(() => types(named({}), named({}), crd(spec))).toThrow('acme.io/v1 Widget is defined a second time, after cdk8s.yaml imports[1]');
  });
});

describe('versions', () => {
  const schema = object({ spec: object({ a: string }) });
  const versions = (...names: [string, object?][]) => crd({}, { versions: names.map(([name, flags]) => version(name, schema, flags)) });

  test('the newest stable version has the plain name, whichever is stored', () => {
    const source = types(versions(['v1alpha1', { storage: true }], ['v2beta1'], ['v1'], ['v2', { served: false }]));
    expect(source.match(/class \w+/g)).toEqual(['class Widget', 'class WidgetV1alpha1', 'class WidgetV2beta1']);
    expect(source).not.toContain('acme.io/v2\'');
  });

  test('a deprecated version is marked, and gives way to one that is not', () => {
    const source = types(versions(['v1', { deprecated: true }], ['v1beta1']));
    expect(source).toContain("@deprecated");
    expect(source).toMatch(/class Widget extends Manifest \{\n {2}static readonly apiVersion = 'acme.io\/v1beta1'/);
  });

  test('an older version extends the newer one where they agree', () => {
    const fields = (extra: object) => object({ spec: object({ a: string, b: string, c: string, d: string, ...extra }) });
    const source = types(crd({}, { versions: [version('v1', fields({ e: string })), version('v1beta1', fields({ e: integer }))] }));
    expect(declaration(source, 'WidgetV1beta1Spec')).toBe("export interface WidgetV1beta1Spec extends Omit<WidgetSpec, 'e'> {\n  e?: number;\n}");
  });
});

test('the same input gives the same bytes, in whatever order the entries stand', () => {
  const [a, b] = [crd(object({ x: object({ y: string, z: integer }) })), crd(object({ q: object({ y: string, z: integer }) }), { kind: 'Gadget' })];
  expect([...generated(['acme', a], ['acme', b])].sort()).toEqual([...generated(['acme', b], ['acme', a])].sort());
});
