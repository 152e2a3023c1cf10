import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { splitDocuments } from '../../lib/read/split-documents';
import { construct } from '../../lib/read/yaml/construct';
import { parseDocument } from '../../lib/read/yaml/parser';
import { YamlError } from '../../lib/read/yaml/yaml-error';
import { toJson } from '../emit/arbitraries';
import { yamlCases } from '../read/yaml-cases';
import { askGoReader } from './go-reader/ask';
import type { Stage, StageContext } from './stage';

const mutated = 20_000;

/** Same values and same refusals as the reader of kubectl and the API server. */
export const stage: Stage = {
  name: 'read-yaml',
  title: 'YAML as the Kubernetes reader (Go) has it: corpora, oddities, mutated manifests',
  run(context) {
    const manifests = corpusTexts(context.shared).flatMap(documentsOf);
    compare(context, 'documents of the corpora', manifests);
    compare(context, 'oddities', yamlCases.map(([, text]) => text));
    compare(context, 'mutated documents', mutations(manifests));
  },
};

function corpusTexts(shared: string): string[] {
  const folder = path.join(shared, 'corpora');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
}

function documentsOf(text: string): string[] {
  return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
}

const inserted = [
  ...[' ', '  ', '\n', '\t', ':', ': ', '- ', '-', '[', ']', '{', '}', ',', '"', "'", '#', ' #'],
  ...['|', '>', '&a ', '*a', '!x ', '? ', '\\', '%', '@', '0', '_', '.', 'yes', '~', '<<: '],
];

/** One to three edits of small manifests: a piece put in, some characters or a line taken out. */
function mutations(manifests: readonly string[]): string[] {
  const small = manifests.filter((text) => text.length > 20 && text.length < 2000);
  const edit = fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...inserted), fc.integer({ min: 1, max: 4 }), fc.constant('line' as const)));
  const change = fc.tuple(fc.constantFrom(...small), fc.array(edit, { minLength: 1, maxLength: 3 }));
  return fc
    .sample(change, { numRuns: mutated, seed: 42 })
    .map(([text, edits]) => edits.reduce(applyEdit, text))
    .filter((text) => splitDocuments(text).length === 1);
}

function applyEdit(text: string, [place, what]: [number, string | number]): string {
  const at = place % (text.length + 1);
  if (typeof what === 'number') return text.slice(0, at) + text.slice(at + what);
  if (what !== 'line') return text.slice(0, at) + what + text.slice(at);
  const end = text.indexOf('\n', at);
  return end < 0 ? text.slice(0, at) : text.slice(0, at) + text.slice(end);
}

interface Reading {
  /** JSON list of the document's value, or empty. */
  readonly documents: string;
  readonly refusal?: string;
}

function readDocument(text: string): Reading {
  try {
    const { root } = parseDocument(text, 0, text.length, false);
    const value = root && construct(root).value;
    return { documents: value === undefined || value === null ? '[]' : `[${toJson(value)}]` };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return { documents: '[]', refusal: error.message };
  }
}

function compare(context: StageContext, what: string, texts: readonly string[]): void {
  const readings = texts.map(readDocument);
  const answers = askGoReader(context.cache, texts.map((yaml, i) => ({ yaml, documents: readings[i].documents })));
  const refused = answers.filter(({ error }) => error).length;
  const different = texts.flatMap((text, i) => {
    const { refusal } = readings[i];
    const { error, equal } = answers[i];
    return !error === !refusal && (error || equal) ? [] : [`${JSON.stringify(text).slice(0, 400)}\n       ours: ${refusal ?? 'read'}; Go: ${error ?? 'read'}`];
  });
  context.log(`${what}: ${texts.length - refused} read, ${refused} refused, ${different.length} different`);
  context.expect(different.length === 0, `${what}: ${different.slice(0, 10).join('\n     ')}`);
}
