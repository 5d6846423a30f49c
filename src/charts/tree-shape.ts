// What a tree to be drawn is, and what a layout says of it.

import { type HierarchyNode, hierarchy } from 'd3-hierarchy';
import { measureText } from './text-width.ts';
import { FONT_SIZE } from './theme.ts';

export interface TreeNode {
  /** 1-based; nodes come in preorder: the parent is the last one of depth − 1. */
  readonly depth: number;
  readonly name: string;
  /** What is said of the node besides its name, short. */
  readonly note: string;
  readonly weight: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends Place {
  /** Index into the given nodes; −1 is the root, which is above them all. */
  readonly index: number;
  readonly label: string;
}

/** A line from the parent's node to the child's, which `index` names. */
export interface TreeLink {
  readonly points: readonly Place[];
}

/** Pixels, the origin at the upper left. */
export interface TreeLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly TreeLink[];
  readonly columns: readonly { readonly depth: number; readonly x: number; readonly width: number }[];
  /** Beside: right of each node. Above: over the row, only where paths branch. */
  readonly labels: 'beside' | 'above';
  readonly nodeRadius: number;
}

export interface Item {
  readonly index: number;
  /** Null for the root. */
  readonly node: TreeNode | null;
  readonly children: Item[];
}

export type Branch = HierarchyNode<Item>;

/** Height of a line of labels. */
export const LINE = FONT_SIZE + 2;

/** The tree of nodes in preorder, under one root. */
export function readTree(nodes: readonly TreeNode[]): Branch {
  const root: Item = { index: -1, node: null, children: [] };
  const path = [root];
  nodes.forEach((node, index) => {
    const item: Item = { index, node, children: [] };
    path.length = node.depth;
    path.at(-1)?.children.push(item);
    path.push(item);
  });
  return hierarchy(root);
}

/** Width in pixels of the longest line. */
export function labelWidth(label: string): number {
  return Math.max(...label.split('\n').map(line => measureText(line, FONT_SIZE)));
}
