// The numbers of popularity that a reader may want to quote, as tables.

import { countText, numberText, percentText, secondsText } from '../../../charts/number-text.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import { detailsBlock, tableBlock } from '../../page/blocks.ts';
import type { Html } from '../../page/html.ts';
import type { Computed } from '../parts.ts';

type Popularity = Computed<'popularity'>;

const MOST_PREFIXES = 10;
const MOST_GAPS = 100;

export function popularityTables(popularity: Popularity): Html[] {
  return [...snapshotsOf(popularity), ...donorsOf(popularity), ...gapsOf(popularity)];
}

function snapshotsOf({ snapshots }: Popularity): Html[] {
  if (snapshots.length === 0) return [];
  const rows = snapshots.flatMap(({ candidate, windowSize, counts }) =>
    [...counts]
      .sort((a, b) => b.count - a.count || a.prefixId - b.prefixId)
      .slice(0, MOST_PREFIXES)
      .map(({ prefixId, prefix, count }) => [
        countText(candidate),
        countText(prefixId),
        prefix,
        countText(count),
        percentText(count / windowSize),
      ]),
  );
  const table = tableBlock(
    `The ${MOST_PREFIXES} commonest prefixes of the window at each snapshot`,
    [
      { heading: 'Candidate', numeric: true },
      { heading: 'Id', numeric: true },
      { heading: 'Prefix' },
      { heading: 'In the window', numeric: true },
      { heading: 'Share', numeric: true },
    ],
    rows,
  );
  return [detailsBlock('Commonest prefixes at the snapshots', table)];
}

function donorsOf({ donors }: Popularity): Html[] {
  if (isSkipped(donors)) return [];
  const share = (value: number | null) => (value === null ? '–' : percentText(value));
  const table = tableBlock(
    'Probability that a prefix donates to the next child, by its donations in the window',
    [
      { heading: 'Donations at least', numeric: true },
      { heading: 'Cases', numeric: true },
      { heading: 'Probability', numeric: true },
      { heading: '95 % from', numeric: true },
      { heading: 'to', numeric: true },
    ],
    donors.conditional.map(each => [
      each.threshold,
      countText(each.n),
      share(each.probability),
      share(each.intervalLow),
      share(each.intervalHigh),
    ]),
  );
  return [detailsBlock('Donors that repeat', table)];
}

function gapsOf({ improvementGap }: Popularity): Html[] {
  if (isSkipped(improvementGap) || improvementGap.gaps.length === 0) return [];
  const shown = improvementGap.gaps.slice(-MOST_GAPS);
  const count = (value: number | null) => (value === null ? '–' : countText(value));
  const table = tableBlock(
    'From a new best to its first child and to popularity',
    [
      { heading: 'Candidate', numeric: true },
      { heading: 'Generations to the first child', numeric: true },
      { heading: 'Time to it', numeric: true },
      { heading: 'Generations at risk', numeric: true },
      { heading: 'Children (expected)', numeric: true },
      { heading: 'Generations to tier 1', numeric: true },
    ],
    shown.map(gap => [
      countText(gap.candidate),
      count(gap.generationsToFirstChild),
      gap.secondsToFirstChild === null ? '–' : secondsText(gap.secondsToFirstChild),
      countText(gap.generationsAtRisk),
      numberText(gap.children),
      count(gap.generationsToTier1),
    ]),
  );
  return [detailsBlock('From improvement to popularity', table)];
}
