// The ground truth beside a DeepHyper trace: whose child each evaluation really was (see fixtures/README.md).

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { readTrace } from '../../src/ingest/index.ts';
import { evaluationId, type Trace } from '../../src/trace/trace.ts';

const row = z.object({
  job_id: z.string(),
  parent_job_id: z.string(),
  mutated: z.string(),
  stage: z.enum(['random', 'evolve']),
  parent_rank_in_population: z.string(),
});

export interface TrueChild {
  readonly child: number;
  readonly parent: number;
  /** Rank of the parent in its population, 0 = best. */
  readonly rankFromBest: number;
  /** Variable node whose choice was drawn anew; empty where the draw gave the old one. */
  readonly mutated: string;
}

/** The trace of fixtures/ whose truth stands in fixtures/traces under `name`, and its evolved evaluations. */
export async function readWithTruth(
  name: string,
  path = `fixtures/traces/${name}.csv`,
): Promise<{ trace: Trace; children: TrueChild[] }> {
  const { trace } = await readTrace(path);
  const rows = z
    .array(row)
    .parse(parse(readFileSync(`fixtures/traces/${name}.parents.csv`), { columns: true }));
  const evaluationOf = new Map(
    Array.from({ length: trace.evaluations }, (_, evaluation) => [
      evaluationId(trace, evaluation),
      evaluation,
    ]),
  );
  const children = rows.flatMap(({ job_id, parent_job_id, stage, mutated, parent_rank_in_population }) => {
    const child = evaluationOf.get(job_id);
    const parent = evaluationOf.get(parent_job_id);
    if (stage !== 'evolve' || child === undefined || parent === undefined) return [];
    return [{ child, parent, mutated, rankFromBest: Number(parent_rank_in_population) }];
  });
  return { trace, children };
}
