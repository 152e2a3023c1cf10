import type { Attempt, Phase, TraceNode } from '../trace';
import { rowsOf, type Row } from './rows';
import { element, escapeXml, shortened } from './svg';
import { durationText, marksUntil } from './time-axis';

/** What a picture needs of a trace. */
export interface PicturedTrace {
  readonly workflow: string;
  readonly phase: Phase;
  readonly message?: string;
  readonly end?: number;
  readonly nodes: readonly TraceNode[];
}

/** Fill of a bar, and of the word beside it: dark enough to read on white. */
const colours: Readonly<Record<Phase, readonly [bar: string, text: string]>> = {
  Succeeded: ['#43a047', '#2e7d32'],
  Failed: ['#e53935', '#c62828'],
  Error: ['#8e24aa', '#7b1fa2'],
  Running: ['#1e88e5', '#1565c0'],
  Pending: ['#90a4ae', '#546e7a'],
  Skipped: ['#bcaaa4', '#6d4c41'],
  Omitted: ['#cfd8dc', '#607d8b'],
};
const phases = Object.keys(colours) as Phase[];
const groups: ReadonlySet<string> = new Set(['Steps', 'DAG', 'TaskGroup', 'Retry']);

const rowHeight = 22;
const top = 92;
const margin = 16;
const chartWidth = 640;
const messageWidth = 260;
/** Width of a letter, rather too much than too little: the font is the reader's. */
const letter = 7.4;
const mostLetters = 46;

/**
 * A picture of what happened: a line for each node with a bar over virtual time, in the colour and with the word of its phase, tries of a step
 * apart, and an arrow from each task to those that waited for it. One SVG file that needs nothing else; the same trace gives the same bytes.
 */
export function tracePicture(trace: PicturedTrace): string {
  const rows = rowsOf(trace.nodes);
  const last = trace.nodes.reduce((latest, { start = 0, end = 0 }) => Math.max(latest, start, end), trace.end ?? 0);
  const layout = new Layout(rows, last || 1);
  const title = `${trace.workflow}: ${trace.phase}`;
  const drawing = element(
    'svg',
    sizeOf(layout.chartEnd + messageWidth + margin, layout.y(rows.length) + margin),
    element('title', {}, escapeXml(title)),
    element('defs', {}, arrowHead),
    element('rect', { width: '100%', height: '100%', fill: '#ffffff' }),
    ...heading(trace, title),
    ...legend(rows),
    ...rows.flatMap((_, index) => stripe(index, layout)),
    ...axis(layout, rows.length),
    ...rows.flatMap((row, index) => arrows(row, index, layout)),
    ...rows.flatMap((row, index) => drawnRow(row, index, layout)),
  );
  return `${drawing}\n`;
}

const arrowHead = element(
  'marker',
  { id: 'arrow', viewBox: '0 0 6 6', refX: 6, refY: 3, markerWidth: 6, markerHeight: 6, orient: 'auto' },
  element('path', { d: 'M0 0 6 3 0 6z', fill: '#546e7a' }),
);

function sizeOf(width: number, height: number): Readonly<Record<string, string | number>> {
  const [wide, high] = [Math.ceil(width), Math.ceil(height)];
  const font = { 'font-family': 'system-ui, sans-serif', 'font-size': 12, fill: '#1f2933' };
  return { xmlns: 'http://www.w3.org/2000/svg', width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, role: 'img', ...font };
}

/** Where things lie. */
class Layout {
  readonly phaseStart: number;
  readonly chartStart: number;
  readonly chartEnd: number;
  private readonly places: ReadonlyMap<string, { readonly node: TraceNode; readonly index: number }>;

  constructor(rows: readonly Row[], readonly end: number) {
    const longest = rows.reduce((most, { node, depth }) => Math.max(most, Math.min(mostLetters, nameOf(node).length) + depth * 2), 10);
    this.phaseStart = margin + longest * letter + 8;
    this.chartStart = this.phaseStart + 76;
    this.chartEnd = this.chartStart + chartWidth;
    this.places = new Map(rows.map(({ node }, index) => [node.path, { node, index }]));
  }

  x(seconds: number): number {
    return this.chartStart + (seconds / this.end) * chartWidth;
  }

  y(index: number): number {
    return top + index * rowHeight;
  }

  /** The moment and the line at which a node ended. */
  endOf(path: string): { readonly x: number; readonly y: number } | undefined {
    const place = this.places.get(path);
    return place && { x: this.x(place.node.end ?? place.node.start ?? 0), y: this.y(place.index) + rowHeight / 2 };
  }
}

function nameOf({ name, path, kind, template, isDaemon, isMemoized }: TraceNode): string {
  const own = name === '' ? (path === '' ? template || kind : path) : name;
  return `${own}${kind === 'hook' ? ' (hook)' : ''}${isDaemon ? ' (daemon)' : ''}${isMemoized ? ' (memoized)' : ''}`;
}

