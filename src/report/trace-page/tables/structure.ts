// The numbers of structure that a reader may want to quote, as tables.

import { countText, numberText, percentText } from '../../../charts/number-text.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import { detailsBlock, tableBlock } from '../../page/blocks.ts';
import type { Html } from '../../page/html.ts';
import type { Computed } from '../parts.ts';

type Trie = Computed<'trie'>;

const MOST_MOVES = 20;

export function structureTables(trie: Trie): Html[] {
  return [detailsBlock('Prefixes by depth', depths(trie)), ...movesOf(trie)];
}

function depths({ depths: rows, params }: Trie): Html {
  return tableBlock(
    `Prefixes by depth; kept: in at least ${percentText(params.minShare)} of the evaluations`,
    [
      { heading: 'Depth', numeric: true },
      { heading: 'Distinct', numeric: true },
      { heading: 'Kept', numeric: true },
      { heading: 'Evaluations with a kept one', numeric: true },
      { heading: 'With the commonest', numeric: true },
      { heading: 'Entropy (bits)', numeric: true },
    ],
    rows.map(row => [
      row.depth,
      countText(row.distinct),
      countText(row.kept),
      percentText(row.keptShare),
      percentText(row.topShare),
      numberText(row.entropyBits),
    ]),
  );
}

function movesOf({ mutations }: Trie): Html[] {
  if (isSkipped(mutations) || mutations.moves.length === 0) return [];
  const table = tableBlock(
    'Commonest mutations (expected number of children)',
    [
      { heading: 'Position', numeric: true },
      { heading: 'From' },
      { heading: 'To' },
      { heading: 'Children', numeric: true },
    ],
    mutations.moves
      .slice(0, MOST_MOVES)
      .map(({ position, from, to, count }) => [position, String(from), String(to), numberText(count)]),
  );
  return [detailsBlock('Commonest mutations', table)];
}
