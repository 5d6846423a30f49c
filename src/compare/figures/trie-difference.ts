// Which prefixes does one group visit more than another? The union of the tries as rows: tree, shares, differences.
//
// A row a node, in preorder; the nodes that differ most and what leads to them. A trie of each group side by side
// would leave the eye to find what differs; here it stands on one line.

import type { FigureSpec } from '../../charts/figure.ts';
import { labelText, shortenText } from '../../charts/fit-text.ts';
import { type Encoding, type Layer, sideBySideFigure } from '../../charts/frame.ts';
import { inline } from '../../charts/marks.ts';
import { countOf, countText, numberText, percentText, plotNumber } from '../../charts/number-text.ts';
import { type SeriesStyle, styleScales } from '../../charts/series.ts';
import { COLORS, DOUBLE_COLUMN, FONT_SIZE } from '../../charts/theme.ts';
import { isSkipped } from '../../shared/skipped.ts';
import { MOST_LINES } from '../curves.ts';
import { isApart } from '../difference.ts';
import type { Comparison, Tries } from '../schema.ts';
import { groupStyles } from './group-styles.ts';
import { chooseRows, indentOf, type TreeRow, treeLinks } from './tree-rows.ts';

const ROW_HEIGHT = 15;
const TREE_WIDTH = 224;
const SHARE_WIDTH = 208;
const DIFFERENCE_WIDTH = 176;
const SPACING = 10;

export function drawTrieDifference({ groups, trie }: Comparison): FigureSpec | null {
  if (isSkipped(trie) || groups.length > MOST_LINES || trie.nodes.length === 0) return null;
  const rows = chooseRows(trie.nodes);
  const styles = groupStyles(groups.map(({ name }) => name));
  const height = rows.length * ROW_HEIGHT;
  const panels = [
    { width: TREE_WIDTH, height, layer: treeLayers(rows) },
    { width: SHARE_WIDTH, height, layer: shareLayers(rows, styles) },
    { width: DIFFERENCE_WIDTH, height, layer: differenceLayers(rows, styles) },
  ];
  const caption = {
    title: titleOf(trie, groups),
    subtitle: subtitleOf(trie, rows.length),
    width: DOUBLE_COLUMN,
  };
  return sideBySideFigure('trie-difference', caption, SPACING, panels);
}

function rowScale(rows: readonly TreeRow[]) {
  return {
    field: 'row',
    type: 'quantitative',
    axis: null,
    scale: { domain: [rows.length - 0.5, -0.5], nice: false },
  };
}

function treeLayers(rows: readonly TreeRow[]): Layer[] {
  const y = rowScale(rows);
  const x = { field: 'x', type: 'quantitative', axis: null, scale: { domain: [0, TREE_WIDTH], nice: false } };
  const step = indentOf(rows, TREE_WIDTH);
  const labels = rows.map(({ node, row }) => {
    const left = step * (node.depth - 1) + 8;
    return { row, x: left, label: shortenText(labelText(node.choice, 40), TREE_WIDTH - left, FONT_SIZE) };
  });
  return [
    {
      data: inline(treeLinks(rows, step)),
      mark: { type: 'rule', color: COLORS.pale, aria: false },
      encoding: { x, y, x2: { field: 'toX' }, y2: { field: 'toRow' } } as Encoding,
    },
    {
      data: inline(labels),
      mark: { type: 'text', align: 'left', baseline: 'middle', aria: false },
      encoding: { x, y, text: { field: 'label', type: 'nominal' } } as Encoding,
    },
  ];
}

