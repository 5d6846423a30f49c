// How many requests does a cache of each size answer, under each policy, and how many could it at most?

import type { FigureSize, FigureSpec } from '../../charts/figure.ts';
import { panelFigure } from '../../charts/frame.ts';
import { countText, percentText, plotNumber } from '../../charts/number-text.ts';
import { lineLayers, type SeriesStyle } from '../../charts/series.ts';
import { COLORS, DOUBLE_COLUMN } from '../../charts/theme.ts';
import type { CachePlaceSummary, CacheSummary } from '../schema.ts';
import {
  accessNote,
  nearest,
  PANEL_HEIGHT,
  PANEL_SPACING,
  panelName,
  panelsWithin,
  shareAxis,
} from './panels.ts';

const STYLES: Readonly<Record<string, Omit<SeriesStyle, 'name'>>> = {
  limit: { color: COLORS.black, dash: [1, 0], shape: 'diamond' },
  min: { color: COLORS.grey, dash: [8, 3, 2, 3], shape: 'diamond' },
  lru: { color: COLORS.blue, dash: [1, 0], shape: 'circle' },
  fifo: { color: COLORS.orange, dash: [5, 3], shape: 'square' },
  lfu: { color: COLORS.green, dash: [2, 2], shape: 'triangle-up' },
  '2q': { color: COLORS.purple, dash: [7, 2, 2, 2], shape: 'triangle-down' },
  's3-fifo': { color: COLORS.red, dash: [4, 2], shape: 'cross' },
};

/** The share of the distinct tensors that the title speaks of. */
const TITLE_SHARE = 0.1;

export function drawHitRate(
  summary: CacheSummary,
  { width = DOUBLE_COLUMN }: FigureSize = {},
): FigureSpec | null {
  const rows = summary.places.flatMap(place =>
    place.curves.flatMap(({ policy, title, points }) =>
      STYLES[policy] === undefined
        ? []
        : points.flatMap(({ capacityShare, hitRate }) =>
            hitRate === null
              ? []
              : [
                  {
                    place: panelName(place),
                    x: plotNumber(capacityShare),
                    y: plotNumber(hitRate),
                    series: title,
                  },
                ],
          ),
    ),
  );
  if (rows.length === 0 || summary.distinct < 2) return null;
  const titles = new Map(
    summary.places.flatMap(({ curves }) => curves.map(({ policy, title }) => [title, policy])),
  );
  const drawn = new Set(rows.map(row => row.series));
  const styles = [...titles].flatMap(([name, policy]) => {
    const style = STYLES[policy];
    return style === undefined || !drawn.has(name) ? [] : [{ name, ...style }];
  });
  const layer = lineLayers({
    rows: [],
    styles,
    width,
    x: shareAxis(summary),
    y: { title: 'Hit rate', axis: { format: '~%' }, scale: { domain: [0, 1] } },
    points: true,
  }).map(({ data: _, ...marks }) => marks);
  const subtitle = `${countText(summary.requests)} requests for ${countText(summary.distinct)} distinct tensors${accessNote(summary)}; the limit knows the future`;
  const { columns, panelWidth } = panelsWithin(width);
  return panelFigure(
    'hit-rate',
    { title: titleOf(summary), subtitle, width },
    {
      data: rows,
      facet: { field: 'place', type: 'nominal', title: null, sort: summary.places.map(panelName) },
      columns,
      spacing: PANEL_SPACING,
      width: panelWidth,
      height: PANEL_HEIGHT,
      layer,
    },
  );
}

function titleOf({ places }: CacheSummary): string {
  const parts = places.flatMap(place => {
    const { best, most, share } = bestAt(place) ?? {};
    if (best === undefined || most === undefined || share === undefined) return [];
    const where = place.place === 'shared' ? 'a shared cache' : 'worker caches';
    return [
      `${where} of ${percentText(share)} of the tensors ${place.place === 'shared' ? 'answers' : 'answer'} up to ${percentText(best)} of the requests, ${percentText(most)} is possible`,
    ];
  });
  const [first = 'hit rates by capacity', ...rest] = parts;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join('; ');
}

/** The best published policy and the limit, at the capacity nearest to the title's. */
function bestAt({ curves }: CachePlaceSummary) {
  const index = nearest(curves[0]?.points ?? [], TITLE_SHARE);
  const rate = (kind: string) =>
    Math.max(
      ...curves.filter(curve => curve.kind === kind).map(({ points }) => points[index]?.hitRate ?? -1),
    );
  const share = curves[0]?.points[index]?.capacityShare;
  const [best, most] = [rate('policy'), rate('limit')];
  return share === undefined || best < 0 || most < 0 ? null : { best, most, share };
}
