// What does each of the paper's caching rules change, against plain LRU, in what the repository must send?

import type { FigureSize, FigureSpec } from '../../charts/figure.ts';
import { panelFigure } from '../../charts/frame.ts';
import { numberText, percentText, plotNumber } from '../../charts/number-text.ts';
import { lineLayers, type SeriesStyle } from '../../charts/series.ts';
import { COLORS, DOUBLE_COLUMN } from '../../charts/theme.ts';
import type { CacheSummary } from '../schema.ts';
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
  popular: { color: COLORS.blue, dash: [1, 0], shape: 'circle' },
  likely: { color: COLORS.red, dash: [5, 3], shape: 'square' },
  tiers: { color: COLORS.green, dash: [2, 2], shape: 'triangle-up' },
  prefetch: { color: COLORS.purple, dash: [7, 2, 2, 2], shape: 'diamond' },
  push: { color: COLORS.orange, dash: [1, 0], shape: 'triangle-down' },
  broadcast: { color: COLORS.black, dash: [4, 2], shape: 'cross' },
};

const TITLE_SHARE = 0.1;

export function drawPaperRules(
  summary: CacheSummary,
  { width = DOUBLE_COLUMN }: FigureSize = {},
): FigureSpec | null {
  const rows = summary.places.flatMap(place =>
    place.rules.flatMap(({ title, points }) =>
      points.flatMap(({ capacityShare, movedChange }) =>
        movedChange === null
          ? []
          : [
              {
                place: panelName(place),
                x: plotNumber(capacityShare),
                y: plotNumber(movedChange),
                series: title,
              },
            ],
      ),
    ),
  );
  if (rows.length === 0 || summary.distinct < 2) return null;
  const named = new Map(
    summary.places.flatMap(({ rules }) => rules.map(({ policy, title }) => [policy, title])),
  );
  const styles = [...named].flatMap(([policy, name]) => {
    const style = STYLES[policy];
    return style === undefined ? [] : [{ name, ...style }];
  });
  const layer = lineLayers({
    rows: [],
    styles,
    width,
    x: shareAxis(summary),
    y: { title: 'Change of what is sent (of requests)', axis: { format: '+~%' } },
    points: true,
  }).map(({ data: _, ...marks }) => marks);
  const { donations, epsilon } = summary.params;
  const subtitle = `Against LRU of the same capacity, below 0 is better${accessNote(summary)}; popular: read by ${donations} of the last ${summary.window ?? 'W'} transfers; likely: donor’s bound above ${numberText(epsilon)}`;
  const { columns, panelWidth } = panelsWithin(width);
  return panelFigure(
    'paper-rules',
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

/** What keeping popular tensors only changes at the capacity that the title speaks of. */
function titleOf({ places }: CacheSummary): string {
  const parts = places.flatMap(({ place, rules }) => {
    const points = rules.find(({ policy }) => policy === 'popular')?.points ?? [];
    const point = points[nearest(points, TITLE_SHARE)];
    if (point === undefined || point.movedChange === null) return [];
    const change = `${percentText(Math.abs(point.movedChange))} ${point.movedChange < 0 ? 'less' : 'more'}`;
    return [`${change} (${place === 'shared' ? 'one shared' : 'on the workers'})`];
  });
  return parts.length === 0
    ? 'What the paper’s caching rules change'
    : `Keeping popular tensors only, caches of a tenth of all are sent ${parts.join(', ')} of what is requested`;
}
