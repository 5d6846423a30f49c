// What the numbers of popularity say in plain words, and what follows for designers (METHOD §6).

import {
  countOf,
  countText,
  numberText,
  percentText,
  pValueText,
  secondsText,
} from '../../../charts/number-text.ts';
import type { Takeaway } from '../../page/blocks.ts';
import {
  applying,
  type Computed,
  type Present,
  presentPart,
  type Reading,
  type TraceFacts,
} from '../parts.ts';

type Popularity = Computed<'popularity'>;
type Gap = Present<Popularity['improvementGap']>;

/** Donations in the window from which on the paper caches. */
const CACHED_FROM = 5;

export function readPopularity(popularity: Popularity, _trace: TraceFacts): Reading {
  const gap = presentPart(popularity.improvementGap);
  return {
    sentences: applying(
      start(popularity),
      dominance(popularity),
      lastWindow(popularity),
      donors(popularity),
      gap === null ? null : firstChild(gap),
    ),
    takeaways: applying(caching(popularity), gap === null ? null : prefetching(gap), diversity(popularity)),
  };
}

function start({ stage1, prefixes }: Popularity): string | null {
  if (stage1 === null) return null;
  const chance =
    stage1.birthday.consistent === null
      ? ''
      : stage1.birthday.consistent
        ? ', as many as chance makes'
        : ', more than chance makes';
  return `In the first full window the commonest of ${countText(prefixes.possible)} possible prefixes has ${stage1.maxCount} of ${countText(stage1.windowSize)} places${chance}.`;
}

function dominance({ dominance: found, params, windowSize, prefixes }: Popularity): string {
  const bar = `${numberText(params.tier1Percent)}\u00a0% of a window of ${countText(windowSize)}`;
  if (found.maxSimultaneous === null)
    return `There are fewer models than a window of ${countText(windowSize)} holds.`;
  if (found.firstCandidate === null) return `No prefix ever holds ${bar}.`;
  const lost =
    found.dethroned === null
      ? ''
      : `, ${found.dethroned === 0 ? 'none' : found.dethroned} of which ended below it`;
  const share =
    found.windowsShare === null
      ? ''
      : ` In ${percentText(found.windowsShare)} of the windows some prefix does.`;
  return `From candidate ${countText(found.firstCandidate)} on ${countOf(prefixes.ever1.length, 'prefix', 'prefixes')} came to hold ${bar}${lost}.${share}`;
}

function lastWindow({ lastTiers }: Popularity): string | null {
  if (lastTiers === null) return null;
  return `In the last window ${countOf(lastTiers['1'], 'prefix dominates', 'prefixes dominate')}, ${countText(lastTiers['2'])} contend and ${countText(lastTiers['3'])} are rare.`;
}

function donors({ donors: found }: Popularity): string | null {
  const part = presentPart(found);
  const often = part?.conditional.find(({ threshold }) => threshold === CACHED_FROM);
  if (part === null || part.base === null || often === undefined || often.probability === null) return null;
  return `A prefix of the population donates to the next child with probability ${percentText(part.base)}; one that gave to ${CACHED_FROM} or more of the last window with ${percentText(often.probability)}.`;
}

function firstChild({ meanGenerations, expectedGenerations, pValue, meanSeconds }: Gap): string | null {
  if (meanGenerations === null) return null;
  const test = pValue === null ? '' : ` (${pValueText(pValue)})`;
  const time =
    meanSeconds === null ? '' : `, its first child starts ${secondsText(meanSeconds)} after it ends`;
  return `A new best has a child every ${numberText(meanGenerations)} generations while it can, ${numberText(expectedGenerations)} being expected by chance${test}${time}.`;
}

function caching({ donors: found }: Popularity): Takeaway | null {
  const part = presentPart(found);
  const often = part?.conditional.find(({ threshold }) => threshold === CACHED_FROM);
  if (part === null || part.base === null || often === undefined || often.probability === null) return null;
  if (part.base <= 0) return null;
  const ratio = often.probability / part.base;
  const advice =
    ratio >= 3
      ? `Keep a prefix from its ${CACHED_FROM}th donation in a window on: it is then ${numberText(ratio, 2)} times as likely as any other to be asked for next.`
      : `${CACHED_FROM} donations in a window make another only ${numberText(ratio, 2)} times as likely: counting donations tells a cache little here.`;
  return { audience: 'Caches', advice };
}

function prefetching({ meanSeconds, meanGenerations }: Gap): Takeaway | null {
  if (meanSeconds === null || meanGenerations === null) return null;
  return {
    audience: 'Schedulers',
    advice: `After a new best a prefetcher has ${secondsText(meanSeconds)} on average, and ${numberText(meanGenerations)} generations, until it is needed.`,
  };
}

function diversity({ dominance: { maxSimultaneous, dethroned }, prefixes }: Popularity): Takeaway | null {
  if (maxSimultaneous === null || prefixes.ever1.length === 0) return null;
  const stays =
    dethroned === 0
      ? 'What dominates stays: a tier for it need not be revised often.'
      : `${countText(dethroned ?? 0)} of ${countText(prefixes.ever1.length)} lost their place again: a tier for the dominant must be revised.`;
  return {
    audience: 'Search',
    advice: `At most ${countOf(maxSimultaneous, 'prefix dominates', 'prefixes dominate')} at once. ${stays}`,
  };
}
