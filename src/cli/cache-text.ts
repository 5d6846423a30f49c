// What the terminal shows of replayed caches: their tables, every capacity, in blocks that fit the width.

import type { CacheSummary, CacheTable, PlaceTables } from '../index.ts';
import { wrap } from './screen/layout.ts';

const LABEL_COLUMNS = 10;
const NUMBER_COLUMNS = 7;

/** Tables with a final newline, within `width` columns. */
export function cacheText(cache: CacheSummary, places: readonly PlaceTables[], width: number): string {
  const { accesses, unit, requests, jobs, distinct } = cache;
  const head = `${requests} requests (${accesses}) of ${jobs} jobs for ${distinct} distinct tensors${
    unit === 'bytes' ? `, ${cache.distinctSize} bytes` : ''
  }`;
  return [head, ...places.flatMap(place => placeLines(place, unit, width))].map(line => `${line}\n`).join('');
}

function placeLines(
  { name, tables, changesTitle, changes }: PlaceTables,
  unit: string,
  width: number,
): string[] {
  const changeLines = changes.flatMap(({ policy, text }) => {
    const lines = wrap(text, width - LABEL_COLUMNS);
    return lines.map((line, index) => (index === 0 ? policy : '').padEnd(LABEL_COLUMNS) + line);
  });
  return [
    '',
    `${name}, by capacity of each (${unit})`,
    ...tables.flatMap(table => ['', ...tableLines(table, width)]),
    ...(changes.length === 0 ? [] : ['', changesTitle, ...changeLines]),
  ];
}

/** Blocks of columns as even as can be: sixteen capacities at 80 columns are two of eight. */
function tableLines({ title, capacities, shares, rows }: CacheTable, width: number): string[] {
  const fitting = Math.max(1, Math.floor((width - LABEL_COLUMNS) / NUMBER_COLUMNS));
  const blocks = Math.ceil(capacities.length / fitting);
  const columns = Math.ceil(capacities.length / blocks);
  return Array.from({ length: blocks }, (_, block) => {
    const line = (label: string, cells: readonly string[]) =>
      label.padEnd(LABEL_COLUMNS) +
      cells
        .slice(block * columns, (block + 1) * columns)
        .map(cell => cell.padStart(NUMBER_COLUMNS))
        .join('');
    const body = rows.map(({ policy, cells }) => line(policy, cells));
    return [block === 0 ? title : '', line('', capacities), line('', shares), ...body];
  }).flat();
}
