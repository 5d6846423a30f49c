// The paper's findings about structure and selection (V-A, V-C2) as tests on a trace (METHOD §7).

import {
  type ClaimDefinition,
  decide,
  percent,
  present,
  show,
  showProbability,
  undetermined,
  type View,
} from './view.ts';

const NO_LINEAGE = 'needs lineage, which the trace does not show';

function mutationsOf({ trie }: View) {
  return trie === null ? null : present(trie.mutations);
}

/** "positions 5 of which can change, 180 resolved children each", or null where there are under 5 each. */
function resolvedPerPosition(view: View): number {
  const positions = mutationsOf(view)?.perPosition.filter(({ uniform }) => uniform > 0).length ?? 0;
  return positions === 0 ? 0 : (view.lineage?.resolved ?? 0) / positions;
}

export const structureClaims: readonly ClaimDefinition[] = [
  {
    id: 'mutation-uniform',
    claim: 'mutations fall uniformly over the layers',
    source: 'paper',
    discriminates: true,
    restsOnSettings: true,
    judge: view => {
      const mutations = mutationsOf(view);
      if (mutations === null || mutations.pValue === null) return undetermined(NO_LINEAGE);
      const perPosition = resolvedPerPosition(view);
      if (perPosition < 5) return undetermined(`${show(perPosition)} resolved children a position, 5 needed`);
      const { pValue } = mutations;
      const largest = mutations.perPosition.reduce((a, b) => (b.share > a.share ? b : a));
      return decide(
        pValue >= 0.05,
        pValue < 0.01,
        `likelihood-ratio ${showProbability('p', pValue)} against equal weights; the most mutated position, ${largest.position}, has ${percent(largest.share)} (uniform ${percent(largest.uniform)})`,
      );
    },
  },
  {
    id: 'mutation-keeps-under-half',
    claim: 'the parent can give under half of the layers',
    source: 'paper',
    discriminates: false,
    restsOnSettings: true,
    judge: view => {
      const fraction = mutationsOf(view)?.transferableFraction;
      if (fraction === undefined || fraction.low === null || fraction.high === null)
        return undetermined(NO_LINEAGE);
      return decide(
        fraction.high < 0.5,
        fraction.low > 0.5,
        `the layers before the mutation are ${percent(fraction.mean)} of the sequence (95 %: ${percent(fraction.low)} to ${percent(fraction.high)})`,
      );
    },
  },
  {
    id: 'repository-gives-more',
    claim: 'a repository of all models gives more layers than the parent alone',
    source: 'nastrace',
    discriminates: false,
    restsOnSettings: true,
    judge: view => {
      const fraction = mutationsOf(view)?.transferableFraction;
      const share = present(view.trace.transfer)?.meanShareStage2 ?? null;
      if (fraction === undefined || fraction.low === null || fraction.high === null)
        return undetermined(NO_LINEAGE);
      if (view.locality === null || share === null)
        return undetermined('needs the locality analysis and stage 2');
      if (view.locality.accesses !== 'hypothetical') {
        return undetermined(
          'transfers are recorded or not asked for, so what a repository could give is not measured',
        );
      }
      return decide(
        share > fraction.high,
        share < fraction.low,
        `a repository would give ${percent(share)} of the layers, the parent ${percent(fraction.mean)}`,
      );
    },
  },
  {
    id: 'trie-narrows',
    claim: 'common prefixes are dense early and sparse late',
    source: 'paper',
    discriminates: false,
    restsOnSettings: false,
    judge: ({ trie, trace }) => {
      const first = trie?.depths[0];
      const last = trie?.depths.at(-1);
      if (trie === null || first === undefined || last === undefined)
        return undetermined('needs the trie analysis');
      const { minShare } = trie.params;
      if (1 / trace.evaluations >= minShare) {
        return undetermined(
          `no power: of ${trace.evaluations} evaluations a single one is ${percent(minShare)} or more, so every prefix counts as common`,
        );
      }
      const narrows = last.keptShare < first.keptShare / 2;
      return decide(
        narrows,
        !narrows,
        `prefixes of at least ${percent(minShare)} hold ${percent(first.keptShare)} of the evaluations at depth 1 and ${percent(last.keptShare)} at depth ${last.depth}`,
      );
    },
  },
  {
    id: 'selection-skews-choices',
    claim: 'selection favours some choices',
    source: 'paper',
    discriminates: true,
    restsOnSettings: false,
    judge: ({ trie, trace }) => {
      const tested = trie?.uniformity.filter(({ pValue }) => pValue !== null) ?? [];
      const evidence = trace.settings.selectionEvidence;
      if (trie === null || tested.length === 0) return undetermined('needs evaluations of stage 2');
      const strongest = tested.reduce((a, b) => ((b.pValue ?? 1) < (a.pValue ?? 1) ? b : a));
      const corrected = (strongest.pValue ?? 1) * trie.uniformity.length;
      return decide(
        evidence !== null && evidence >= 10 && corrected < 0.01,
        corrected > 0.05,
        `the most skewed position, ${strongest.position}, has ${showProbability('χ² p·L', corrected)}; selection evidence ${show(evidence)}`,
      );
    },
  },
  {
    id: 'selection-hypergeometric',
    claim: 'parents are selected as the hypergeometric says',
    source: 'paper',
    discriminates: true,
    restsOnSettings: true,
    judge: ({ quality, trace, lineage }) => {
      const selection = quality === null ? null : present(quality.selection);
      const evidence = trace.settings.selectionEvidence;
      if (selection === null || lineage === null || lineage.source === 'none')
        return undetermined(NO_LINEAGE);
      const { goodness } = selection;
      return decide(
        evidence !== null &&
          evidence >= 10 &&
          goodness !== null &&
          goodness >= 0.05 &&
          lineage.unresolved === 0,
        (goodness !== null && goodness < 0.01) || (evidence !== null && evidence < 0),
        `goodness of fit ${showProbability('p', goodness)} over ${selection.children} children, selection evidence ${show(evidence)}, ${lineage.unresolved} unresolved`,
      );
    },
  },
  {
    id: 'population-ages',
    claim: 'parents are always among the last P: the oldest is retired',
    source: 'nastrace',
    discriminates: true,
    restsOnSettings: true,
    judge: ({ lineage }) => {
      if (lineage === null || lineage.source !== 'inferred') return undetermined('needs an inferred lineage');
      const { eligible, unresolved = 0 } = lineage;
      return decide(
        unresolved === 0 && eligible >= 300,
        unresolved >= 5 && unresolved > 0.002 * eligible,
        `${unresolved} of ${eligible} evolved evaluations have no likely parent among the last P`,
      );
    },
  },
];
