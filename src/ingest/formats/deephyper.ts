// DeepHyper's results.csv, 0.1.13 to 0.13.2.
//
// The writers, as DeepHyper's repository has them; the versions are those of the traces in fixtures/formats:
// - `Evaluator.dump_evals`, deephyper/evaluator/evaluate.py (0.1.13, 0.2.5): columns 0, 1, 2 … or arch_seq,
//   objective, elapsed_sec; 0.3.3 adds duration.
// - `Evaluator.dump_jobs_done_to_csv`, deephyper/evaluator/_evaluator.py (0.4.2, 0.6.0, 0.9.3; before that name
//   `dump_evals`): timestamp_submit/gather; from 0.6 on `p:` before parameters and `m:` before metadata.
// - `SearchHistory.to_csv_partial` and `to_csv_complete`, src/deephyper/hpo/_search.py (0.13.2): sol.*,
//   pareto_efficient, objective_0 … for several objectives.
// start/end come from `profile` (_decorator.py), dequed from `queued` (_queued.py): the job's resources joined
// by commas, one worker. job_status is not needed: a cancelled job says "F_CANCELLED" (`Evaluator.close`) or
// carries the quality it reached.

import { decodeTable } from '../table/decode-table.ts';
import { splitHeader } from '../table/rows.ts';
import type { Format } from './format.ts';

const OWN_COLUMN = /^(?:p:.+|m:.+|arch_seq|elapsed_sec|timestamp_(?:submit|gather)|\d+)$/;
const OBJECTIVE = /^objective(?:_\d+)?$/;
const METADATA = /^(?:m:.+|sol\..+|job_status|pareto_efficient|objective_\d+)$/;

export const deephyper: Format = {
  id: 'deephyper',
  sniff: head => {
    const columns = splitHeader(head);
    return columns.some(name => OBJECTIVE.test(name)) && columns.some(name => OWN_COLUMN.test(name));
  },
  decode: (lines, options) => decodeTable(lines, options, { isExpected: name => METADATA.test(name) }),
};
