import { parseAllDocuments } from 'yaml';
import { isCustomResourceDefinition, kindsOfCustomResourceDefinition, type CustomKind } from '../schema/custom-resource-definition';
import type { StructuralSchema } from '../schema/structural-schema';
import { readNamedDefinitions, type NamedDefinitions } from './named-definitions';

/** What one file of upstream says: kinds of CustomResourceDefinitions, or kinds among named definitions (OpenAPI v2, JSON Schema). */
export interface SourceDocument {
  readonly customKinds: readonly CustomKind[];
  readonly named?: NamedDefinitions;
}

/** @throws when the text is not YAML or JSON, or has no schema in it */
export function readSource(text: string): SourceDocument {
  const documents = text.trimStart().startsWith('{') ? [parseJson(text)] : parseYaml(text);
  const named = documents.map(readNamedDefinitions).find((definitions) => definitions !== undefined);
  const customKinds = documents.filter(isCustomResourceDefinition).flatMap(kindsOfCustomResourceDefinition);
  if (!named && customKinds.length === 0) {
    throw new Error('The file has no schema in it: neither a CustomResourceDefinition nor OpenAPI or JSON Schema definitions. Correct the address.');
  }
  return { customKinds, ...(named ? { named } : {}) };
}

/** Whether a schema says nothing of what is in `spec`: upstream then has the real one elsewhere. */
export function isStub(schema: StructuralSchema): boolean {
  const spec = schema.properties?.spec;
  return spec?.['x-kubernetes-preserve-unknown-fields'] === true && spec.properties === undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The file is not JSON: ${(error as Error).message}. Correct the address.`);
  }
}

/** Lines that hold a Helm directive alone are passed over: one upstream keeps its definitions as a chart template. */
function parseYaml(text: string): unknown[] {
  const plain = text.includes('{{') ? text.replace(/^\s*\{\{.*\}\}\s*$\n?/gm, '') : text;
  const documents = parseAllDocuments(plain, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  const error = documents.flatMap((document) => document.errors)[0];
  if (error) {
    const line = plain.slice(0, error.pos[0]).split('\n').length;
    throw new Error(`The file is not YAML: line ${line}: ${error.message.split('\n')[0]!.replace(/\.$/, '')}. Correct the address.`);
  }
  return documents.map((document) => document.toJS() as unknown);
}
