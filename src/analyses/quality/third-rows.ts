// The rows of all children, equal ones counted, in thirds of which each is among the distinct ones.
//
// A row says of a child Σ mut(c | m) by range of ranks, then r, the likelihood that no parent explains. Few thirds of rows
// are distinct, so that what depends on the shares of ranges is summed for each of those, not for each row.

import { float64At, int32At } from '../../shared/columns.ts';
import { codeAt } from '../../trace/sequences.ts';
import { type Codes, DistinctCodes } from './distinct-codes.ts';
import { NumberCodes } from './number-codes.ts';

/** Columns of a row: ten ranges, zeros where there are fewer, then r. */
export const ROW = 11;
/** Where the thirds of a row begin. */
const STARTS = [0, 4, 7] as const;
const ENDS = [4, 7, ROW] as const;

export type Thirds<T> = readonly [T, T, T];

/** The distinct thirds: `rows` times `width` codes of numbers. */
export interface Third {
  readonly rows: number;
  readonly width: number;
  readonly codes: Codes;
}

export interface ThirdRows {
  readonly rows: number;
  /** How many children have each row. */
  readonly times: Int32Array;
  /** Of each row the number of each of its thirds. */
  readonly thirdsOf: Codes;
  readonly thirds: Thirds<Third>;
  /** The numbers by code. */
  readonly numbers: Float64Array;
}

/** The thirds of a row, as views of it. */
export function splitRow(row: Float64Array): Thirds<Float64Array> {
  return [
    row.subarray(STARTS[0], ENDS[0]),
    row.subarray(STARTS[1], ENDS[1]),
    row.subarray(STARTS[2], ENDS[2]),
  ];
}

/** The number at a place of a row. */
export function numberAt({ thirds, thirdsOf, numbers }: ThirdRows, row: number, place: number): number {
  const index = place < ENDS[0] ? 0 : place < ENDS[1] ? 1 : 2;
  const { width, codes } = thirds[index];
  const third = codeAt(thirdsOf, row * 3 + index);
  return float64At(numbers, codeAt(codes, third * width + place - STARTS[index]));
}

/** Gathers rows. */
export class RowGatherer {
  /** The row to be added next. */
  readonly pending = new Float64Array(ROW);
  private readonly numbers = new NumberCodes();
  private readonly thirds: Thirds<DistinctCodes>;
  private readonly whole: DistinctCodes;
  private readonly times: Int32Array;

  /** At most `most` rows will be added. */
  constructor(most: number) {
    const third = (index: 0 | 1 | 2) => new DistinctCodes(ENDS[index] - STARTS[index], most);
    this.thirds = [third(0), third(1), third(2)];
    this.whole = new DistinctCodes(this.thirds.length, most);
    this.times = new Int32Array(most);
  }

  /** Adds the pending row. */
  add(): void {
    const { pending, numbers, thirds, whole, times } = this;
    let place = 0;
    let index = 0;
    for (const third of thirds) {
      const codes = third.pending;
      for (let column = 0; column < codes.length; column++)
        codes[column] = numbers.of(float64At(pending, place++));
      whole.pending[index++] = third.add();
    }
    const row = whole.add();
    times[row] = int32At(times, row) + 1;
  }

  finish(): ThirdRows {
    const { whole, times, numbers } = this;
    const [first, second, third] = this.thirds;
    return {
      rows: whole.rows,
      times: times.subarray(0, whole.rows),
      thirdsOf: whole.finish(),
      thirds: [finishThird(first), finishThird(second), finishThird(third)],
      numbers: numbers.finish(),
    };
  }
}

function finishThird(third: DistinctCodes): Third {
  return { rows: third.rows, width: third.pending.length, codes: third.finish() };
}
