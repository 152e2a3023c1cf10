import { fieldAt, fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../../../lib/references/fields';
import { EvaluationError, evaluateExpression, type Variables } from '../../evaluate';
import { isGiven, literalOf, storesOf } from '../../model/ports';
import { contentAt } from '../content';
import type { TraceArtifact } from '../trace';
import { NodeError } from './node-error';
import type { Run } from './run';
import type { Scope } from './scope';

/** What a call hands to its template. */
export interface GivenArguments {
  readonly parameters: ReadonlyMap<string, string>;
  readonly artifacts: ReadonlyMap<string, TraceArtifact>;
}

/**
 * @param given `arguments` of a step, task or hook, filled in
 * @param variables what expressions that lead to artifacts may read
 */
export function givenArguments(run: Run, given: unknown, scope: Scope | undefined, variables: () => Variables): GivenArguments {
  const parameters = new Map<string, string>();
  for (const parameter of itemsOf(fieldsOf(given).parameters).map(fieldsOf)) {
    const value = literalOf(parameter.value) ?? (isGiven(parameter.value) ? JSON.stringify(parameter.value) : fromElsewhere(run, parameter));
    if (value !== undefined) parameters.set(String(parameter.name), value);
  }
  const artifacts = new Map<string, TraceArtifact>();
  for (const artifact of itemsOf(fieldsOf(given).artifacts).map(fieldsOf)) {
    const found = artifactOf(run, artifact, scope, variables);
    if (found) artifacts.set(String(artifact.name), found);
  }
  return { parameters, artifacts };
}

/** The value of a parameter with `valueFrom`; undefined where it states none, and no default. */
export function fromElsewhere(run: Run, parameter: Fields): string | undefined {
  const { configMapKeyRef, default: fallback } = fieldsOf(parameter.valueFrom);
  if (!isFields(configMapKeyRef)) return literalOf(fallback);
  const [name, key] = [String(configMapKeyRef.name), String(configMapKeyRef.key)];
  const value = literalOf(fieldAt(run.setup.configMaps.get(name), key)) ?? literalOf(fallback);
  if (value === undefined && configMapKeyRef.optional !== true) {
    throw new NodeError(`Parameter '${String(parameter.name)}' is read from key '${key}' of ConfigMap '${name}', which is not among the objects that were given.`);
  }
  return value;
}

/** The artifact that a call passes; undefined where it is optional and not there. */
function artifactOf(run: Run, artifact: Fields, scope: Scope | undefined, variables: () => Variables): TraceArtifact | undefined {
  const reference = referenceOf(artifact, variables);
  if (reference === undefined) return (scope ? undefined : run.setup.artifacts.get(String(artifact.name))) ?? placedArtifact(run, artifact);
  const found = scope?.artifact(reference) ?? (scope ? undefined : 'missing');
  const part = typeof found === 'object' ? partOf(found, textOf(artifact.subPath)) : found;
  if (part !== 'missing' || artifact.optional === true) return part === 'missing' ? undefined : part;
  const path = textOf(artifact.subPath) === undefined ? '' : `, path '${String(artifact.subPath)}'`;
  throw new NodeError(`Artifact '${String(artifact.name)}' is read from '${reference}'${path}, which nothing gave.`);
}

function partOf(artifact: TraceArtifact, subPath: string | undefined): TraceArtifact | 'missing' {
  if (subPath === undefined || !artifact.content) return artifact;
  const content = contentAt(artifact.content, subPath);
  return content ? { content } : 'missing';
}

function referenceOf(artifact: Fields, variables: () => Variables): string | undefined {
  const { from, fromExpression } = artifact;
  const text = textOf(fromExpression) === undefined ? from : expressedReference(String(fromExpression), variables());
  return textOf(text)?.replace(/^\{\{=?\s*|\s*\}\}$/g, '');
}

function expressedReference(expression: string, variables: Variables): unknown {
  const value = evaluateExpression(expression, variables);
  if (typeof value !== 'string') throw new EvaluationError(`The expression '${expression}' leads to no artifact.`);
  return value;
}

/** An artifact that says where it is, by a key of the store or otherwise. */
export function placedArtifact(run: Run, artifact: Fields): TraceArtifact | undefined {
  const raw = textOf(fieldAt(artifact, 'raw', 'data'));
  if (raw !== undefined) return { content: Buffer.from(raw, 'utf8') };
  const key = keyOf(artifact);
  return key === undefined ? undefined : run.store.get(key) ?? { key };
}

/** Where an artifact lies: the key in its store, or its address. */
export function keyOf(artifact: Fields): string | undefined {
  const [store] = storesOf(artifact);
  if (store === undefined) return undefined;
  const { key, blob, path, url, repo } = fieldsOf(artifact[store]);
  return [key, blob, path, url, repo].map(textOf).find((text) => text !== undefined);
}
