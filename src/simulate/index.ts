// What a simulation offers: searches as traces, spaces, tabular objectives.

import type { Objective } from './objectives/objective.ts';
import { spaceOfTable, tableObjective } from './objectives/table.ts';
import { parseTable } from './objectives/table-text.ts';
import type { SearchSpace } from './space.ts';

export type { SimulatedEvaluation, SimulationTotals } from './evaluation.ts';
export type { Objective } from './objectives/objective.ts';
export { fillOptions, SIMULATE_DEFAULTS, type SimulateOptions } from './options.ts';
export { simulateSearch } from './search.ts';
export type { SearchSpace, SpaceNode } from './space.ts';
export { parseSpace } from './space-file.ts';
export { SPACE_IDS, SPACES, type SpaceId } from './spaces.ts';
export { type Simulation, simulate } from './trace.ts';
export { type TraceTextOptions, traceText } from './trace-text.ts';

/**
 * A tabular benchmark from the text of its file, on the given space or else on the one that it spans.
 * Throws NastraceError `config`, naming the row that is wrong.
 */
export function parseObjective(
  text: string,
  file: string,
  space: SearchSpace | undefined = undefined,
): { space: SearchSpace; objective: Objective } {
  const rows = parseTable(text, file);
  const searched = space ?? spaceOfTable(rows, file);
  return { space: searched, objective: tableObjective(rows, searched, file) };
}
