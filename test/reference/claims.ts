// Which of the paper's findings does a trace support (METHOD §7)? A function of the summary, besides the p-values
// of permutation tests, which are random and handed in.

import { itemAt } from '../../src/shared/columns.ts';
import type { ReferenceSummary } from './index.ts';
import { isSkipped, type Skipped } from './options.ts';

export type Verdict = 'supported' | 'contradicted' | 'undetermined';

export interface NullResult {
  mean: number | null;
  sd: number | null;
  lift: number | null;
  pValue: number | null;
}

export interface RandomResults {
  withinTemporal?: NullResult;
  acrossTemporal?: NullResult;
  /** For more deltas than are permuted exactly. */
  diminishing?: { pValue: number | null; pValueTwoSided: number | null };
}

/** The part, or null where it was skipped. */
const given = <T extends object>(part: T | Skipped): T | null => (isSkipped(part) ? null : part);

/** NaN for what is undefined: every comparison with it fails. */
const num = (value: number | null | undefined): number => value ?? Number.NaN;

function decide(supported: boolean, contradicted: boolean): Verdict {
  if (supported) return 'supported';
  return contradicted ? 'contradicted' : 'undetermined';
}

export function judgeClaims(summary: ReferenceSummary, random: RandomResults = {}): Record<string, Verdict> {
  const verdicts = {
    ...judgeLineage(summary),
    ...judgeSelection(summary),
    ...judgeStructure(summary),
    ...judgeLocality(summary, random),
    ...judgeQuality(summary, random),
    ...judgePopularity(summary),
  };
  if (num(summary.trace.settings.shortfall) >= 10) {
    for (const id of RESTING_ON_LINEAGE) verdicts[id] = 'undetermined';
  }
  return verdicts;
}

/** What settings that contradict the trace make worthless. */
const RESTING_ON_LINEAGE = [
  'mutation-uniform',
  'mutation-keeps-under-half',
  'repository-gives-more',
  'selection-hypergeometric',
  'population-ages',
  'worst-never-donate',
  'donors-repeat',
  'geometric-gap',
];

type Verdicts = Record<string, Verdict>;

function judgeLineage({ trace, analyses }: ReferenceSummary): Verdicts {
  const mutations = given(analyses.trie.mutations);
  const locality = given(analyses.locality);
  const fraction = mutations?.transferableFraction;
  const p = num(mutations?.pValue);
  const positions = num(mutations?.perPosition.filter(({ uniform }) => uniform > 0).length);
  const powerful = num(given(trace.lineage)?.resolved) >= 5 * positions;
  const share =
    locality?.accesses === 'hypothetical' ? num(given(trace.transfer)?.meanShareStage2) : Number.NaN;
  return {
    'mutation-uniform': decide(p >= 0.05 && powerful, p < 0.01 && powerful),
    'mutation-keeps-under-half': decide(num(fraction?.high) < 0.5, num(fraction?.low) > 0.5),
    'repository-gives-more': decide(share > num(fraction?.high), share < num(fraction?.low)),
  };
}

function judgeSelection({ trace, analyses }: ReferenceSummary): Verdicts {
  const lineage = given(trace.lineage);
  const { sample, population, selectionEvidence } = trace.settings;
  const goodness = num(given(analyses.quality.selection)?.goodness);
  const evidence = num(selectionEvidence);
  const unresolved = num(lineage?.unresolved);
  const eligible = num(lineage?.eligible);
  const known = lineage !== null && lineage.source !== 'none';
  const inferred = lineage?.source === 'inferred';
  const { certainChildren, parentsBelow } = analyses.quality.transferBound.neverSelected;
  const certain = num(certainChildren);
  const below = num(parentsBelow);
  return {
    'selection-hypergeometric': decide(
      evidence >= 10 && goodness >= 0.05 && unresolved === 0,
      known && (goodness < 0.01 || evidence < 0),
    ),
    'population-ages': decide(
      inferred && unresolved === 0 && eligible >= 300,
      inferred && unresolved >= 5 && unresolved > 0.002 * eligible,
    ),
    'worst-never-donate': decide(
      below === 0 && (certain * (sample - 1)) / population >= 3 && unresolved === 0,
      below >= 3 && below > 0.01 * certain,
    ),
  };
}

function judgeStructure({ trace, analyses }: ReferenceSummary): Verdicts {
  const { depths, uniformity } = analyses.trie;
  const [first, last] = [depths[0], depths.at(-1)];
  const powerful = trace.evaluations > 100;
  const narrows = num(last?.keptShare) < num(first?.keptShare) / 2;
  const adjusted = uniformity.flatMap(({ pValue }) => (pValue === null ? [] : [pValue * uniformity.length]));
  return {
    // With 100 evaluations or fewer a single one is 1 %: no power.
    'trie-narrows': decide(powerful && narrows, powerful && first !== undefined && !narrows),
    'selection-skews-choices': decide(
      num(trace.settings.selectionEvidence) >= 10 && Math.min(...adjusted) < 0.01,
      adjusted.length > 0 && adjusted.every(p => p > 0.05),
    ),
  };
}

