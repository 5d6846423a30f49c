// A tree with a label beside every node, on one line or two.
//
// Rows by d3-hierarchy's tidy tree (Reingold and Tilford; Buchheim, Jünger and Leipert 2002): nodes of one depth
// are a label's height apart. A label stays within its column and links run between columns, so none cross.

import { tree } from 'd3-hierarchy';
import {
  type Branch,
  type Item,
  LINE,
  labelWidth,
  type Place,
  type TreeLayout,
  type TreeNode,
} from './tree-shape.ts';

const RADIUS = 4.5;
const LABEL_GAP = 4;
const LINK_WIDTH = 14;
const ROOT_WIDTH = 20;
const MOST_SPARE = 30;

/** Pixels that the columns need when labels take so many lines. */
export function tidyWidth(nodes: readonly TreeNode[], lines: 1 | 2): number {
  return ROOT_WIDTH + sum(columnWidths(nodes, lines));
}

export function layoutTidily(
  root: Branch,
  nodes: readonly TreeNode[],
  lines: 1 | 2,
  width: number,
): TreeLayout {
  const rowHeight = lines === 1 ? LINE + 2 : 2 * LINE + 4;
  const placed = tree<Item>()
    .nodeSize([rowHeight, 1])
    .separation(() => 1)(root);
  const columns = placeColumns(columnWidths(nodes, lines), width);
  const rows = placed.descendants().map(branch => branch.x);
  const top = Math.min(...rows) - rowHeight / 2;
  const place = (branch: { depth: number; x: number }): Place => ({
    x: columns[branch.depth - 1]?.x ?? RADIUS,
    y: branch.x - top,
  });
  return {
    width,
    height: Math.ceil(Math.max(...rows) + rowHeight / 2 - top),
    nodes: placed.descendants().map(branch => ({
      index: branch.data.index,
      ...place(branch),
      label: labelOf(branch.data.node, lines),
    })),
    links: placed.links().map(({ source, target }) => ({
      points: link(place(source), place(target), labelOf(source.data.node, lines)),
    })),
    columns,
    labels: 'beside',
    nodeRadius: RADIUS,
  };
}

/** From behind the parent's label level to the gap between the columns, then straight to the child. */
function link(parent: Place, child: Place, label: string): Place[] {
  const labelled = label === '' ? 0 : LABEL_GAP + labelWidth(label);
  const begin = parent.x + RADIUS + labelled + 2;
  const end = child.x - RADIUS;
  const bend = Math.max(begin, end - LINK_WIDTH);
  return [
    { x: begin, y: parent.y },
    { x: bend, y: parent.y },
    { x: end, y: child.y },
  ];
}

function labelOf(node: TreeNode | null, lines: 1 | 2): string {
  return node === null ? '' : `${node.name}${lines === 1 ? ': ' : '\n'}${node.note}`;
}

/** Pixels from a depth's nodes to the next depth's. */
function columnWidths(nodes: readonly TreeNode[], lines: 1 | 2): number[] {
  const widths: number[] = [];
  for (const node of nodes) {
    const needed = 2 * RADIUS + LABEL_GAP + labelWidth(labelOf(node, lines)) + LINK_WIDTH;
    widths[node.depth - 1] = Math.max(widths[node.depth - 1] ?? 0, needed);
  }
  return widths;
}

/** Each depth's nodes, the root's column before them; some of the width to spare goes between them. */
function placeColumns(widths: readonly number[], width: number): TreeLayout['columns'] {
  const spare = Math.min(MOST_SPARE, (width - ROOT_WIDTH - sum(widths)) / widths.length);
  let x = ROOT_WIDTH + RADIUS;
  return widths.map((needed, index) => {
    const column = { depth: index + 1, x, width: needed + spare };
    x += column.width;
    return column;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
