// Which choices are taken at each position, in either stage, and whether evolution leaves them uniform
// (METHOD §3; paper V-A3: "certain variable node choices are far more popular than others").

import type { Stages } from '../../lineage/stages.ts';
import { int32At, uint8At } from '../../shared/columns.ts';
import { chiSquareTail, chiSquareUniform } from '../../stats/chi-square.ts';
import { codeAt } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';
import type { TrieSummary } from './schema.ts';

export function describeChoices(
  trace: Trace,
  stages: Stages | null,
): Pick<TrieSummary, 'choices' | 'uniformity'> {
  const choices: TrieSummary['choices'] = [];
  const uniformity: TrieSummary['uniformity'] = [];
  const countsOf = countChoices(trace, stages);
  trace.space.forEach((node, position) => {
    const counts = countsOf[position] as Counts;
    const [all, first, second] = [sum(counts.all), sum(counts.stage1), sum(counts.stage2)];
    node.choices.forEach((choice, code) => {
      choices.push({
        position: position + 1,
        choice,
        count: int32At(counts.all, code),
        share: all === 0 ? null : int32At(counts.all, code) / all,
        stage1Share: first === 0 ? null : int32At(counts.stage1, code) / first,
        stage2Share: second === 0 ? null : int32At(counts.stage2, code) / second,
      });
    });
    uniformity.push({ position: position + 1, ...testUniformity(counts.stage2, second) });
  });
  return { choices, uniformity };
}

interface Counts {
  readonly all: Int32Array;
  readonly stage1: Int32Array;
  readonly stage2: Int32Array;
}

/** Evaluations of each distinct sequence, by stage; stage 2 stays 0 where stages are unknown. */
function countSequences(trace: Trace, stages: Stages | null) {
  const all = new Int32Array(trace.sequences.count);
  const stage2 = new Int32Array(trace.sequences.count);
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    const sequence = int32At(trace.sequence, evaluation);
    all[sequence] = int32At(all, sequence) + 1;
    if (stages !== null && uint8At(stages.stage, evaluation) === 2)
      stage2[sequence] = int32At(stage2, sequence) + 1;
  }
  return { all, stage2 };
}

/** By position, the counts of its choices: one pass over the distinct sequences. */
function countChoices(trace: Trace, stages: Stages | null): Counts[] {
  const { sequences } = trace;
  const times = countSequences(trace, stages);
  const counts = trace.space.map(node => ({
    all: new Int32Array(node.choices.length),
    stage1: new Int32Array(node.choices.length),
    stage2: new Int32Array(node.choices.length),
  }));
  for (let sequence = 0; sequence < sequences.count; sequence++) {
    const from = int32At(sequences.offsets, sequence);
    const length = int32At(sequences.offsets, sequence + 1) - from;
    for (let position = 0; position < length; position++) {
      const { all, stage2 } = counts[position] as Counts;
      const code = codeAt(sequences.codes, from + position);
      all[code] = int32At(all, code) + int32At(times.all, sequence);
      stage2[code] = int32At(stage2, code) + int32At(times.stage2, sequence);
    }
  }
  if (stages !== null) {
    for (const { all, stage1, stage2 } of counts)
      for (let code = 0; code < all.length; code++) stage1[code] = int32At(all, code) - int32At(stage2, code);
  }
  return counts;
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
