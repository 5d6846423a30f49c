// Stage 1 is random, stage 2 evolves: an evaluation is of stage 1 when fewer than P successes were known
// at its creation (METHOD §1; paper Algorithm 1).

import { inCommon, int32At } from '../shared/columns.ts';
import type { Known } from '../trace/orders.ts';

export interface Stages {
  /** 1 or 2, by evaluation. */
  readonly stage: Uint8Array;
  readonly stage1: number;
  readonly stage2: number;
  readonly known: Known;
}

export function stagesOf(known: Known, population: number): Stages {
  const stage = new Uint8Array(known.successes.length).fill(1);
  let stage2 = 0;
  for (let row = 0; row < stage.length; row++) {
    if (int32At(known.successes, row) < population) continue;
    stage[row] = 2;
    stage2++;
  }
  return inCommon({ stage, stage1: stage.length - stage2, stage2, known });
}
