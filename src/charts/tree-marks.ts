// How a laid-out tree is drawn: links, nodes coloured from rare to common, labels.

import { itemAt } from '../shared/columns.ts';
import type { Layer, Row } from './frame.ts';
import { inline } from './marks.ts';
import { plotNumber } from './number-text.ts';
import { gradientLegend, rareToCommon } from './rare-to-common.ts';
import { COLORS, FONT_SIZE } from './theme.ts';
import { LINE, type TreeLayout } from './tree-shape.ts';

const LABEL_GAP = 4;

/**
 * Layers over pixel scales of the layout's size; `values` colour the given nodes, from the least to the most of
 * `span`, which trees side by side have in common.
 */
export function drawTree(
  layout: TreeLayout,
  values: readonly number[],
  colourTitle: string,
  span: readonly number[] = values,
): Layer[] {
  const nodes = drawNodes(layout, values, colourTitle, span);
  return [drawLinks(layout), nodes, drawRoot(layout), ...drawLabels(layout)];
}

/** Scales that map the layout's pixels to the panel's, without axes. */
function pixels({ width, height }: TreeLayout) {
  const x = { field: 'x', type: 'quantitative', axis: null, scale: { domain: [0, width], nice: false } };
  const y = { field: 'y', type: 'quantitative', axis: null, scale: { domain: [height, 0], nice: false } };
  return { x, y } as { x: { field: 'x'; type: 'quantitative' }; y: { field: 'y'; type: 'quantitative' } };
}

/** A rule for each straight piece: a line mark would cost a group for each link. */
function drawLinks(layout: TreeLayout): Layer {
  const rows = layout.links.flatMap(({ points }) =>
    points.slice(1).map((point, index) => {
      const from = itemAt(points, index);
      return {
        x: plotNumber(from.x),
        y: plotNumber(from.y),
        toX: plotNumber(point.x),
        toY: plotNumber(point.y),
      };
    }),
  );
  return {
    data: inline(rows),
    mark: { type: 'rule', color: COLORS.pale, strokeWidth: 1, strokeCap: 'round', aria: false },
    encoding: { ...pixels(layout), x2: { field: 'toX' }, y2: { field: 'toY' } },
  };
}

function drawNodes(
  layout: TreeLayout,
  values: readonly number[],
  title: string,
  span: readonly number[],
): Layer {
  const rows = layout.nodes
    .filter(node => node.index >= 0)
    .map(node => ({
      node: node.index,
      x: plotNumber(node.x),
      y: plotNumber(node.y),
      value: itemAt(values, node.index),
    }));
  return {
    data: inline(rows),
    mark: {
      type: 'point',
      filled: true,
      shape: 'circle',
      size: areaOf(layout),
      opacity: 1,
      stroke: COLORS.grey,
      strokeWidth: 0.4,
      aria: false,
    },
    encoding: {
      ...pixels(layout),
      color: {
        field: 'value',
        type: 'quantitative',
        scale: rareToCommon(span),
        legend: gradientLegend(title),
      },
    },
  };
}

function drawRoot(layout: TreeLayout): Layer {
  const root = layout.nodes.filter(node => node.index < 0).map(({ x, y }) => ({ x, y }));
  return {
    data: inline(root),
    mark: {
      type: 'point',
      filled: true,
      shape: 'circle',
      size: areaOf(layout) / 2,
      color: COLORS.grey,
      opacity: 1,
      aria: false,
    },
    encoding: pixels(layout),
  };
}

function areaOf(layout: TreeLayout): number {
  return Math.round(Math.PI * layout.nodeRadius ** 2);
}

function drawLabels(layout: TreeLayout): Layer[] {
  const labelled = layout.nodes.filter(node => node.label !== '');
  if (layout.labels === 'above') {
    const rows = labelled.map(({ x, y, label }) => ({
      x: plotNumber(x - layout.nodeRadius),
      y: plotNumber(y - layout.nodeRadius - 2),
      label,
    }));
    return [text(layout, rows, 'bottom')];
  }
  const left = (x: number) => plotNumber(x + layout.nodeRadius + LABEL_GAP);
  const rows = labelled.flatMap(({ x, y, label }) => {
    const lines = label.split('\n');
    return lines.map((line, index) => ({
      x: left(x),
      y: plotNumber(y + (index - (lines.length - 1) / 2) * LINE),
      label: line,
    }));
  });
  return [text(layout, rows, 'middle')];
}

function text(layout: TreeLayout, rows: readonly Row[], baseline: 'middle' | 'bottom'): Layer {
  return {
    data: inline(rows),
    mark: { type: 'text', align: 'left', baseline, fontSize: FONT_SIZE, aria: false },
    encoding: { ...pixels(layout), text: { field: 'label', type: 'nominal' } },
  };
}
