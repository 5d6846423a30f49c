// Where the nodes and labels of a tree go: left to right, one column a depth, so that no label overlaps.
//
// Three ways, the first that fits the width: labels on one line beside their nodes; labels on two lines; or,
// for deep trees, rows with labels only where paths branch.

import { layoutRows } from './tree-rows.ts';
import { readTree, type TreeLayout, type TreeNode } from './tree-shape.ts';
import { layoutTidily, tidyWidth } from './tree-tidy.ts';

export type { TreeLayout, TreeNode } from './tree-shape.ts';

/** Lays out nodes given in preorder. Keeps the width in pixels unless there are more depths than it can hold. */
export function layoutTree(nodes: readonly TreeNode[], width: number): TreeLayout {
  const root = readTree(nodes);
  for (const lines of [1, 2] as const) {
    if (tidyWidth(nodes, lines) <= width) return layoutTidily(root, nodes, lines, width);
  }
  return layoutRows(root, nodes, width);
}
