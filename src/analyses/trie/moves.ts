// Which choices turn into which: expected counts of mutations by position, from and to (METHOD §3, moves).

import { int32At, itemAt } from '../../shared/columns.ts';
import { roundNumber } from '../../shared/stable-json.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Mutations } from './schema.ts';

const MOST_MOVES = 200;

export class MoveCounts {
  private readonly trace: Trace;
  /** By position and the choice from which something was mutated: counts by the choice to which. */
  private readonly counts: (Float64Array | undefined)[] = [];
  /** First of each position's rows in `counts`. */
  private readonly firstRow: Int32Array;

  constructor(trace: Trace) {
    this.trace = trace;
    this.firstRow = new Int32Array(trace.space.length);
    trace.space.forEach((node, position) => {
      this.firstRow[position] = this.counts.length;
      for (const _ of node.choices) this.counts.push(undefined);
    });
  }

  /** `from` and `to`: codes of the position's choices. */
  add(position: number, from: number, to: number, weight: number): void {
    const row = (this.firstRow[position] as number) + from;
    const counts = this.counts[row] ?? this.openRow(row, position);
    counts[to] = (counts[to] as number) + weight;
  }

  /** The 200 largest; ties by position, from, to. Counts that agree in 12 digits are tied. */
  largest(): Mutations['moves'] {
    const moves: Mutations['moves'] = [];
    this.trace.space.forEach(({ choices }, position) => {
      choices.forEach((from, code) => {
        const counts = this.counts[int32At(this.firstRow, position) + code];
        counts?.forEach((count, to) => {
          if (count === 0) return;
          moves.push({
            position: position + 1,
            from,
            to: itemAt(choices, to),
            count: roundNumber(count) ?? 0,
          });
        });
      });
    });
    // Stable: ties stand in the order of their making.
    return moves.sort((a, b) => b.count - a.count).slice(0, MOST_MOVES);
  }

  private openRow(row: number, position: number): Float64Array {
    const counts = new Float64Array(itemAt(this.trace.space, position).choices.length);
    this.counts[row] = counts;
    return counts;
  }
}
