// Do the nodes and labels of any tree keep apart, in all three ways of drawing it?

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutTree } from '../../src/charts/tree-layout.ts';
import { LINE, labelWidth, type TreeLayout, type TreeNode } from '../../src/charts/tree-shape.ts';

/** How deep the next node may be: mostly one deeper, so that deep trees come about. */
const wishes = (deepest: number) =>
  fc.oneof({ arbitrary: fc.constant(deepest), weight: 6 }, { arbitrary: fc.nat(deepest), weight: 1 });

/** Trees in preorder: each node goes at most one deeper than the one before it. */
const trees = (longestName: number, deepest: number) =>
  fc
    .array(
      fc.tuple(wishes(deepest), fc.integer({ min: 1, max: longestName }), fc.integer({ min: 1, max: 900 })),
      { minLength: 1, maxLength: 150, size: 'max' },
    )
    .map(items => {
      let depth = 0;
      return items.map(([wish, length, weight]): TreeNode => {
        depth = Math.min(depth + 1, 1 + wish, deepest + 1);
        return { depth, name: 'x'.repeat(length), note: `${weight}%`, weight };
      });
    });

/** Boxes of the labels, as the layout says they stand to their nodes. */
function boxesOf(layout: TreeLayout) {
  return layout.nodes
    .filter(node => node.label !== '')
    .map(({ x, y, label }) => {
      const height = label.split('\n').length * LINE;
      const beside = layout.labels === 'beside';
      const left = beside ? x + layout.nodeRadius : x - layout.nodeRadius;
      const top = beside ? y - height / 2 : y - layout.nodeRadius - height;
      return { label, left, right: left + labelWidth(label), top, bottom: top + height };
    });
}

function expectApart(layout: TreeLayout): void {
  const boxes = boxesOf(layout);
  boxes.forEach((a, index) => {
    expect(a.left).toBeGreaterThanOrEqual(0);
    expect(a.right).toBeLessThanOrEqual(layout.width);
    expect(a.bottom).toBeLessThanOrEqual(layout.height);
    for (const { x, y } of layout.nodes) {
      const covered =
        a.left < x && x < a.right && a.top < y + layout.nodeRadius && y - layout.nodeRadius < a.bottom - 1e-9;
      if (covered) throw new Error(`${JSON.stringify(a)} covers the node at ${x}, ${y}`);
    }
    for (const b of boxes.slice(index + 1)) {
      const apart =
        a.right < b.left || b.right < a.left || a.bottom <= b.top + 1e-9 || b.bottom <= a.top + 1e-9;
      if (!apart) throw new Error(`${JSON.stringify(a)} overlaps ${JSON.stringify(b)}`);
    }
  });
}

describe('labels', () => {
  it.each([
    ['short names', trees(2, 4)],
    ['long names', trees(14, 5)],
    ['deep trees', trees(4, 50)],
  ])('of %s do not overlap and stay inside', (_, shapes) => {
    fc.assert(fc.property(shapes, nodes => expectApart(layoutTree(nodes, 664))));
  });
});

it('chooses one line, two lines, or rows, as the width allows', () => {
  const chain = (depth: number, name: string) =>
    Array.from(
      { length: depth },
      (_, index): TreeNode => ({ depth: index + 1, name, note: '50%', weight: 5 }),
    );
  const first = (nodes: TreeNode[]) => layoutTree(nodes, 664);
  expect(first(chain(3, 'skip_connect')).nodes[1]?.label).toBe('skip_connect: 50%');
  expect(first(chain(6, 'nor_conv_3x3')).nodes[1]?.label).toBe('nor_conv_3x3\n50%');
  expect(first(chain(54, '391')).labels).toBe('above');
  expect(first(chain(54, '391')).width).toBe(664);
  expect(first(chain(400, '391')).width).toBeGreaterThan(664);
});

it('places each node right of its parent, in the column of its depth', () => {
  fc.assert(
    fc.property(trees(6, 12), nodes => {
      const layout = layoutTree(nodes, 664);
      for (const { index, x } of layout.nodes) {
        const column = layout.columns[(nodes[index]?.depth ?? 0) - 1];
        if (index >= 0) expect(x).toBeCloseTo(column?.x ?? Number.NaN, 6);
      }
      expect(layout.nodes.length).toBe(nodes.length + 1);
      expect(layout.links.length).toBe(nodes.length);
    }),
  );
});

it('lets links of rows cross no label', () => {
  fc.assert(
    fc.property(trees(4, 50), nodes => {
      const layout = layoutTree(nodes, 664);
      if (layout.labels !== 'above') return;
      const boxes = boxesOf(layout);
      for (const { points } of layout.links) {
        const [from, to] = [points[1], points[2]];
        if (from === undefined || to === undefined) continue;
        const crossed = boxes.filter(
          box => box.left < from.x && from.x < box.right && box.top < to.y && from.y < box.bottom,
        );
        expect(crossed).toEqual([]);
      }
    }),
  );
});
