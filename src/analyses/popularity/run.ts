// Which prefixes of architectures become popular, when, and what makes them so? (METHOD §6, paper V-D)

import { isSkipped, type Skipped } from '../../shared/skipped.ts';
import type { Granted } from '../contract.ts';
import { countEverSecond, everDominant, summarizeDominance, thinTiers } from './dominance.ts';
import { DonorSurvey } from './donors.ts';
import { compareFavourites, describeFirstWindow, isAllStage1 } from './first-window.ts';
import { takeFrames } from './frames.ts';
import { ImprovementWatch } from './improvement-gap.ts';
import type { PopularityParams } from './params.ts';
import {
  countPossiblePrefixes,
  listPrefixes,
  numberPrefixes,
  type Prefixes,
  prefixName,
} from './prefixes.ts';
import type { Donors, ImprovementGap, PopularitySummary } from './schema.ts';
import { chooseSnapshots, takeSnapshots } from './snapshots.ts';
import { followTiers, type TierHistory } from './tier-history.ts';

export const needs = ['trace', 'orders', 'settings', 'window', 'prefixLength'] as const;
export const wants = ['stages', 'lineage'] as const;
type PopularityFacts = Granted<(typeof needs)[number], (typeof wants)[number]>;

/** The popularity part of the summary; lineage-dependent parts are skipped with lineage's own reason. */
export function runPopularity(facts: PopularityFacts, params: PopularityParams): PopularitySummary {
  const { trace, orders, settings, window: windowSize, stages } = facts;
  const prefixes = numberPrefixes(trace, orders, facts.prefixLength);
  const possible = countPossiblePrefixes(trace, prefixes.length);
  const history = followTiers(prefixes, windowSize, params);
  const successes = orders.candidates.length;
  const moments = chooseSnapshots(params.snapshots, successes, settings.population);
  return {
    params,
    prefixLength: prefixes.length,
    windowSize,
    snapshots: takeSnapshots(trace, prefixes, moments, windowSize, params),
    transitions: [...history.transitions],
    transitionsTotal: history.transitionsTotal,
    dominance: summarizeDominance(history, successes),
    prefixes: describePrefixes(facts, prefixes, possible, history),
    stage1: describeFirstWindow(prefixes, possible, windowSize, isAllStage1(orders, stages, windowSize)),
    lastTiers: history.lastTiers,
    ...traceAncestry(facts, prefixes, history),
    series: {
      tiers: thinTiers(history, windowSize),
      windows: history.windows,
      favourites: compareFavourites(prefixes, windowSize),
      prefixes: listPrefixes(trace, prefixes),
      ...takeFrames(trace, prefixes, windowSize),
    },
  };
}

function describePrefixes(
  { trace }: PopularityFacts,
  prefixes: Prefixes,
  possible: number,
  history: TierHistory,
): PopularitySummary['prefixes'] {
  const ever1 = everDominant(history);
  const names = ever1.map(prefixId => ({ prefixId, prefix: prefixName(trace, prefixes, prefixId) }));
  return { observed: prefixes.count, possible, ever1, ever2: countEverSecond(history), names };
}

interface Ancestral {
  donors: Donors | Skipped;
  improvementGap: ImprovementGap | Skipped;
}

function traceAncestry(facts: PopularityFacts, prefixes: Prefixes, history: TierHistory): Ancestral {
  const { trace, orders, lineage, window: windowSize } = facts;
  if (isSkipped(lineage)) return { donors: lineage, improvementGap: lineage };
  const { population, sample } = facts.settings;
  const { reigns } = history;
  const survey = new DonorSurvey({ trace, prefixes, population, windowSize });
  const watch = new ImprovementWatch({ trace, orders, prefixes, population, sample, reigns });
  // A replay costs more than what is asked of it: one for both.
  lineage.replay(creation => {
    survey.visit(creation);
    watch.visit(creation);
  });
  return { donors: survey.summarize(), improvementGap: watch.summarize() };
}
