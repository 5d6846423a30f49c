// A trie summary counted from a simulated search, the plain way.

import type { TrieSummary } from '../../../src/analyses/trie/schema.ts';
import type { Evaluation, SearchShape } from './search.ts';

export function trieSample(rows: readonly Evaluation[], shape: SearchShape, minShare = 0.01): TrieSummary {
  const counts = countPrefixes(rows);
  const nameAt = (position: number, choice: number) => shape.options[position]?.[choice] ?? '?';
  const nodes = [...counts.values()]
    .filter(entry => entry.count / rows.length >= minShare)
    .sort((a, b) => compareArrays(a.prefix, b.prefix))
    .map(({ prefix, count, transfers }) => ({
      prefix: prefix.map((choice, position) => nameAt(position, choice)).join('-'),
      depth: prefix.length,
      choice: nameAt(prefix.length - 1, prefix.at(-1) ?? 0),
      count,
      share: count / rows.length,
      transfers,
    }));
  const depths = shape.options.map((_, index) => {
    const all = [...counts.values()].filter(entry => entry.prefix.length === index + 1);
    const kept = nodes.filter(node => node.depth === index + 1);
    const keptShare = kept.reduce((sum, node) => sum + node.share, 0);
    const topShare = Math.max(...all.map(entry => entry.count)) / rows.length;
    return { depth: index + 1, distinct: all.length, kept: kept.length, keptShare, topShare, entropyBits: 1 };
  });
  return {
    params: { minShare },
    nodesTotal: counts.size,
    nodesKept: nodes.length,
    transfersRecorded: false,
    nodes,
    depths,
    choices: choiceShares(rows, shape),
    uniformity: shape.options.map((choices, index) => ({
      position: index + 1,
      options: choices.length,
      chiSquare: 40,
      df: choices.length - 1,
      pValue: index % 3 === 0 ? 0.2 : 1e-9,
    })),
    mutations: mutationSample(rows, shape),
    series: { candidates: [], deepest: [], followed: [], frames: [] },
  };
}

function countPrefixes(rows: readonly Evaluation[]) {
  const counts = new Map<string, { prefix: number[]; count: number; transfers: number }>();
  for (const { arch, transferred } of rows) {
    for (let depth = 1; depth <= arch.length; depth++) {
      const prefix = arch.slice(0, depth);
      const key = prefix.join('-');
      const entry = counts.get(key) ?? { prefix, count: 0, transfers: 0 };
      entry.count++;
      if (transferred >= depth) entry.transfers++;
      counts.set(key, entry);
    }
  }
  return counts;
}

function compareArrays(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, index) => value !== b[index]);
  if (differing < 0 || differing >= b.length) return a.length - b.length;
  return (a[differing] ?? 0) - (b[differing] ?? 0);
}

function choiceShares(rows: readonly Evaluation[], shape: SearchShape): TrieSummary['choices'] {
  const first = rows.filter(row => row.parent === null);
  const evolved = rows.filter(row => row.parent !== null);
  return shape.options.flatMap((choices, index) =>
    choices.map((choice, code) => {
      const shareOf = (some: readonly Evaluation[]) =>
        some.length === 0 ? null : some.filter(row => row.arch[index] === code).length / some.length;
      const count = rows.filter(row => row.arch[index] === code).length;
      return {
        position: index + 1,
        choice,
        count,
        share: count / rows.length,
        stage1Share: shareOf(first),
        stage2Share: shareOf(evolved),
      };
    }),
  );
}

function mutationSample(rows: readonly Evaluation[], shape: SearchShape): TrieSummary['mutations'] {
  const children = rows.filter(row => row.mutatedAt !== null);
  if (children.length === 0) return { skipped: 'no evaluation is evolved' };
  const length = shape.options.length;
  return {
    observed: children.length,
    redrawn: 12,
    perPosition: shape.options.map((_, index) => ({
      position: index + 1,
      share: children.filter(row => row.mutatedAt === index).length / children.length,
      uniform: 1 / length,
    })),
    meanRelativePosition: 0.497,
    expectedRelativePosition: 0.5,
    statistic: 5.2,
    df: length - 1,
    pValue: 0.43,
    transferableFraction: { mean: 0.41, low: 0.39, high: 0.43, expected: (length - 1) / (2 * length) },
    trend: null,
    moves: [],
    improving: { share: 0.2, meanRelativePosition: 0.52 },
    notImproving: { share: 0.8, meanRelativePosition: 0.49 },
  };
}
