import fc from 'fast-check';
import { tracePicture, type PicturedTrace } from '../../../../../constructs/argo-workflows/simulator/picture';
import { durationText, marksUntil } from '../../../../../constructs/argo-workflows/simulator/picture/time-axis';
import type { Phase, TraceNode } from '../../../../../constructs/argo-workflows/simulator/trace';

const nothing = { parameters: {}, artifacts: {} };

function node(path: string, more: Partial<TraceNode> = {}): TraceNode {
  return {
    path, name: path, template: 't', type: 'Container', phase: 'Succeeded', inputs: nothing, outputs: nothing, attempts: [], start: 0, end: 1, children: [], after: [], kind: 'task',
    isDaemon: false, isMemoized: false, ...more,
  };
}

function traceOf(...nodes: TraceNode[]): PicturedTrace {
  return { workflow: 'wf', phase: 'Succeeded', end: 10, nodes };
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

const unescaped: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const plain = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => unescaped[entity]!);

/** Elements in order, each with the text up to the next tag; fails where tags do not nest. */
function elementsOf(svg: string): Element[] {
  const open: string[] = [];
  const found: Element[] = [];
  expect(svg.replace(/<[^<>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>&]/);
  for (const [, close, name = '', attributes = '', single, text = ''] of svg.matchAll(/<(\/?)([a-z]+)((?: [\w-]+="[^"<]*")*)(\/?)>([^<]*)/g)) {
    if (close === '/') expect(open.pop()).toBe(name);
    else if (single !== '/') open.push(name);
    if (close !== '/') found.push({ name, attributes: Object.fromEntries([...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value!)])), text: plain(text) });
    else if (found.length > 0 && text !== '') found[found.length - 1] = { ...found.at(-1)!, text: `${found.at(-1)!.text}${plain(text)}` };
  }
  expect(open).toEqual([]);
  return found;
}

function barsOf(svg: string): { readonly x: number; readonly width: number; readonly fill: string }[] {
  return elementsOf(svg).filter(({ name, attributes }) => name === 'rect' && attributes.rx === '2' && attributes.y !== '56').map(({ attributes }) => ({ x: Number(attributes.x), width: Number(attributes.width), fill: attributes.fill! }));
}

test('a bar lies where its node lies in time, and tries stand apart in their own colours', () => {
  const attempts = [{ phase: 'Failed' as const, start: 0, end: 5, exitCode: 1 }, { phase: 'Succeeded' as const, start: 5, end: 10, exitCode: 0 }];
  const [whole, second, first, last] = barsOf(tracePicture(traceOf(node('a', { end: 10 }), node('b', { start: 5, end: 10 }), node('c', { end: 10, attempts }))));
  expect(whole!.width).toBe(640);
  expect(second).toEqual({ x: whole!.x + 320, width: 320, fill: '#43a047' });
  expect([first, last]).toEqual([{ x: whole!.x, width: 319, fill: '#e53935' }, { x: whole!.x + 320, width: 319, fill: '#43a047' }]);
});

test('each phase has a word beside its colour, in the line and in the legend', () => {
  const phases: Phase[] = ['Pending', 'Running', 'Succeeded', 'Failed', 'Error', 'Skipped', 'Omitted'];
  const texts = elementsOf(tracePicture(traceOf(...phases.map((phase) => node(phase.toLowerCase(), { phase }))))).map(({ text }) => text);
  for (const phase of phases) expect(texts.filter((text) => text === phase)).toHaveLength(2);
});

test('a node that never started has no bar; one that did not end is drawn to the end, in dashes', () => {
  const svg = tracePicture(traceOf(node('a', { phase: 'Skipped', start: undefined, end: undefined }), node('b', { phase: 'Running', start: 5, end: undefined })));
  expect(barsOf(svg)).toHaveLength(1);
  expect(elementsOf(svg).find(({ attributes }) => attributes['stroke-dasharray'])!.attributes.width).toBe('320');
});

test('an arrow goes from where a task ended to where the next began', () => {
  const svg = tracePicture(traceOf(node('a', { end: 5 }), node('b', { start: 8, end: 10, after: ['a', 'unknown'] })));
  const start = barsOf(svg)[0]!.x;
  const arrows = elementsOf(svg).filter(({ attributes }) => attributes['marker-end']);
  expect(arrows.map(({ attributes }) => attributes.d)).toEqual([`M${start + 320} 103C${start + 360} 103 ${start + 472} 125 ${start + 512} 125`]);
});

test('nodes stand below the one that they belong to, indented; each once', () => {
  const inner = node('g.a', { name: 'a' });
  const group = node('g', { type: 'DAG', children: [inner] });
  const elements = elementsOf(tracePicture(traceOf(group, node('z'), inner)));
  expect(elements.filter(({ name }) => name === 'title').map(({ text }) => text.split('\n')[0])).toEqual(['wf: Succeeded', 'g', 'g.a', 'z']);
  const names = elements.filter(({ attributes }, index) => elements[index + 1]?.name === 'title' && attributes.x !== undefined);
  expect(names.map(({ attributes }) => attributes.x)).toEqual(['16', '30.8', '16']);
});

test('whatever stands in names and messages is text, in a file that is well formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '\0', 'a', ']]>', '\ud800', '\n') }), (name, message) => {
      const svg = tracePicture({ ...traceOf(node(name, { message, phase: 'Failed' })), workflow: message, message: name });
      elementsOf(svg);
      expect(svg).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f]/);
      expect(Buffer.from(svg).toString()).toBe(svg);
    }),
    { numRuns: 50 },
  );
});

test('the file needs nothing else: no script, no style, no link', () => {
  expect(tracePicture(traceOf(node('a', { message: 'https://x' }))).replace('http://www.w3.org/2000/svg', '')).not.toMatch(/<script|<style|href|url\((?!#)|@import|http:/);
});

test('the same trace gives the same bytes, and 1,000 nodes are no trouble', () => {
  const nodes = Array.from({ length: 1000 }, (_, index) => node(`task-${index}`, { start: index, end: index + 2, after: index > 0 ? [`task-${index - 1}`] : [] }));
  const svg = tracePicture(traceOf(...nodes));
  expect(tracePicture(traceOf(...nodes))).toBe(svg);
  expect(elementsOf(svg).filter(({ attributes }) => attributes['marker-end'])).toHaveLength(999);
});

test('a trace without nodes is a picture too', () => expect(elementsOf(tracePicture({ workflow: 'wf', phase: 'Error', message: 'no', nodes: [] }))[0]!.name).toBe('svg'));

test('marks of the axis are at most eleven, from 0, evenly apart, and do not go beyond the end', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 5_000_000, noNaN: true }), (end) => {
      const marks = marksUntil(end);
      expect(marks.length >= 1 && marks.length <= 11 && marks[0] === 0 && marks.at(-1)! <= end + 1e-9).toBe(true);
    }),
  );
});

test.each([[0, '0 s'], [0.25, '0.25 s'], [59, '59 s'], [60, '1m'], [90, '1m30s'], [3600, '1h'], [3725, '1h2m5s']])('%d is %s', (seconds, text) => expect(durationText(seconds)).toBe(text));

