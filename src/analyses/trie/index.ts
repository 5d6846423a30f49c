// How do architectures evolve structurally, and where do mutations fall? (METHOD §3; paper V-A, RQ1)

import type { Donors } from '../../lineage/donors.ts';
import { int32At, scratchInt32 } from '../../shared/columns.ts';
import { isSkipped } from '../../shared/skipped.ts';
import { buildPrefixTree, sumSubtrees } from '../../trace/prefix-tree.ts';
import { defineAnalysis } from '../contract.ts';
import { describeChoices } from './choices.ts';
import { countNodes, countSequences } from './counts.ts';
import { figures } from './figures.ts';
import { describeMutations } from './mutations.ts';
import { trieParams } from './params.ts';
import type { TrieSummary } from './schema.ts';
import { describeSeries } from './series.ts';
import { describeStructure } from './structure.ts';

export const trie = defineAnalysis({
  meta: {
    id: 'trie',
    title: 'Structure',
    question: 'How do architectures evolve structurally, and where do mutations fall?',
    needs: ['trace', 'orders', 'settings', 'window'],
    wants: ['stages', 'donors', 'lineage'],
  },
  params: trieParams,
  run: (facts, params): TrieSummary => {
    const { trace, orders, settings, lineage } = facts;
    const donors = isSkipped(facts.donors) ? null : facts.donors;
    const tree = donors?.tree ?? buildPrefixTree(trace.sequences);
    const transfers = donors === null ? null : countTransfers(donors);
    const times = countSequences(trace);
    const counts = countNodes(tree, times);
    const structure = describeStructure(trace, tree, counts, transfers, params.minShare);
    return {
      params,
      transfersRecorded: trace.transfersRecorded,
      ...structure,
      ...describeChoices(trace, times, isSkipped(facts.stages) ? null : facts.stages),
      mutations: isSkipped(lineage)
        ? lineage
        : describeMutations(trace, orders, lineage, settings.mutation ?? 'redraw'),
      series: describeSeries(trace, orders, tree, counts, structure.nodes, facts.window, params.minShare),
    };
  },
  figures,
});

/** By node of the tree: evaluations whose transfer reaches it. */
function countTransfers({ tree, node }: Donors): Int32Array {
  const transfers = scratchInt32(tree.nodes);
  for (let evaluation = 0; evaluation < node.length; evaluation++) {
    const reached = int32At(node, evaluation);
    transfers[reached] = int32At(transfers, reached) + 1;
  }
  sumSubtrees(tree, transfers);
  return transfers;
}