function judgeLocality({ trace, analyses }: ReferenceSummary, random: RandomResults): Verdicts {
  const locality = given(analyses.locality);
  const workersKnown = locality !== null && !trace.workersInferred;
  const eligible = num(locality?.topTensorWorkers?.eligible);
  const reading = num(locality?.topTensorWorkers?.reading);
  return {
    'top-tensor-everywhere': decide(
      workersKnown && eligible > 0 && reading === eligible,
      workersKnown && eligible > 0 && reading < eligible,
    ),
    'worker-reuse': workersKnown ? judgeNull(random.withinTemporal) : 'undetermined',
    'concurrent-sharing': judgeNull(random.acrossTemporal),
  };
}

function judgeNull(result: NullResult | undefined): Verdict {
  const p = num(result?.pValue);
  const spread = num(result?.sd) / num(result?.mean);
  return decide(p < 0.01 && num(result?.lift) > 1, p >= 0.05 && spread <= 0.05 && num(result?.mean) < 0.95);
}

function judgeQuality({ analyses }: ReferenceSummary, random: RandomResults): Verdicts {
  const { spearman, ...exact } = analyses.quality.diminishing;
  const diminishing = random.diminishing ?? exact;
  const low = given(analyses.quality.lowPerformers);
  const windows = num(low?.windows);
  const without = num(low?.windowsWithout);
  return {
    'diminishing-returns': decide(
      num(diminishing.pValue) < 0.05,
      num(spearman) > 0 && num(diminishing.pValueTwoSided) < 0.05,
    ),
    'low-performers-persist': decide(
      low?.threshold !== null && windows >= 3 && without === 0,
      low?.threshold !== null && windows >= 3 && without > windows / 2,
    ),
  };
}

function judgePopularity({ trace, analyses }: ReferenceSummary): Verdicts {
  const { stage1, dominance, prefixes, series, lastTiers, windowSize } = analyses.popularity;
  const { population, sample } = trace.settings;
  const n = trace.successes;
  const p95 = num(stage1?.birthday.exact.p95);
  const powerful = 3 * windowSize >= 20 * p95;
  const long = n >= 20 * population;
  const simultaneous = num(dominance.maxSimultaneous);
  const dethroned = num(dominance.dethroned);
  const ever1 = prefixes.ever1.length;
  const startsRandom = stage1?.allStage1 === true;
  const fades = prefixes.possible >= 50 && n >= 5 * windowSize;
  const tiered = lastTiers !== null && lastTiers[1] >= 1 && lastTiers[2] >= 1 && lastTiers[3] > lastTiers[2];
  const gap = given(analyses.popularity.improvementGap);
  const gapPowerful = (num(gap?.generationsAtRisk) * sample) / population >= 5;
  return {
    'stage1-no-dominant': decide(
      startsRandom && stage1.birthday.consistent === true,
      startsRandom && stage1.maxCount > num(stage1.birthday.exact.p999),
    ),
    'stage1-favourites-fade': decide(
      fades && num(series.favourites?.kept) <= 1,
      fades && num(series.favourites?.kept) >= 3,
    ),
    'few-dominant': decide(
      powerful && simultaneous >= 1 && simultaneous <= 2,
      powerful && (simultaneous > 2 || (simultaneous === 0 && long)),
    ),
    'three-tiers': decide(powerful && tiered, powerful && long && lastTiers !== null && !tiered),
    'dominant-stays': decide(
      powerful && ever1 >= 1 && dethroned <= ever1 / 2,
      ever1 >= 2 && dethroned > ever1 / 2,
    ),
    'donors-repeat': judgeDonors(given(analyses.popularity.donors)),
    'geometric-gap': decide(gapPowerful && num(gap?.pValue) >= 0.05, gapPowerful && num(gap?.pValue) < 0.01),
  };
}

type Donors = Exclude<ReferenceSummary['analyses']['popularity']['donors'], Skipped>;

function judgeDonors(donors: Donors | null): Verdict {
  if (donors === null) return 'undetermined';
  const often = itemAt(donors.conditional, 5);
  const base = num(donors.base);
  const apart = num(often.intervalLow) > num(donors.baseHigh);
  return decide(num(often.probability) >= 3 * base && apart, num(often.intervalHigh) < 1.5 * base);
}
