// What the numbers of quality say in plain words, and what follows for designers (METHOD §5).

import {
  countOf,
  countText,
  numberText,
  percentText,
  pValueText,
  secondsText,
} from '../../../charts/number-text.ts';
import { ownQuality } from '../../../shared/own-quality.ts';
import type { Takeaway } from '../../page/blocks.ts';
import { applying, type Computed, presentPart, type Reading, type TraceFacts } from '../parts.ts';

type Quality = Computed<'quality'>;

/** The risk of losing a parent that the advice on storage offers. */
const ACCEPTED_RISK = 0.01;
const SIGNIFICANT = 0.05;

export function readQuality(quality: Quality, trace: TraceFacts): Reading {
  return {
    sentences: applying(
      growth(quality, trace),
      diminishing(quality),
      low(quality, trace),
      selection(quality),
      repeats(quality),
    ),
    takeaways: applying(storing(quality), lifetimes(quality), repeating(quality), stale(trace)),
  };
}

function growth({ best, bestCandidate, improvements, expectedRecords }: Quality, trace: TraceFacts): string {
  if (best === null || bestCandidate === null) return 'No evaluation succeeded.';
  const end = improvements.at(-1)?.end ?? null;
  const when = end === null ? '' : `, ${secondsText(end)} after the start`;
  return `The best quality, ${numberText(ownQuality(best, trace.warnings), 4)}, came at candidate ${countText(bestCandidate)} of ${countText(trace.successes)}${when}. The search set ${countOf(improvements.length, 'new best', 'new bests')}; a stream without guidance would set about ${numberText(expectedRecords, 2)}.`;
}

function diminishing({ diminishing: { spearman, pValue } }: Quality): string | null {
  if (spearman === null || pValue === null) return null;
  return pValue < SIGNIFICANT
    ? `The steps shrink as the search goes on (Spearman’s ρ ${numberText(spearman, 2)}, ${pValueText(pValue)}).`
    : `That the steps shrink as the search goes on is not shown (Spearman’s ρ ${numberText(spearman, 2)}, ${pValueText(pValue)}).`;
}

function low({ lowPerformers }: Quality, { warnings }: TraceFacts): string | null {
  const found = presentPart(lowPerformers);
  if (found === null || found.count === null || found.share === null || found.threshold === null) return null;
  return `${percentText(found.share)} of the evolved models stay worse than ${numberText(ownQuality(found.threshold, warnings), 4)}, the quality of a typical random one.`;
}

function selection({ selection: found }: Quality): string | null {
  const part = presentPart(found);
  if (part === null || part.goodness === null) return null;
  return part.goodness >= SIGNIFICANT
    ? `Parents are selected by rank as the hypergeometric law of the tournament says (${pValueText(part.goodness)} over ${countText(part.children)} children).`
    : `Parents are not selected by rank as the hypergeometric law of the tournament says (${pValueText(part.goodness)} over ${countText(part.children)} children).`;
}

function repeats({ duplicates: { evaluations, share, seconds } }: Quality): string | null {
  if (share === null) return null;
  if (evaluations === 0) return 'No architecture was evaluated twice.';
  const cost = seconds === null ? '' : `, which took ${secondsText(seconds)} of work`;
  return `${percentText(share)} of the evaluations repeat an architecture already evaluated${cost}.`;
}

function storing({ transferBound: { thresholds, neverSelected } }: Quality): Takeaway | null {
  const surely = thresholds.find(threshold => threshold.epsilon === 0);
  const nearly = thresholds.find(threshold => threshold.epsilon === ACCEPTED_RISK);
  if (surely === undefined || surely.skippedShare === null || neverSelected.ranks === 0) return null;
  const sure = `The worst ${countText(neverSelected.ranks)} of a population are never parents: ${percentText(surely.skippedShare)} of the models need not be stored.`;
  if (nearly === undefined || nearly.skippedShare === null) return { audience: 'Storage', advice: sure };
  const price =
    nearly.transfersLostShare === null
      ? ''
      : ` and loses ${percentText(nearly.transfersLostShare)} of the transfers`;
  return {
    audience: 'Storage',
    advice: `${sure} Leaving out all whose chance to be drawn is at most ${percentText(ACCEPTED_RISK)} saves ${percentText(nearly.skippedShare)}${price}.`,
  };
}

function lifetimes({ lifetime }: Quality): Takeaway | null {
  const found = presentPart(lifetime);
  if (found === null || found.observed === null || found.meanPredicted === null) return null;
  return {
    audience: 'Caches',
    advice: `${percentText(found.observed)} of the models ever become a parent (the law of the tournament predicts ${percentText(found.meanPredicted)}); the rest is stored for nothing.`,
  };
}

function repeating({ duplicates: { share } }: Quality): Takeaway | null {
  if (share === null || share < 0.01) return null;
  return {
    audience: 'Search',
    advice: `A table of known architectures would save ${percentText(share)} of the evaluations, unless their noise is wanted.`,
  };
}

function stale({ staleness }: TraceFacts): Takeaway | null {
  const found = presentPart(staleness);
  if (found === null || found.meanInFlight === null || found.betterInFlight === null) return null;
  return {
    audience: 'Schedulers',
    advice: `When a child is created, ${numberText(found.meanInFlight)} evaluations are still in flight; at ${percentText(found.betterInFlight)} of the creations one of them turned out better than the whole population.`,
  };
}