function heading({ message, end, phase }: PicturedTrace, title: string): string[] {
  const lines = [element('text', { x: margin, y: 28, 'font-size': 16, 'font-weight': 600, fill: colours[phase][1] }, escapeXml(shortened(title, 110)))];
  const more = [end === undefined ? 'it did not end' : `it took ${durationText(end)}`, ...(message === undefined ? [] : [message])].join(': ');
  return [...lines, element('text', { x: margin, y: 46, fill: '#52606d' }, escapeXml(shortened(more, 150)))];
}

/** The phases that occur. */
function legend(rows: readonly Row[]): string[] {
  const present = phases.filter((phase) => rows.some(({ node }) => node.phase === phase || node.attempts.some((attempt) => attempt.phase === phase)));
  return present.flatMap((phase, index) => {
    const x = margin + index * 96;
    return [element('rect', { x, y: 56, width: 12, height: 12, rx: 2, fill: colours[phase][0] }), element('text', { x: x + 18, y: 66.5 }, phase)];
  });
}

function axis(layout: Layout, rows: number): string[] {
  return marksUntil(layout.end).flatMap((moment) => {
    const x = layout.x(moment);
    return [
      element('line', { x1: x, y1: top - 4, x2: x, y2: layout.y(rows), stroke: '#e4e7eb' }),
      element('text', { x, y: top - 8, 'text-anchor': 'middle', 'font-size': 10, fill: '#52606d' }, durationText(moment)),
    ];
  });
}

/** Every other line is shaded. */
function stripe(index: number, layout: Layout): string[] {
  return index % 2 === 0 ? [] : [element('rect', { x: 0, y: layout.y(index), width: '100%', height: rowHeight, fill: '#f5f7fa' })];
}

function drawnRow({ node, depth }: Row, index: number, layout: Layout): string[] {
  const y = layout.y(index);
  const middle = y + rowHeight / 2 + 4;
  const name = escapeXml(shortened(nameOf(node), mostLetters));
  const weight = groups.has(node.type) ? 600 : undefined;
  const label = element('text', { x: margin + depth * 2 * letter, y: middle, 'font-weight': weight }, element('title', {}, escapeXml(tooltip(node))), name);
  const phase = element('text', { x: layout.phaseStart, y: middle, fill: colours[node.phase][1] }, node.phase);
  return [label, phase, ...bars(node, y, layout), ...note(node, middle, layout)];
}

function tooltip({ path, type, template, message }: TraceNode): string {
  return [path || 'entrypoint', `${type}${template === '' ? '' : ` ${template}`}`, ...(message === undefined ? [] : [message])].join('\n');
}

/** A bar for each try of a step, a thin one for a group, none for what never started. */
function bars(node: TraceNode, y: number, layout: Layout): string[] {
  if (node.start === undefined) return [];
  const isGroup = groups.has(node.type);
  const whole = { start: node.start, end: node.end ?? layout.end, phase: node.phase };
  const tries: readonly Pick<Attempt, 'start' | 'end' | 'phase'>[] = node.attempts.length > 1 ? node.attempts : [whole];
  const inset = isGroup ? 8 : 4;
  return tries.map(({ start, end, phase }) => element('rect', {
    x: layout.x(start), y: y + inset, width: Math.max(2, layout.x(end) - layout.x(start) - (tries.length > 1 ? 1 : 0)), height: rowHeight - 2 * inset,
    rx: 2, fill: colours[phase][0], 'fill-opacity': isGroup ? 0.45 : undefined, 'stroke-dasharray': node.end === undefined ? '3 2' : undefined,
    stroke: node.end === undefined ? colours[phase][1] : undefined,
  }));
}

/** Why it did not succeed, to the right of everything. */
function note({ phase, message, attempts }: TraceNode, y: number, layout: Layout): string[] {
  const tries = attempts.length > 1 ? `${attempts.length} tries` : undefined;
  const text = [tries, phase === 'Succeeded' ? undefined : message].filter((part) => part !== undefined).join(': ');
  return text === '' ? [] : [element('text', { x: layout.chartEnd + 10, y, 'font-size': 11, fill: '#52606d' }, escapeXml(shortened(text, 42)))];
}

function arrows({ node }: Row, index: number, layout: Layout): string[] {
  const y = layout.y(index) + rowHeight / 2;
  return node.after.flatMap((path) => {
    const from = layout.endOf(path);
    if (!from) return [];
    const x = node.start === undefined ? from.x : layout.x(node.start);
    const bend = Math.max(10, Math.min(40, (x - from.x) / 2));
    const d = `M${at(from.x)} ${at(from.y)}C${at(from.x + bend)} ${at(from.y)} ${at(x - bend)} ${at(y)} ${at(x)} ${at(y)}`;
    return [element('path', { d, fill: 'none', stroke: '#546e7a', 'stroke-opacity': 0.55, 'marker-end': 'url(#arrow)' })];
  });
}

function at(value: number): number {
  return Math.round(value * 10) / 10;
}
