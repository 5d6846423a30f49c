// Which choices are taken at each position, in either stage, and whether evolution leaves them uniform
// (METHOD §3; paper V-A3: "certain variable node choices are far more popular than others").

import type { Stages } from '../../lineage/stages.ts';
import { int32At, uint8At } from '../../shared/columns.ts';
import { chiSquareTail, chiSquareUniform } from '../../stats/chi-square.ts';
import type { Trace } from '../../trace/trace.ts';
import type { TrieSummary } from './schema.ts';

/** `times`: evaluations of each sequence. */
export function describeChoices(
  trace: Trace,
  times: Int32Array,
  stages: Stages | null,
): Pick<TrieSummary, 'choices' | 'uniformity'> {
  const choices: TrieSummary['choices'] = [];
  const uniformity: TrieSummary['uniformity'] = [];
  const { all, stage1, stage2, first } = countChoices(trace, times, stages);
  trace.space.forEach((node, position) => {
    const from = int32At(first, position);
    const to = from + node.choices.length;
    const total = (counts: Int32Array) => sum(counts.subarray(from, to));
    const totals = { all: total(all), stage1: total(stage1), stage2: total(stage2) };
    const share = (count: number, total: number) => (total === 0 ? null : count / total);
    node.choices.forEach((choice, code) => {
      const cell = from + code;
      choices.push({
        position: position + 1,
        choice,
        count: int32At(all, cell),
        share: share(int32At(all, cell), totals.all),
        stage1Share: share(int32At(stage1, cell), totals.stage1),
        stage2Share: share(int32At(stage2, cell), totals.stage2),
      });
    });
    uniformity.push({ position: position + 1, ...testUniformity(stage2.subarray(from, to), totals.stage2) });
  });
  return { choices, uniformity };
}

/** Counts of all choices, those of a position together: where its first one's is. */
interface ChoiceCounts {
  readonly first: Int32Array;
  readonly all: Int32Array;
  /** By stage; 0 where stages are unknown. */
  readonly stage1: Int32Array;
  readonly stage2: Int32Array;
}

/** One pass over the distinct sequences, and one over stage 1, which is short where there is a stage 2. */
function countChoices(trace: Trace, times: Int32Array, stages: Stages | null): ChoiceCounts {
  const { sequences, space } = trace;
  const first = new Int32Array(space.length + 1);
  space.forEach((node, position) => {
    first[position + 1] = int32At(first, position) + node.choices.length;
  });
  const column = () => new Int32Array(int32At(first, space.length));
  const counts = { first, all: column(), stage1: column(), stage2: column() };
  for (let sequence = 0; sequence < sequences.count; sequence++)
    addChoices(trace, first, counts.all, sequence, int32At(times, sequence));
  if (stages === null) return counts;
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    if (uint8At(stages.stage, evaluation) === 1)
      addChoices(trace, first, counts.stage1, int32At(trace.sequence, evaluation), 1);
  }
  for (let cell = 0; cell < counts.all.length; cell++)
    counts.stage2[cell] = int32At(counts.all, cell) - int32At(counts.stage1, cell);
  return counts;
}

/** Adds to the count of each of a sequence's choices. Hot: plain loads of what is within. */
function addChoices(
  { sequences: { offsets, codes } }: Trace,
  first: Int32Array,
  counts: Int32Array,
  sequence: number,
  times: number,
): void {
  const from = int32At(offsets, sequence);
  const length = int32At(offsets, sequence + 1) - from;
  for (let position = 0; position < length; position++) {
    const cell = (first[position] as number) + (codes[from + position] as number);
    counts[cell] = (counts[cell] as number) + times;
  }
}

/** χ² of the stage-2 counts against equal probabilities over the options. */
function testUniformity(counts: Int32Array, total: number) {
  const options = counts.length;
  const df = Math.max(0, options - 1);
  if (options < 2 || total === 0) return { options, chiSquare: null, df, pValue: null };
  const { statistic } = chiSquareUniform(counts);
  return { options, chiSquare: statistic, df, pValue: chiSquareTail(statistic, df) };
}

function sum(counts: Int32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
