// The rows of all children, equal ones counted, in thirds of which each is among the distinct ones.
//
// A row says of a child Σ mut(c | m) by range of ranks, then r, the likelihood that no parent explains. Few thirds of rows
// are distinct, so that what depends on the shares of ranges is summed for each of those, not for each row. Rows stand by
// their first third, and those that occur once, which most do, without a count.

import { int32At, scratchCopy } from '../../shared/columns.ts';
import { scratchMemory } from '../../shared/memory.ts';
import { DistinctQuads, QUAD } from './distinct-quads.ts';

/** Columns of a row: ten ranges, zeros where there are fewer, r, and a zero. */
export const ROW = 3 * QUAD;
/** The column of r. */
export const RANDOM = 10;

export type Thirds<T> = readonly [T, T, T];

/** Numbers of thirds, in two bytes while these suffice. */
type Numbers = Uint16Array | Int32Array;

/** Rows in the order of their first thirds, where those of each third begin, and where the last end. */
export interface RowList {
  readonly starts: Int32Array;
  /** Of each row the numbers of its second and last third. */
  readonly others: Numbers;
  /** How many children have each row; null for one each. */
  readonly times: Int32Array | null;
}

export interface ThirdRows {
  /** The numbers of the distinct thirds, four each. */
  readonly thirds: Thirds<Float64Array>;
  /** Rows of one child, and rows of several. */
  readonly lists: readonly [RowList, RowList];
}

/** Hears of a row the numbers of its thirds and how many children have it. */
type RowVisitor = (first: number, second: number, last: number, times: number) => void;

export function forEachRow({ lists }: ThirdRows, visit: RowVisitor): void {
  for (const list of lists) forEachOf(list, visit);
}

function forEachOf({ starts, others, times }: RowList, visit: RowVisitor): void {
  for (let first = 0; first + 1 < starts.length; first++) {
    const end = int32At(starts, first + 1);
    for (let row = int32At(starts, first); row < end; row++) {
      const count = times === null ? 1 : int32At(times, row);
      visit(first, others[row * 2] as number, others[row * 2 + 1] as number, count);
    }
  }
}

/** Gathers rows. */
export class RowGatherer {
  /** The row to be added next. */
  readonly pending = new Float64Array(ROW);
  private readonly thirds = [new DistinctQuads(), new DistinctQuads(), new DistinctQuads()] as const;
  /** Of each row the numbers of its thirds. */
  private numbers: Numbers;
  private rows = 0;

  /** At most `most` rows will be added. */
  constructor(most: number) {
    this.numbers = new Uint16Array(scratchMemory(6 * most), 0, 3 * most);
  }

  /** Adds the pending row. */
  add(): void {
    const { pending, thirds } = this;
    const first = thirds[0].of(pending, 0);
    const second = thirds[1].of(pending, QUAD);
    const last = thirds[2].of(pending, 2 * QUAD);
    if (Math.max(first, second, last) > LARGEST_SHORT && this.numbers instanceof Uint16Array)
      this.numbers = new Int32Array(this.numbers);
    const at = this.rows++ * 3;
    this.numbers[at] = first;
    this.numbers[at + 1] = second;
    this.numbers[at + 2] = last;
  }

  finish(): ThirdRows {
    const [first, second, last] = this.thirds;
    const numbers = this.numbers.subarray(0, this.rows * 3);
    return {
      thirds: [first.finish(), second.finish(), last.finish()],
      lists: listRows(sortRows(numbers, [first.rows, second.rows, last.rows]), first.rows),
    };
  }
}

const LARGEST_SHORT = 0xffff;

/** Equal rows become one: of sorted rows they are neighbours. */
function listRows(sorted: Numbers, firsts: number): ThirdRows['lists'] {
  let single = 0;
  let repeated = 0;
  forEachRun(sorted, (_, times) => {
    if (times === 1) single++;
    else repeated++;
  });
  const Column = sorted instanceof Uint16Array ? Uint16Array : Int32Array;
  const once = new ListWriter(firsts, new Column(2 * single), null);
  const several = new ListWriter(firsts, new Column(2 * repeated), new Int32Array(repeated));
  forEachRun(sorted, (at, times) => {
    (times === 1 ? once : several).put(sorted, at, times);
  });
  return [once.finish(), several.finish()];
}

/** Rows by their first thirds, of equal ones by their second and then by their last: a counting sort by each, from the last on. */
function sortRows(rows: Numbers, counts: Thirds<number>): Numbers {
  let sorted = rows;
  let next = scratchCopy(rows);
  for (const third of [2, 1, 0] as const) {
    countingSort(sorted, third, counts[third], next);
    [sorted, next] = [next, sorted];
  }
  return sorted;
}

function countingSort(rows: Numbers, third: number, numbers: number, sorted: Numbers): void {
  const places = new Int32Array(numbers + 1);
  for (let at = third; at < rows.length; at += 3) {
    const after = (rows[at] as number) + 1;
    places[after] = int32At(places, after) + 1;
  }
  for (let number = 0; number < numbers; number++)
    places[number + 1] = int32At(places, number + 1) + int32At(places, number);
  for (let at = 0; at < rows.length; at += 3) {
    const number = rows[at + third] as number;
    const place = int32At(places, number);
    places[number] = place + 1;
    sorted[place * 3] = rows[at] as number;
    sorted[place * 3 + 1] = rows[at + 1] as number;
    sorted[place * 3 + 2] = rows[at + 2] as number;
  }
}

/** Visits each run of equal rows: where it begins, and their number. */
function forEachRun(rows: Numbers, visit: (at: number, times: number) => void): void {
  for (let from = 0; from < rows.length; ) {
    let to = from + 3;
    while (rows[to] === rows[from] && rows[to + 1] === rows[from + 1] && rows[to + 2] === rows[from + 2])
      to += 3;
    visit(from, (to - from) / 3);
    from = to;
  }
}

class ListWriter {
  private readonly starts: Int32Array;
  private readonly others: Numbers;
  private readonly times: Int32Array | null;
  private rows = 0;
  /** First thirds of which all rows were put. */
  private ended = 0;

  constructor(firsts: number, others: Numbers, times: Int32Array | null) {
    this.starts = new Int32Array(firsts + 1);
    this.others = others;
    this.times = times;
  }

  /** Puts the row that stands at a place among others. */
  put(rows: Numbers, at: number, times: number): void {
    this.endBefore(rows[at] as number);
    this.others[this.rows * 2] = rows[at + 1] as number;
    this.others[this.rows * 2 + 1] = rows[at + 2] as number;
    if (this.times !== null) this.times[this.rows] = times;
    this.rows++;
  }

  finish(): RowList {
    const { starts, others, times } = this;
    this.endBefore(starts.length - 1);
    return { starts, others, times };
  }

  private endBefore(first: number): void {
    while (this.ended < first) this.starts[++this.ended] = this.rows;
  }
}
