// `nastrace simulate --sweep`: runs the searches, shows how far it is, writes the table and the figure, prints means.

import type { SimulateOptions, SweepResult } from '../../index.ts';
import { printable } from '../../shared/printable.ts';
import type { FigureFlags } from '../figure-options.ts';
import type { Io } from '../io.ts';
import { countText, numberText } from '../numbers.ts';
import { checkOutputFolder } from '../output-place.ts';
import { printNote, printResult } from '../print.ts';
import { startProgress } from '../progress.ts';
import { putReport } from '../put-report.ts';
import { columnsOf } from '../screen/layout.ts';
import type { Sweep } from '../sweep-option.ts';

const DEFAULT_FOLDER = 'nastrace-sweep';
/** Columns of the printed table, and what stands between two. */
const WIDTH = 80;
const GAP = '  ';

interface SweepFlags extends FigureFlags {
  readonly repeat: number;
  readonly out?: string;
  readonly quiet?: true;
}

export async function sweepAndWrite(
  sweep: Sweep,
  base: Partial<SimulateOptions>,
  { repeat, figures, theme, dpi, out = DEFAULT_FOLDER, quiet }: SweepFlags,
  io: Io,
): Promise<void> {
  const { runSweep, sweepFiles } = await import('../../index.ts');
  await checkOutputFolder(out);
  const progress = startProgress(io, quiet === true);
  const running = runSweep({ ...sweep, base, repeat });
  for (;;) {
    const next = io.interrupts.duringComputation(() => running.next());
    if (next.done === true) {
      progress.clear();
      const files = await sweepFiles(next.value, figures, { theme, dpi });
      await putReport(out, files, { quiet }, io, 'sweep.');
      if (quiet) return;
      await printResult(io, sweepScreen(next.value));
      await printNote(io, `${countText(files.length, 'file')} written to ${printable(out)}`);
      return;
    }
    progress.update({ label: 'simulating', ...next.value, unit: 'searches' });
  }
}

/** A row a value, a column a measure: the mean, and half the width of its interval where there is one. */
function sweepScreen({ option, values, cells }: SweepResult): string {
  const measures = cells.filter(cell => cell.value === values[0]).map(cell => cell.measure);
  const shown = measures.filter(id => cells.some(cell => cell.measure === id && cell.mean !== null));
  const rows = values.map(value => [
    value,
    ...shown.map(measure => {
      const cell = cells.find(each => each.value === value && each.measure === measure);
      if (cell === undefined || cell.mean === null) return '–';
      const margin = cell.high === null ? 0 : cell.high - cell.mean;
      return margin === 0
        ? numberText(cell.mean)
        : `${numberText(cell.mean)} ± ${Number(margin.toPrecision(2))}`;
    }),
  ]);
  return blocksOf([[option, ...shown], ...rows]);
}

/** The table in blocks that fit the width one below the other, the first column before each. */
function blocksOf(table: readonly (readonly string[])[]): string {
  const width = (column: number) => Math.max(...table.map(row => columnsOf(row[column] ?? '')));
  const blocks: number[][] = [];
  let used = WIDTH;
  for (let column = 1; column < (table[0]?.length ?? 0); column++) {
    used += GAP.length + width(column);
    if (used > WIDTH) {
      used = width(0) + GAP.length + width(column);
      blocks.push([0]);
    }
    blocks.at(-1)?.push(column);
  }
  const cell = (text: string, column: number) => text + ' '.repeat(width(column) - columnsOf(text));
  const line = (row: readonly string[], columns: readonly number[]) =>
    `${columns
      .map(column => cell(row[column] ?? '', column))
      .join(GAP)
      .trimEnd()}\n`;
  return blocks.map(columns => table.map(row => line(row, columns)).join('')).join('\n');
}
