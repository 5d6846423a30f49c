// How a child differs from its parent (METHOD §2).

/** `replace` always changes a choice (the paper's); `redraw` may draw the old one again (DeepHyper ≥ 0.8). */
export type MutationModel = 'redraw' | 'replace';
