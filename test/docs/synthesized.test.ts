import { transformSync } from '@swc/core';
import { parseAllDocuments } from 'yaml';
import type { MlopsApp } from '../../lib/app';
import type { KubeObject } from '../../lib/kube-object';
import { expectValid, findObject } from '../../lib/testing';
import { codeBlocks, type CodeBlock } from './markdown';

/** A block of code that makes an app, and the objects that the page shows right after it. */
interface Example {
  readonly place: string;
  readonly code: string;
  readonly shown: readonly KubeObject[];
}

const examples = [...codeBlocks('ts'), ...codeBlocks('yaml')].sort(byPlace).flatMap((block, index, blocks): Example[] => {
  const next = blocks[index + 1];
  if (block.language !== 'ts' || next?.language !== 'yaml' || pageOf(next) !== pageOf(block)) return [];
  if (!/^const app = new MlopsApp\(/m.test(block.code) || !next.code.startsWith('apiVersion: ')) return [];
  return [{ place: block.place, code: block.code, shown: parseAllDocuments(next.code).map((document) => document.toJS() as KubeObject) }];
});

function byPlace(a: CodeBlock, b: CodeBlock): number {
  return pageOf(a).localeCompare(pageOf(b)) || lineOf(a) - lineOf(b);
}

function pageOf({ place }: CodeBlock): string {
  return place.split(':')[0]!;
}

function lineOf({ place }: CodeBlock): number {
  return Number(place.split(':')[1]);
}

function appOf(code: string): MlopsApp {
  const { code: script } = transformSync(code, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } });
  const run = new Function('require', 'exports', `${script}\nreturn app;`) as (load: (name: string) => unknown, exports: object) => MlopsApp;
  return run(require, {});
}

test.each(examples)('the app at $place is valid, and synthesizes the objects below it', ({ code, shown }) => {
  const app = appOf(code);
  expectValid(app);
  for (const object of shown) expect(findObject(app, { kind: object.kind, name: object.metadata?.name })).toEqual(object);
});

test('there are such examples', () => expect(examples.length).toBeGreaterThan(1));
