import type { Problem } from '../checks/problem';
import type { ManifestEntry } from '../manifest-set';
import { documentEntries } from './document-entries';
import { LineIndex } from './line-index';
import { splitDocuments } from './split-documents';
import { construct } from './yaml/construct';
import { parseDocument } from './yaml/parser';
import { YamlError } from './yaml/yaml-error';

/** What a file holds, and what is wrong with it. */
export interface ReadResult {
  readonly entries: readonly ManifestEntry[];
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML or JSON as Kubernetes does (decision 0042): several documents, lists expanded, empty documents left out, the last of equal keys
 * counts, integers beyond 2^53 as `bigint`. What cannot be read is a problem with its line; the other documents are read all the same.
 *
 * @param file how the text is called in problems and origins
 */
export function readText(text: string, file: string): ReadResult {
  return new TextReader(text, file).read();
}

class TextReader {
  private readonly entries: ManifestEntry[] = [];
  private readonly problems: Problem[] = [];
  private readonly lines: LineIndex;
  private readonly controls: readonly number[];
  /** Documents that hold something count. */
  private document = 0;

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {
    this.lines = new LineIndex(file, text);
    this.controls = findControls(text);
  }

  read(): ReadResult {
    for (const { start, end, badSeparator } of splitDocuments(this.text)) {
      this.readRange(start, end);
      if (badSeparator !== undefined) {
        this.problem('yaml/syntax', 'Only a comment can follow --- on its line. Nothing behind it is read', badSeparator, 'Start the document on the next line.');
      }
    }
    return { entries: this.entries, problems: this.problems };
  }

  private readRange(start: number, end: number): void {
    try {
      const refused = this.controls.find((offset) => offset >= start && offset < end);
      if (refused !== undefined) throw new YamlError(`The control character ${codeOf(this.text, refused)} is not allowed`, refused);
      for (let next: number | undefined = start; next !== undefined; ) next = this.readDocument(next, end);
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      this.problem('yaml/syntax', `The YAML cannot be read: ${lowerFirst(error.message)}`, error.offset);
      this.document++;
    }
  }

  /** @returns where the next JSON value starts: several may follow each other without `---` */
  private readDocument(start: number, end: number): number | undefined {
    const json = startsJson(this.text, start);
    const { root, ignoredFrom } = parseDocument(this.text, start, end, json);
    if (!root) return undefined;
    const { value, duplicates } = construct(root);
    if (value === null) return undefined;
    for (const { key, path, start: second, firstStart } of duplicates) {
      const first = this.lines.position(firstStart);
      this.problem('yaml/duplicate-key', `The key ${JSON.stringify(key)} stands twice, first on line ${first.line}; the last one counts`, second, 'Remove one of them.', path);
    }
    const found = documentEntries(value, {
      file: this.file,
      document: this.document,
      start: root.start,
      position: (offset) => this.lines.position(offset),
      parse: () => parseDocument(this.text, start, end, json).root!,
    });
    this.entries.push(...found.entries);
    this.problems.push(...found.problems);
    const follows = ignoredFrom !== undefined && json && this.text[ignoredFrom] === '{';
    if (ignoredFrom !== undefined && !follows) {
      this.problem('yaml/ignored-text', 'The document ends before this line, and what follows is not read', ignoredFrom, 'Check the indentation, or separate documents by ---.', '', 'warning');
    }
    this.document++;
    return follows ? ignoredFrom : undefined;
  }

  private problem(code: string, message: string, offset: number, hint?: string, path = '', severity: Problem['severity'] = 'error'): void {
    const source = this.lines.position(offset);
    this.problems.push({ code, category: 'schema', severity, message: `${message}.`, ...(hint && { hint }), path, source, file: this.file, document: this.document });
  }
}

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/** Where characters stand that a document may not have. */
function findControls(text: string): readonly number[] {
  return Array.from(text.matchAll(control), (found) => found.index);
}

function codeOf(text: string, offset: number): string {
  return `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}`;
}

function startsJson(text: string, start: number): boolean {
  return /\s*\{/y.exec(text.slice(start, start + 200)) !== null;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}
