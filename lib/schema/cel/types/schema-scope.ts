import { resolveReference, type Definitions } from '../../reference';
import type { StructuralSchema } from '../../structural-schema';

const metadataSchema: StructuralSchema = { type: 'object', properties: { name: { type: 'string' }, generateName: { type: 'string' } } };

/** The schemas of one bundle: resolves `$ref`, and knows what rules see of a whole resource. */
export class SchemaScope {
  private static readonly scopes = new WeakMap<Definitions, SchemaScope>();
  private readonly roots = new WeakMap<StructuralSchema, StructuralSchema>();

  private constructor(private readonly definitions: Definitions) {}

  static of(definitions: Definitions): SchemaScope {
    let scope = this.scopes.get(definitions);
    if (scope === undefined) this.scopes.set(definitions, (scope = new SchemaScope(definitions)));
    return scope;
  }

  resolve(schema: StructuralSchema): StructuralSchema {
    return resolveReference(schema, this.definitions);
  }

  /** The schema of a whole resource: apiVersion, kind, metadata.name and metadata.generateName are always known. */
  withObjectMeta(schema: StructuralSchema): StructuralSchema {
    let root = this.roots.get(schema);
    if (root === undefined) this.roots.set(schema, (root = this.hasObjectMeta(schema) ? schema : addObjectMeta(schema)));
    return root;
  }

  private hasObjectMeta(schema: StructuralSchema): boolean {
    const typeAt = (...path: string[]): string | undefined => {
      let node: StructuralSchema | undefined = schema;
      for (const name of path) node = node?.properties?.[name] && this.resolve(node.properties[name]);
      return node?.type;
    };
    const names = [['kind'], ['apiVersion'], ['metadata', 'name'], ['metadata', 'generateName']];
    return typeAt('metadata') === 'object' && names.every((path) => typeAt(...path) === 'string');
  }
}

function addObjectMeta(schema: StructuralSchema): StructuralSchema {
  return { ...schema, properties: { ...schema.properties, apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: metadataSchema } };
}
