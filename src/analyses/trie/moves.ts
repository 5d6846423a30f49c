// Which choices turn into which: expected counts of mutations by position, from and to (METHOD §3, moves).

import { int32At } from '../../shared/columns.ts';
import { roundNumber } from '../../shared/stable-json.ts';
import { choiceAt } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Mutations } from './schema.ts';

const MOST_MOVES = 200;

export class MoveCounts {
  private readonly trace: Trace;
  private readonly counts = new Map<number, number>();
  /** First key of each position: a position of o options owns o² keys. */
  private readonly firstKey: number[] = [];

  constructor(trace: Trace) {
    this.trace = trace;
    let next = 0;
    for (const node of trace.space) {
      this.firstKey.push(next);
      next += node.choices.length ** 2;
    }
  }

  add(position: number, parent: number, child: number, weight: number): void {
    const { trace } = this;
    const options = trace.space[position]?.choices.length ?? 0;
    const from = choiceAt(trace.sequences, int32At(trace.sequence, parent), position);
    const to = choiceAt(trace.sequences, int32At(trace.sequence, child), position);
    const key = (this.firstKey[position] ?? 0) + from * options + to;
    this.counts.set(key, (this.counts.get(key) ?? 0) + weight);
  }

  /** The 200 largest; ties by position, from, to. Counts that agree in 12 digits are tied. */
  largest(): Mutations['moves'] {
    return [...this.counts]
      .map(([key, count]) => ({ key, count: roundNumber(count) ?? 0 }))
      .sort((a, b) => b.count - a.count || a.key - b.key)
      .slice(0, MOST_MOVES)
      .map(({ key, count }) => ({ ...this.describe(key), count }));
  }

  private describe(key: number) {
    let position = this.firstKey.length - 1;
    while ((this.firstKey[position] ?? 0) > key) position--;
    const choices = this.trace.space[position]?.choices ?? [];
    const within = key - (this.firstKey[position] ?? 0);
    return {
      position: position + 1,
      from: choices[Math.floor(within / choices.length)] ?? '',
      to: choices[within % choices.length] ?? '',
    };
  }
}
