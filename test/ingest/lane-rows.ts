// Rows of tables for the lanes: nearly all plain, with the oddities that tell a lane from csv-parse and what reads cells.

import type { Random } from '../support/random.ts';
import { chance, NUMBERS, pick, TEXTS, time } from './lane-lines.ts';

export interface Table {
  readonly header: string;
  readonly row: (random: Random, row: number) => string;
}

const NODES =
  'p:b,p:a,objective,job_id,m:timestamp_submit,m:timestamp_start,m:timestamp_end,m:dequed,job_status';
const SEQUENCE = 'arch_seq,objective,id,timestamp_submit,timestamp_gather,worker,parent,transferred';
const CELLS = [
  '"a ""b"""',
  '"a,b"',
  '"',
  'a"b',
  '""',
  ' ',
  '\t',
  'größe',
  '\u00a0',
  '"two\nlines"',
  '[0, 1]',
  '0-1-2',
  "['it']",
];
const LISTS = [
  ...[
    '"[0, 1, 2]"',
    '"[0,1,2]"',
    '"[ 1, 2 ,0 ]"',
    '0-1-2',
    '2-1-0',
    "\"['skip', 'conv']\"",
    '"[\'a b\', 1]"',
    '"[0 1 2]"',
  ],
  ...[
    '"[1.0, 2]"',
    '"[]"',
    '"[1,]"',
    '0--1',
    '"[0, [1]]"',
    'skip-conv',
    '0-\\--1',
    '[0',
    '"[true, 1]"',
    "\"['it\\'s']\"",
  ],
];

function oddCell(random: Random): string {
  return pick(random, [NUMBERS, TEXTS, CELLS][random.below(3)] as string[]);
}

function rowOf(cells: string[], random: Random): string {
  for (let odd = chance(random, 3) ? 1 + random.below(2) : 0; odd > 0; odd--) {
    const index = random.below(cells.length);
    if (chance(random, 5)) cells.splice(index, random.below(2), oddCell(random));
    else cells[index] = oddCell(random);
  }
  const line = cells.join(',');
  return chance(random, 20) ? line.slice(0, random.below(line.length + 1)) : line;
}

const quality = (random: Random) =>
  chance(random, 9) ? pick(random, ['F', 'F_oom', '']) : random.uniform().toFixed(random.below(18));

/** The two common forms of DeepHyper's tables: a column a variable node, and a column of sequences. */
export const TABLES: readonly Table[] = [
  {
    header: NODES,
    row: (random, row) =>
      rowOf(
        [
          ...[
            pick(random, ['skip', 'conv', '3']),
            pick(random, ['0', '1', '2.50']),
            quality(random),
            String(row),
          ],
          ...[
            time(random),
            time(random),
            String(2000 + row),
            pick(random, ['0', '12', '"n0:g1,n1:g2"', '']),
            'DONE',
          ],
        ],
        random,
      ),
  },
  {
    header: SEQUENCE,
    row: (random, row) =>
      rowOf(
        [
          ...[
            chance(random, 3) ? pick(random, LISTS) : `"[${random.below(3)}, ${random.below(12)}]"`,
            quality(random),
          ],
          ...[chance(random, 4) ? `1d34-${row}` : String(row), time(random), String(3000 + row)],
          ...[pick(random, ['w1', 'w2', '3.0']), chance(random, 2) ? '' : String(random.below(row + 1)), ''],
        ],
        random,
      ),
  },
];
