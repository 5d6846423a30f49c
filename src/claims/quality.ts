// The paper's findings about quality and rank (V-C) as tests on a trace (METHOD §7).

import { type ClaimDefinition, decide, present, show, showProbability, undetermined } from './view.ts';

export const qualityClaims: readonly ClaimDefinition[] = [
  {
    id: 'diminishing-returns',
    claim: 'improvements shrink',
    source: 'paper',
    discriminates: false,
    restsOnSettings: false,
    judge: ({ quality }) => {
      if (quality === null || quality.diminishing.spearman === null)
        return undetermined('too few improvements');
      const { spearman, pValue, pValueTwoSided } = quality.diminishing;
      return decide(
        pValue !== null && pValue < 0.05,
        spearman > 0 && pValueTwoSided !== null && pValueTwoSided < 0.05,
        `Spearman's rho of ${quality.improvements.length - 1} steps against their order is ${show(spearman)}, ${showProbability('p', pValue)}`,
      );
    },
  },
  {
    id: 'low-performers-persist',
    claim: 'models worse than a typical random one appear all along',
    source: 'paper',
    discriminates: false,
    restsOnSettings: false,
    restsOnStart: true,
    judge: ({ quality }) => {
      const low = quality === null ? null : present(quality.lowPerformers);
      if (low === null || low.threshold === null) return undetermined('needs both stages');
      if (low.windows < 3) return undetermined(`${low.windows} full windows of stage 2, 3 needed`);
      return decide(
        low.windowsWithout === 0,
        low.windowsWithout > low.windows / 2,
        `${low.windowsWithout} of ${low.windows} windows have no quality below ${show(low.threshold)}; ${low.count} candidates of stage 2 are below`,
      );
    },
  },
  {
    id: 'worst-never-donate',
    claim: 'the worst s − 1 never become parents',
    source: 'paper',
    discriminates: true,
    restsOnSettings: true,
    judge: ({ quality, trace, lineage }) => {
      const { certainChildren = null, parentsBelow = null } = quality?.transferBound.neverSelected ?? {};
      if (certainChildren === null || parentsBelow === null || lineage === null) {
        return undetermined('needs lineage, which the trace does not show');
      }
      const { population, sample } = trace.settings;
      const expected = (certainChildren * (sample - 1)) / population;
      return decide(
        parentsBelow === 0 && expected >= 3 && lineage.unresolved === 0,
        parentsBelow >= 3 && parentsBelow > 0.01 * certainChildren,
        `${parentsBelow} of ${certainChildren} children with a certain parent come from the worst ${sample - 1}; selection at random would give ${show(expected)}`,
      );
    },
  },
];
