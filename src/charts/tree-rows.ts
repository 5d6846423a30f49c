// A deep tree as rows, like the graph of a version control system.
//
// The heaviest child goes on along its parent's row, the others start rows below its subtree. Branches then only
// go down, left of the rows that they pass, so that none crosses a label above a row. Labels stand where paths
// branch: a path of fifty nodes has no room for fifty.

import {
  type Branch,
  type Item,
  LINE,
  labelWidth,
  type Place,
  type TreeLayout,
  type TreeNode,
} from './tree-shape.ts';

const RADIUS = 2.8;
const LEAST_COLUMN = 9;
const ROW_HEIGHT = LINE + 2 * RADIUS + 4;
const LABEL_GAP = 5;

export function layoutRows(root: Branch, nodes: readonly TreeNode[], width: number): TreeLayout {
  root.sort((a, b) => (b.data.node?.weight ?? 0) - (a.data.node?.weight ?? 0));
  const widest = Math.max(...nodes.map(node => labelWidth(labelOf(node))));
  const step = Math.max(LEAST_COLUMN, (width - widest - RADIUS) / root.height);
  const rows = assignRows(root);
  const place = (branch: Branch): Place => ({
    x: RADIUS + step * branch.depth,
    y: ((rows.get(branch.data) ?? 0) + 1) * ROW_HEIGHT - RADIUS - 1,
  });
  const labelled = chooseLabels(root, rows, branch => place(branch).x);
  return {
    width: Math.max(width, Math.ceil(RADIUS + step * root.height + widest)),
    height: Math.ceil((Math.max(...rows.values()) + 1) * ROW_HEIGHT + 2),
    nodes: root.descendants().map(branch => ({
      index: branch.data.index,
      ...place(branch),
      label: branch.data.node !== null && labelled.has(branch.data) ? labelOf(branch.data.node) : '',
    })),
    links: root.links().map(({ source, target }) => ({
      points: elbow(place(source), place(target)),
    })),
    columns: Array.from({ length: root.height }, (_, index) => ({
      depth: index + 1,
      x: RADIUS + step * (index + 1),
      width: step,
    })),
    labels: 'above',
    nodeRadius: RADIUS,
  };
}

function labelOf(node: TreeNode): string {
  return `${node.name}: ${node.note}`;
}

/** How many depths have room in so many pixels, at least one. */
export function deepestWithin(nodes: readonly TreeNode[], width: number): number {
  const widest = Math.max(...nodes.map(node => labelWidth(labelOf(node))));
  return Math.max(1, Math.floor((width - widest - RADIUS) / LEAST_COLUMN));
}

/** Row of each node: its first child's, and so its first leaf's. */
function assignRows(root: Branch): Map<Item, number> {
  const rows = new Map<Item, number>();
  let next = 0;
  root.eachBefore(branch => {
    const first = branch.parent?.children?.[0] === branch;
    const row = first && branch.parent !== null ? rows.get(branch.parent.data) : undefined;
    rows.set(branch.data, row ?? next++);
  });
  return rows;
}

/** Nodes at which a path branches off or goes on after a branch, as far as their labels have room on the row. */
function chooseLabels(
  root: Branch,
  rows: ReadonlyMap<Item, number>,
  leftOf: (branch: Branch) => number,
): Set<Item> {
  const labelled = new Set<Item>();
  const taken = new Map<number, number>();
  root.eachBefore(branch => {
    const { node } = branch.data;
    const row = rows.get(branch.data) ?? 0;
    const branches = (branch.parent?.children?.length ?? 0) > 1 || branch.depth === 1;
    const left = leftOf(branch) - RADIUS;
    if (node === null || !branches || left < (taken.get(row) ?? Number.NEGATIVE_INFINITY)) return;
    labelled.add(branch.data);
    taken.set(row, left + labelWidth(labelOf(node)) + LABEL_GAP);
  });
  return labelled;
}

function elbow(parent: Place, child: Place): Place[] {
  const begin = { x: parent.x, y: parent.y };
  if (parent.y === child.y) return [begin, child];
  const bend = parent.x + RADIUS + 1.5;
  return [begin, { x: bend, y: parent.y }, { x: bend, y: child.y }, child];
}
