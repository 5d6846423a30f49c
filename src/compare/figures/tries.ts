// Which architectures does each group visit? Their tries side by side, every node in the same place (paper Figure 1).
//
// One layout of the union, so that a branch is looked for where it was; the commonest prefixes, as many as have rows.

import type { FigureSize, FigureSpec } from '../../charts/figure.ts';
import { labelText, shortenText } from '../../charts/fit-text.ts';
import { type Layer, sideBySideFigure } from '../../charts/frame.ts';
import { inline } from '../../charts/marks.ts';
import { countOf, countText, percentText, plotNumber } from '../../charts/number-text.ts';
import { measureText } from '../../charts/text-width.ts';
import { DOUBLE_COLUMN, FONT_SIZE } from '../../charts/theme.ts';
import { layoutTree, type TreeLayout } from '../../charts/tree-layout.ts';
import { drawTree } from '../../charts/tree-marks.ts';
import { isSkipped } from '../../shared/skipped.ts';
import type { Comparison, Tries } from '../schema.ts';
import { groupStyles } from './group-styles.ts';

type TrieNode = Tries['nodes'][number];

/** Tries side by side: a label of a node needs a third of the page. */
const MOST_TRIES = 3;
const MOST_LEAVES = 26;
const SPACING = 12;
/** Pixels from one depth to the next. */
const LEAST_STEP = 9;
const PADDING = 4;
const LONGEST_NAME = 16;
/** Where a label's share goes when the layout is made, which all panels have in common. */
const WIDEST_NOTE = '00.0%';

export function drawTries({ groups, trie }: Comparison, size: FigureSize): FigureSpec | null {
  if (isSkipped(trie) || trie.nodes.length === 0) return null;
  const drawn = groupStyles(groups.map(({ name }) => name)).slice(0, MOST_TRIES);
  const whole = Math.max(size.width ?? 0, DOUBLE_COLUMN);
  const width = Math.floor((whole - 2 * PADDING - (drawn.length - 1) * SPACING) / drawn.length);
  const deepest = depthWithin(width, trie.nodes);
  const nodes = chooseNodes(trie.nodes.filter(({ depth }) => depth <= deepest));
  const layout = layoutTree(
    nodes.map(node => ({
      depth: node.depth,
      name: labelText(node.choice, LONGEST_NAME),
      note: WIDEST_NOTE,
      weight: meanShare(node),
    })),
    width,
  );
  const percents = drawn.map((_, group) => nodes.map(node => plotNumber(100 * (node.shares[group] ?? 0))));
  const panels = drawn.map(({ name }, group) => ({
    width: layout.width,
    height: layout.height,
    layer: [
      ...drawTree(
        noted(layout, nodes, group, trie.minShare),
        percents[group] ?? [],
        'Share (%)',
        percents.flat(),
      ),
      heading(shortenText(name, width, FONT_SIZE, 'bold')),
    ],
  }));
  const caption = {
    title: titleOf(trie, groups),
    subtitle: subtitleOf(trie, { shown: nodes.length, deepest, drawn: drawn.length, groups: groups.length }),
    width: whole,
  };
  return sideBySideFigure('tries', caption, SPACING, panels);
}

/** Depths that have room beside the widest label. */
function depthWithin(width: number, nodes: readonly TrieNode[]): number {
  const labels = nodes.map(({ choice }) => `${labelText(choice, LONGEST_NAME)}: ${WIDEST_NOTE}`);
  const widest = labels.reduce((most, label) => Math.max(most, measureText(label, FONT_SIZE)), 0);
  return Math.max(1, Math.floor((width - widest - LEAST_STEP) / LEAST_STEP));
}

/** The commonest nodes, in preorder, with at most so many leaves among them. */
function chooseNodes(nodes: readonly TrieNode[]): TrieNode[] {
  const order = nodes.map((_, index) => index);
  order.sort(
    (a, b) => mostShare(nodes[b]) - mostShare(nodes[a]) || (nodes[a]?.depth ?? 0) - (nodes[b]?.depth ?? 0),
  );
  // What extends a prefix is never commoner, so the first of them in this order are a tree.
  let low = 1;
  let high = order.length;
  const firstOf = (count: number) =>
    order
      .slice(0, count)
      .sort((a, b) => a - b)
      .flatMap(index => nodes[index] ?? []);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (countLeaves(firstOf(middle)) <= MOST_LEAVES) low = middle;
    else high = middle - 1;
  }
  return firstOf(low);
}

function countLeaves(nodes: readonly TrieNode[]): number {
  return nodes.filter(({ depth }, index) => (nodes[index + 1]?.depth ?? 0) <= depth).length;
}

function mostShare(node: TrieNode | undefined): number {
  return Math.max(0, ...(node?.shares ?? []).map(share => share ?? 0));
}

function meanShare({ shares }: TrieNode): number {
  return shares.reduce<number>((sum, share) => sum + (share ?? 0), 0) / shares.length;
}

/** The layout with one group's shares in its labels. */
function noted(layout: TreeLayout, nodes: readonly TrieNode[], group: number, minShare: number): TreeLayout {
  const noteOf = (index: number) => {
    const share = nodes[index]?.shares[group] ?? null;
    return (share === null ? `<${percentText(minShare)}` : percentText(share)).replace('\u00a0', '');
  };
  return {
    ...layout,
    nodes: layout.nodes.map(node =>
      node.index < 0 || !node.label.endsWith(WIDEST_NOTE)
        ? node
        : { ...node, label: node.label.slice(0, -WIDEST_NOTE.length) + noteOf(node.index) },
    ),
  };
}

function heading(text: string): Layer {
  return {
    data: inline([{ heading: text }]),
    mark: { type: 'text', align: 'left', baseline: 'bottom', fontWeight: 'bold', x: 0, y: -6, aria: false },
    encoding: { text: { field: 'heading', type: 'nominal' } },
  };
}

function titleOf({ nodes }: Tries, groups: Comparison['groups']): string {
  const firsts = nodes.filter(({ depth }) => depth === 1);
  const said = groups.slice(0, MOST_TRIES).map(({ name }, group) => {
    const top = firsts.toSorted((a, b) => (b.shares[group] ?? 0) - (a.shares[group] ?? 0))[0];
    return top === undefined
      ? ''
      : `${labelText(top.choice, LONGEST_NAME)} with ${percentText(top.shares[group] ?? 0)} in ${labelText(name, LONGEST_NAME)}`;
  });
  return `The commonest first choice: ${said.join(', ')}`;
}

function subtitleOf(
  { nodes, nodesTotal, minShare }: Tries,
  { shown, deepest, drawn, groups }: { shown: number; deepest: number; drawn: number; groups: number },
): string {
  const isCut = nodes.some(({ depth }) => depth > deepest);
  const parts = [
    `${countOf(shown, 'prefix', 'prefixes')} of ${countText(nodesTotal)} that some run has in at least ${percentText(minShare)}`,
    isCut ? `to depth ${deepest}` : '',
    'the same place in all tries; labels: choice and share of the evaluations',
    drawn < groups ? `the first ${drawn} of ${countText(groups)} groups` : '',
  ];
  return parts.filter(part => part !== '').join('; ');
}
