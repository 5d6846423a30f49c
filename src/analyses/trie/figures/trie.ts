// Which architectures does the search visit, as a trie of their prefixes? (paper Figure 1)
//
// Left to right, a column a depth, nodes under `minShare` pruned, coloured from rare to common by the transfers
// that a prefix would take part in; labels say the choice and the share of the evaluations.

import type { FigureSpec } from '../../../charts/figure.ts';
import { labelText, shortenText } from '../../../charts/fit-text.ts';
import { type Layer, layeredFigure } from '../../../charts/frame.ts';
import { inline } from '../../../charts/marks.ts';
import { countText, percentText } from '../../../charts/number-text.ts';
import { DOUBLE_COLUMN, FONT_SIZE } from '../../../charts/theme.ts';
import { layoutTree, type TreeLayout } from '../../../charts/tree-layout.ts';
import { drawTree } from '../../../charts/tree-marks.ts';
import { deepestWithin } from '../../../charts/tree-rows.ts';
import type { FigureContext } from '../../contract.ts';
import type { TrieSummary } from '../schema.ts';

const LONGEST_NAME = 18;
const PADDING = 4;

export function drawTrie(summary: TrieSummary, context: FigureContext): FigureSpec | null {
  if (summary.nodes.length === 0) return null;
  const { width = DOUBLE_COLUMN } = context;
  const all = summary.nodes.map(node => ({
    depth: node.depth,
    name: labelText(node.choice, LONGEST_NAME),
    note: percentText(node.share).replace('\u00a0', ''),
    weight: node.count,
  }));
  const deepest = deepestWithin(all, width - 2 * PADDING);
  const nodes = all.filter(({ depth }) => depth <= deepest);
  const layout = layoutTree(nodes, width - 2 * PADDING);
  const drawn = summary.nodes.filter(({ depth }) => depth <= deepest);
  const values = drawn.map(node => node.transfers ?? node.count);
  const layers = [...drawTree(layout, values, colourTitle(summary)), headers(layout, context)];
  const caption = {
    title: titleOf(summary, context),
    subtitle: subtitleOf(summary, layout, drawn.length < all.length ? deepest : null),
    width: layout.width + 2 * PADDING,
  };
  return layeredFigure('trie', caption, layout.height, layers);
}

/** Names of the variable nodes over the columns, or where those are narrow some depths. */
function headers(layout: TreeLayout, context: FigureContext): Layer {
  const named = layout.labels === 'beside';
  const columns = layout.columns.filter(({ depth }) => named || depth === 1 || depth % 5 === 0);
  const rows = columns.map(({ depth, x, width }) => {
    const name = `${depth}: ${labelText(context.nodes[depth - 1] ?? '')}`;
    return {
      x: x - layout.nodeRadius,
      header: named ? shortenText(name, width - 6, FONT_SIZE) : String(depth),
    };
  });
  return {
    data: inline(rows),
    mark: { type: 'text', align: 'left', baseline: 'bottom', y: -4, fontStyle: 'italic', aria: false },
    encoding: { x: { field: 'x', type: 'quantitative' }, text: { field: 'header', type: 'nominal' } },
  };
}

function colourTitle(summary: TrieSummary): string {
  if (summary.nodes.some(node => node.transfers === null)) return 'Evaluations with the prefix';
  return summary.transfersRecorded
    ? 'Transfers that included the layer'
    : 'Evaluations to which the layer would be transferred';
}

function titleOf(summary: TrieSummary, context: FigureContext): string {
  const top = summary.nodes.filter(node => node.depth === 1).reduce((a, b) => (b.count > a.count ? b : a));
  const name = context.nodes[0] === undefined ? '' : ` at ${labelText(context.nodes[0])}`;
  const leads = `${labelText(top.choice)} leads${name} with ${percentText(top.share)}`;
  const first = summary.depths[0];
  const last = summary.depths.at(-1);
  if (first === undefined || last === undefined || first === last) return leads;
  return `${leads}; common prefixes hold ${percentText(first.keptShare)} of evaluations at depth 1, ${percentText(last.keptShare)} at depth ${last.depth}`;
}

function subtitleOf(summary: TrieSummary, layout: TreeLayout, deepest: number | null): string {
  const { minShare } = summary.params;
  const pruned = `Prefixes in under ${percentText(minShare)} of the evaluations are pruned (${countText(summary.nodesKept)} of ${countText(summary.nodesTotal)} kept)`;
  const labels =
    layout.labels === 'beside' ? 'labels: choice and share' : 'labels: choice and share where paths branch';
  return [pruned, ...(deepest === null ? [] : [`drawn to depth ${deepest}`]), labels].join('; ');
}
