// The search spaces that come with nastrace, one table.
//
// nasbench201: the six edges of a cell in the order of its architecture string, five operations (Dong & Yang, ICLR
// 2020). macro: NAS-Bench-Macro, eight layers of three blocks (Su et al., 2021). attn: CANDLE-ATTN as NASBigData
// has it (attn/multi_inputs_denseskipco.py): two blocks of three dense layers, each layer with 391 options (identity,
// or 78 widths × 5 activations) and followed by skip connections from up to three layers before. attn54: six such
// blocks, 391^18 · 2^36 = 3.1e57 architectures, the number that the paper gives.

import { numbered, type SearchSpace, type SpaceNode } from './space.ts';

const CELL_OPERATIONS = ['none', 'skip_connect', 'nor_conv_1x1', 'nor_conv_3x3', 'avg_pool_3x3'] as const;
const CELL_EDGES = ['0_1', '0_2', '1_2', '0_3', '1_3', '2_3'] as const;
const DENSE_OPTIONS = 391;
const LAYERS_A_BLOCK = 3;

export const SPACE_IDS = ['nasbench201', 'macro', 'attn', 'attn54'] as const;
export type SpaceId = (typeof SPACE_IDS)[number];

export const SPACES: Readonly<Record<SpaceId, SearchSpace>> = {
  nasbench201: CELL_EDGES.map(edge => ({ name: `edge_${edge}`, choices: CELL_OPERATIONS })),
  macro: Array.from({ length: 8 }, (_, layer) => ({ name: `layer_${layer}`, choices: numbered(3) })),
  attn: denseBlocks(2),
  attn54: denseBlocks(6),
};

function denseBlocks(blocks: number): SearchSpace {
  const options = Array.from({ length: blocks }, () => blockOptions()).flat();
  return options.map((count, node): SpaceNode => ({ name: `vnode_${node}`, choices: numbered(count) }));
}

/** Layer l = 1 … 3 of a block: one dense node, then a skip connection from each of the l anchors before it. */
function blockOptions(): number[] {
  return Array.from({ length: LAYERS_A_BLOCK }, (_, l) => [DENSE_OPTIONS, ...Array(l + 1).fill(2)]).flat();
}
