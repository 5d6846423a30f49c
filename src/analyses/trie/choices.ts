// Which choices are taken at each position, in either stage, and whether evolution leaves them uniform
// (METHOD §3; paper V-A3: "certain variable node choices are far more popular than others").

import type { Stages } from '../../lineage/stages.ts';
import { at, int32At } from '../../shared/columns.ts';
import { chiSquareTail, chiSquareUniform } from '../../stats/chi-square.ts';
import { choiceAt } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';
import type { TrieSummary } from './schema.ts';

export function describeChoices(
  trace: Trace,
  stages: Stages | null,
): Pick<TrieSummary, 'choices' | 'uniformity'> {
  const choices: TrieSummary['choices'] = [];
  const uniformity: TrieSummary['uniformity'] = [];
  trace.space.forEach((node, position) => {
    const counts = countChoices(trace, stages, position, node.choices.length);
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

function countChoices(trace: Trace, stages: Stages | null, position: number, options: number): Counts {
  const counts = {
    all: new Int32Array(options),
    stage1: new Int32Array(options),
    stage2: new Int32Array(options),
  };
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    const code = choiceAt(trace.sequences, int32At(trace.sequence, evaluation), position);
    if (code < 0) continue;
    counts.all[code] = int32At(counts.all, code) + 1;
    if (stages === null) continue;
    const staged = at(stages.stage, evaluation) === 1 ? counts.stage1 : counts.stage2;
    staged[code] = int32At(staged, code) + 1;
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
