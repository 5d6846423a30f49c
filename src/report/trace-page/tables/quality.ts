// The numbers of quality that a reader may want to quote, as tables.

import { countText, numberText, percentText, secondsText } from '../../../charts/number-text.ts';
import { detailsBlock, tableBlock } from '../../page/blocks.ts';
import type { Html } from '../../page/html.ts';
import type { Computed } from '../parts.ts';

type Quality = Computed<'quality'>;

const MOST_IMPROVEMENTS = 100;

export function qualityTables(quality: Quality): Html[] {
  return [...improvementsOf(quality), ...thresholdsOf(quality)];
}

function improvementsOf({ improvements }: Quality): Html[] {
  if (improvements.length === 0) return [];
  const last = improvements.slice(-MOST_IMPROVEMENTS);
  const which =
    last.length < improvements.length
      ? `The last ${last.length} of ${improvements.length} new bests`
      : 'New bests';
  const table = tableBlock(
    which,
    [
      { heading: 'Candidate', numeric: true },
      { heading: 'End', numeric: true },
      { heading: 'Quality', numeric: true },
      { heading: 'Gain', numeric: true },
      { heading: 'Candidates since the last', numeric: true },
    ],
    last.map(({ candidate, end, quality, delta, sincePrevious }) => [
      countText(candidate),
      end === null ? '–' : secondsText(end),
      numberText(quality, 6),
      delta === null ? '–' : numberText(delta),
      sincePrevious === null ? '–' : countText(sincePrevious),
    ]),
  );
  return [detailsBlock('New bests', table)];
}

function thresholdsOf({ transferBound: { thresholds } }: Quality): Html[] {
  if (thresholds.length === 0) return [];
  const share = (value: number | null) => (value === null ? '–' : percentText(value));
  const table = tableBlock(
    'What leaving out unlikely parents saves and loses',
    [
      { heading: 'Bound at most', numeric: true },
      { heading: 'Ranks up to', numeric: true },
      { heading: 'Quality at that rank, at the end', numeric: true },
      { heading: 'Models left out', numeric: true },
      { heading: 'Share', numeric: true },
      { heading: 'Parents lost', numeric: true },
      { heading: 'Transfers lost', numeric: true },
    ],
    thresholds.map(each => [
      numberText(each.epsilon),
      countText(each.maxRank),
      each.finalQuality === null ? '–' : numberText(each.finalQuality, 4),
      countText(each.skipped),
      share(each.skippedShare),
      each.parentsLost === null ? '–' : numberText(each.parentsLost),
      share(each.transfersLostShare),
    ]),
  );
  return [detailsBlock('What leaving out unlikely parents saves', table)];
}
