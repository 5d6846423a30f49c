// The window as it slides: which prefixes hold it in the frame that the parameter `frame` names.
//
// For a page, whose slider sets the parameter; a picture would show the first frame alone.

import type { FigureSpec } from '../../../charts/figure.ts';
import { labelText } from '../../../charts/fit-text.ts';
import { type Encoding, type Layer, layeredFigure } from '../../../charts/frame.ts';
import { inline } from '../../../charts/marks.ts';
import { countText, numberText } from '../../../charts/number-text.ts';
import { COLORS, DOUBLE_COLUMN } from '../../../charts/theme.ts';
import type { PopularitySummary } from '../schema.ts';

const HEIGHT = 190;
const HEADROOM = 1.15;
const LONGEST_NAME = 60;

export function drawWindow(summary: PopularitySummary): FigureSpec | null {
  const { frames } = summary.series;
  if (frames.length < 2) return null;
  const ids = Math.max(1, summary.prefixes.observed);
  const most = Math.max(...frames.flatMap(({ counts }) => counts));
  const limits = [summary.params.tier1Percent, summary.params.tier3Percent].map(
    percent => (percent / 100) * summary.windowSize,
  );
  const highest = HEADROOM * Math.max(most, ...limits);
  const caption = {
    title: `Prefixes in the last ${countText(summary.windowSize)} successes`,
    subtitle: `Prefixes of ${summary.prefixLength} choices, ids in lexicographic order; dashed: limits of tier 1 (${numberText(summary.params.tier1Percent)}\u00a0%) and tier 3 (${numberText(summary.params.tier3Percent)}\u00a0%); the ${countText(Math.max(...frames.map(({ counts }) => counts.length)))} commonest of each window`,
    width: DOUBLE_COLUMN,
  };
  const figure = layeredFigure('window', caption, HEIGHT, layersOf(summary, ids, highest, limits));
  return { ...figure, spec: { ...figure.spec, params: [{ name: 'frame', value: 0 }] } as FigureSpec['spec'] };
}

function layersOf(
  summary: PopularitySummary,
  ids: number,
  highest: number,
  limits: readonly number[],
): Layer[] {
  const x = {
    field: 'id',
    type: 'quantitative',
    title: 'Prefix id',
    scale: { domain: [-0.5, ids - 0.5], nice: false },
    axis: { tickMinStep: 1 },
  };
  const y = {
    type: 'quantitative',
    title: 'Candidates in the window',
    scale: { domain: [0, highest], nice: false },
    axis: { tickMinStep: 1 },
  };
  const transform = [{ filter: 'datum.frame == frame' }];
  const bar = { x, y: { ...y, field: 'count' } } as Encoding;
  const strokeWidth = Math.min(8, Math.max(1.2, (0.8 * DOUBLE_COLUMN) / ids));
  const name = { field: 'name', type: 'nominal' } as const;
  const names = (side: 'left' | 'right'): Layer => ({
    data: inline(namesOf(summary, ids).filter(row => row.side === side)),
    transform,
    mark: { type: 'text', align: side, baseline: 'bottom', dy: -2, aria: false },
    encoding: { ...bar, text: name },
  });
  return [
    {
      data: inline(limits.map(limit => ({ limit }))),
      mark: { type: 'rule', strokeDash: [4, 3], color: COLORS.red },
      encoding: { y: { ...y, field: 'limit' } } as Encoding,
    },
    {
      data: inline(rowsOf(summary)),
      transform,
      mark: { type: 'rule', strokeWidth, color: COLORS.blue, aria: false },
      encoding: { ...bar, y2: { datum: 0 } },
    },
    names('left'),
    names('right'),
  ];
}

function rowsOf({ series }: PopularitySummary) {
  return series.frames.flatMap(({ prefixIds, counts }, frame) =>
    prefixIds.map((id, index) => ({ frame, id, count: counts[index] ?? 0 })),
  );
}

/** The leading prefix of each frame, named on the side that has room. */
function namesOf({ series }: PopularitySummary, ids: number) {
  const nameOf = new Map(series.frameNames.map(({ prefixId, prefix }) => [prefixId, prefix]));
  return series.frames.flatMap(({ prefixIds, counts }, frame) => {
    const [id] = prefixIds;
    const [count] = counts;
    if (id === undefined || count === undefined) return [];
    const name = labelText(nameOf.get(id) ?? String(id), LONGEST_NAME);
    return [{ frame, id, count, name, side: id > ids / 2 ? 'right' : 'left' }];
  });
}