function shareLayers(rows: readonly TreeRow[], styles: readonly SeriesStyle[]): Layer[] {
  const { color, shape } = styleScales(styles, DOUBLE_COLUMN);
  const points = rows.flatMap(({ node, row }) =>
    node.shares.flatMap((share, group) =>
      share === null ? [] : [{ row, share: plotNumber(share), series: styles[group]?.name ?? '' }],
    ),
  );
  const spans = rows.flatMap(({ node, row }) => {
    const known = node.shares.filter(share => share !== null);
    return known.length < 2
      ? []
      : [{ row, share: plotNumber(Math.min(...known)), to: plotNumber(Math.max(...known)) }];
  });
  const x = {
    field: 'share',
    type: 'quantitative',
    title: 'Share of the evaluations',
    scale: { zero: true, nice: false },
    axis: { format: '~%', tickCount: 5, orient: 'bottom' },
  };
  const y = rowScale(rows);
  return [
    {
      data: inline(spans),
      mark: { type: 'rule', color: COLORS.pale, strokeWidth: 2, aria: false },
      encoding: { x, y, x2: { field: 'to' } } as Encoding,
    },
    {
      data: inline(points),
      mark: { type: 'point', filled: true, size: 34, opacity: 1, aria: false },
      encoding: { x, y, color, shape } as Encoding,
    },
  ];
}

function differenceLayers(rows: readonly TreeRow[], styles: readonly SeriesStyle[]): Layer[] {
  const { color, shape } = styleScales(styles, DOUBLE_COLUMN);
  const points = rows.flatMap(({ node, row }) =>
    node.differences.map(({ mean, low, high }, index) => ({
      row,
      difference: plotNumber(mean ?? 0),
      ...(low === null || high === null ? {} : { low: plotNumber(low), high: plotNumber(high) }),
      series: styles[index + 1]?.name ?? '',
    })),
  );
  const bounded = points.filter(point => 'low' in point);
  const x = {
    field: 'difference',
    type: 'quantitative',
    title: `Difference to ${labelText(styles[0]?.name ?? '', 12)} (points)`,
    scale: { nice: false, zero: true },
    axis: { format: '~%', tickCount: 4 },
  };
  const y = rowScale(rows);
  const interval: Layer = {
    data: inline(bounded),
    mark: { type: 'rule', strokeWidth: 1.2, aria: false },
    encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, color } as Encoding,
  };
  return [
    {
      data: inline([{ difference: 0 }]),
      mark: { type: 'rule', color: COLORS.grey },
      encoding: { x } as Encoding,
    },
    ...(bounded.length === 0 ? [] : [interval]),
    {
      data: inline(points),
      mark: { type: 'point', filled: true, size: 30, opacity: 1, aria: false },
      encoding: { x, y, color, shape } as Encoding,
    },
  ];
}

function titleOf({ nodes, intervals, apart }: Tries, groups: Comparison['groups']): string {
  const reference = groups[0]?.name ?? '';
  const moved = nodes
    .flatMap(node =>
      node.differences.map((difference, index) => ({
        node,
        difference,
        group: groups[index + 1]?.name ?? '',
      })),
    )
    .sort((a, b) => Math.abs(b.difference.mean ?? 0) - Math.abs(a.difference.mean ?? 0));
  const most = moved.find(({ difference }) => intervals === 0 || isApart(difference));
  if (intervals > 0 && apart <= intervals / 20)
    return 'No more prefixes differ between the groups than chance alone makes differ';
  if (most === undefined) return 'The prefixes that the groups visit';
  const { node, difference, group } = most;
  const more = (difference.mean ?? 0) > 0 ? 'more' : 'less';
  return `${labelText(group)} visits ${labelText(node.prefix, 40)} ${more} than ${labelText(reference)}, by ${percentText(Math.abs(difference.mean ?? 0))} of its evaluations`;
}

function subtitleOf({ nodes, nodesTotal, minShare, intervals, apart }: Tries, rows: number): string {
  const parts = [
    `${countOf(rows, 'prefix', 'prefixes')} of ${countText(nodesTotal)}, those that differ most and what leads to them`,
    `under ${percentText(minShare)} a prefix is pruned, and half of that is taken for it`,
    intervals === 0
      ? 'no marks of chance: single runs'
      : `bars: 95 % intervals; ${countText(apart)} of ${countText(intervals)} leave out 0, chance alone gives about ${numberText(intervals / 20, 2)}`,
  ];
  return nodes.length === 0 ? '' : parts.join('; ');
}
