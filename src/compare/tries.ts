// Which prefixes does one search visit more than another? The tries of the runs over their union (paper Figure 1).
//
// A summary leaves out prefixes under its `minShare`. One that it leaves out has a share from 0 to that; half of it
// is taken, and `pruning` says how far a difference may be off for that.

import { isSkipped, type Skipped, skipped } from '../shared/skipped.ts';
import { meanInterval } from '../stats/student-interval.ts';
import { countApart, differenceOf } from './difference.ts';
import type { ComparedRun, Group } from './groups.ts';
import { sortPrefixes } from './prefix-order.ts';
import type { Tries } from './schema.ts';
import type { ChoiceOrder } from './spaces.ts';

/** Of nodes times groups: what the document carries at any number of runs. */
const MOST_VALUES = 6000;
const MOST_NODES = 300;

type TrieNode = Tries['nodes'][number];

interface RunTrie {
  readonly minShare: number;
  readonly shares: ReadonlyMap<string, number>;
}

export function compareTries(
  runs: readonly ComparedRun[],
  groups: readonly Group[],
  order: ChoiceOrder,
): Tries | Skipped {
  const tries: RunTrie[] = [];
  const known = new Map<string, Pick<TrieNode, 'prefix' | 'depth' | 'choice'> & { most: number }>();
  for (const { label, summary } of runs) {
    const { trie } = summary.analyses;
    if (trie === undefined) return skipped(`${label} was analyzed without the trie`);
    if (isSkipped(trie)) return skipped(`${label}: ${trie.skipped}`);
    const { minShare } = trie.params;
    tries.push({ minShare, shares: new Map(trie.nodes.map(node => [node.prefix, node.share])) });
    for (const { prefix, depth, choice, share } of trie.nodes)
      known.set(prefix, { prefix, depth, choice, most: Math.max(share, known.get(prefix)?.most ?? 0) });
  }
  // A prefix is at least as common as what extends it, so what is cut off never leaves a branch without its stem.
  const most = Math.min(MOST_NODES, Math.floor(MOST_VALUES / groups.length));
  const kept = [...known.values()].sort((a, b) => b.most - a.most || a.depth - b.depth).slice(0, most);
  const byPrefix = new Map(kept.map(node => [node.prefix, node]));
  const nodes = sortPrefixes(byPrefix.keys(), order).flatMap(prefix => {
    const node = byPrefix.get(prefix);
    return node === undefined ? [] : [describe(node, tries, groups)];
  });
  return {
    minShare: Math.max(...tries.map(({ minShare }) => minShare)),
    nodesTotal: known.size,
    nodes,
    ...countApart(nodes.flatMap(({ differences }) => differences)),
  };
}

function describe(
  { prefix, depth, choice }: Pick<TrieNode, 'prefix' | 'depth' | 'choice'>,
  tries: readonly RunTrie[],
  groups: readonly Group[],
): TrieNode {
  const found = groups.map(({ members }) =>
    members.map(member => {
      const { shares, minShare } = tries[member] ?? { shares: new Map<string, number>(), minShare: 0 };
      const share = shares.get(prefix);
      return share === undefined
        ? { share: minShare / 2, pruning: minShare / 2, isKept: false }
        : { share, pruning: 0, isKept: true };
    }),
  );
  const sharesOf = (group: (typeof found)[number]) => group.map(({ share }) => share);
  const pruningOf = (group: (typeof found)[number]) =>
    meanInterval(group.map(({ pruning }) => pruning)).mean ?? 0;
  const [reference = [], ...others] = found;
  return {
    prefix,
    depth,
    choice,
    shares: found.map(group =>
      group.some(({ isKept }) => isKept) ? meanInterval(sharesOf(group)).mean : null,
    ),
    differences: others.map(other => ({
      ...differenceOf(sharesOf(reference), sharesOf(other)),
      pruning: pruningOf(reference) + pruningOf(other),
    })),
  };
}
