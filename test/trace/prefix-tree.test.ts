// The compressed tree stands for exactly the prefixes there are, each where it belongs.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at } from '../../src/shared/columns.ts';
import { sequenceText } from '../../src/trace/prefix-text.ts';
import {
  buildPrefixTree,
  type Cuts,
  nodeAt,
  type PrefixTree,
  sumSubtrees,
} from '../../src/trace/prefix-tree.ts';
import { traceOf } from '../support/facts.ts';

const archs = fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 30,
});

test('each node counts the evaluations of its prefixes, against a map of all prefixes', () => {
  fc.assert(
    fc.property(archs, fc.nat(4), (list, cutDepth) => {
      const trace = traceOf(list.map(arch => ({ arch, quality: 0 })));
      const cuts = Array.from(trace.sequence, sequence => ({ sequence, depth: cutDepth }));
      const tree = buildPrefixTree(trace.sequences, cutsOf(trace.sequences.count, cuts.slice(0, 3)));
      const counts = new Int32Array(tree.nodes);
      for (const sequence of trace.sequence) {
        const leaf = at(tree.leafOf, sequence);
        counts[leaf] = at(counts, leaf) + 1;
      }
      sumSubtrees(tree, counts);
      expect(at(counts, 0)).toBe(list.length);
      let prefixes = 0;
      for (let node = 1; node < tree.nodes; node++) {
        expect(at(tree.parent, node)).toBeLessThan(node);
        expect(at(tree.depth, at(tree.parent, node))).toBeLessThan(at(tree.depth, node));
        prefixes += at(tree.depth, node) - at(tree.depth, at(tree.parent, node));
      }
      for (let node = 0; node < tree.nodes; node++) {
        const below = Array.from(tree.leafOf, (leaf, sequence) => ({ leaf, sequence })).filter(
          ({ leaf }) => leaf >= node && leaf <= at(tree.last, node),
        );
        expect(Math.min(...below.map(({ sequence }) => sequence))).toBe(at(tree.first, node));
        expect(Math.max(...below.map(({ leaf }) => leaf))).toBe(at(tree.last, node));
        for (let other = node + 1; other < tree.nodes; other++)
          expect(other <= at(tree.last, node)).toBe(ancestorsOf(tree, other).includes(node));
      }
      const all = new Set(list.flatMap(arch => arch.map((_, index) => arch.slice(0, index + 1).join('-'))));
      expect(prefixes).toBe(all.size);
      list.forEach((arch, evaluation) => {
        arch.forEach((_, index) => {
          const prefix = arch.slice(0, index + 1);
          const sharing = list.filter(other => prefix.every((choice, i) => other[i] === choice)).length;
          expect(at(counts, nodeAt(tree, at(trace.sequence, evaluation), index + 1))).toBe(sharing);
        });
      });
    }),
  );
});

test('sequences are numbered in lexicographic order, a prefix before what extends it', () => {
  const list = [[2, 10], [2], [2, 9], [10, 0], [2, 9, 1]];
  const trace = traceOf(list.map(arch => ({ arch, quality: 0 })));
  const inOrder = Array.from({ length: trace.sequences.count }, (_, id) => sequenceText(trace, id));
  expect(inOrder).toEqual(['2', '2-9', '2-9-1', '2-10', '10-0']);
});

function cutsOf(sequences: number, cuts: readonly { sequence: number; depth: number }[]): Cuts {
  const bySequence = Array.from({ length: sequences }, (_, id) =>
    cuts.filter(({ sequence }) => sequence === id),
  );
  const offsets = new Int32Array(sequences + 1);
  bySequence.forEach((list, id) => {
    offsets[id + 1] = at(offsets, id) + list.length;
  });
  return { offsets, depths: Int32Array.from(bySequence.flat(), ({ depth }) => depth) };
}

function ancestorsOf(tree: PrefixTree, node: number): number[] {
  const above = at(tree.parent, node);
  return above < 0 ? [] : [above, ...ancestorsOf(tree, above)];
}
