// The settings of a search: population size P, sample size s, mutation model, and how they are known.

/** How a child differs from its parent: `replace` always changes a choice, `redraw` may draw the old one again. */
export type MutationModel = 'redraw' | 'replace';

export interface Settings {
  readonly population: number;
  readonly sample: number;
  readonly mutation: MutationModel | null;
  readonly source: 'given' | 'header' | 'estimated' | 'default';
  /** Natural-log likelihood above a random search's; null where nothing could be tested. */
  readonly searchEvidence: number | null;
  /** Natural-log likelihood above that of parents selected at random. */
  readonly selectionEvidence: number | null;
  /** Natural-log likelihood lost by the settings used against the best of the grid. */
  readonly shortfall: number | null;
}
