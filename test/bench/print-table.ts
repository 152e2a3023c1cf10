type Figures = Readonly<Record<string, number>>;

/** For people: what was done, both sides, and how many times faster ours is. */
export function printTable(figures: Figures, { runs, emitted }: { runs: number; emitted: number }): void {
  const rows = [
    ['', 'ours', 'other side', 'ratio'],
    compared(figures, 'synth of 5,000 Deployments, all checks', 'synth5000.ours', 'synth5000.cdk8s'),
    compared(figures, '8 charts x 10 objects, chained', 'chain8.ours', 'chain8.cdk8s'),
    ['1,000 charts x 10 objects, chained', ms(figures['chain1000.ours.ms']), '', ''],
    compared(figures, `emit of ${emitted.toLocaleString('en')} objects`, 'emit.ours', 'emit.yaml'),
    ['check of 1,000 mixed objects', ms(figures['check.mixed1000.ms']), '', ''],
    ['synth and check of a workflow of 500 tasks', ms(figures['workflow.tasks500.ms']), '', ''],
    ['simulation of 1,000 tasks', ms(figures['simulate.tasks1000.ms']), '', ''],
    ...Object.entries(figures).flatMap(([key, value]) => (key.startsWith('load.') ? [[`load of ${key.slice(5, -3)}`, ms(value), '', '']] : [])),
    ['peak memory of the first', `${figures['peak.mb']} MB`, '', ''],
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ').trimEnd());
  console.log(`\nMedians of ${runs} runs, each in a process of its own, the sides in turn. The other side is plain cdk8s, for emit the package yaml.`);
}

function compared(figures: Figures, title: string, ours: string, theirs: string): string[] {
  const [left, right] = [figures[`${ours}.ms`], figures[`${theirs}.ms`]];
  return [title, ms(left), ms(right), `${(right / left).toFixed(1)} x`];
}

function ms(value: number): string {
  return `${value.toLocaleString('en')} ms`;
}
