// Which choices of a position are drawn, in which order, and what becomes of the others.

import { labelText } from '../../../charts/fit-text.ts';
import { plotNumber } from '../../../charts/number-text.ts';
import type { TrieSummary } from '../schema.ts';
import { rowsOfChoice } from './choice-marks.ts';

type ChoiceShare = TrieSummary['choices'][number];
type ShareKey = 'share' | 'stage1Share' | 'stage2Share';

export const OTHERS = 'others';

export function groupByPosition(choices: readonly ChoiceShare[]): Map<number, ChoiceShare[]> {
  const positions = new Map<number, ChoiceShare[]>();
  for (const choice of choices) {
    const known = positions.get(choice.position);
    if (known === undefined) positions.set(choice.position, [choice]);
    else known.push(choice);
  }
  return positions;
}

/** The choices commonest under evolution; all of them where only one would be left out. */
export function commonest(choices: readonly ChoiceShare[], options: number): ChoiceShare[] {
  const most = choices.length <= options + 1 ? choices.length : options;
  const share = (choice: ChoiceShare) => choice.share ?? 0;
  const weight = (choice: ChoiceShare) => choice.stage2Share ?? share(choice);
  return [...choices].sort((a, b) => weight(b) - weight(a) || share(b) - share(a)).slice(0, most);
}

/** Rows for the panel of one position, the others gathered in the last. */
export function rowsOfPosition(
  choices: readonly ChoiceShare[],
  options: number,
  shorten: (label: string) => string,
) {
  const shown = commonest(choices, options);
  const others = choices.filter(choice => !shown.includes(choice));
  const rows = shown.flatMap((choice, row) =>
    rowsOfChoice(row, shorten(labelText(choice.choice)), sharesOf([choice])),
  );
  return others.length === 0 ? rows : [...rows, ...rowsOfChoice(shown.length, OTHERS, sharesOf(others))];
}

function sharesOf(choices: readonly ChoiceShare[]) {
  const stage1 = totalOf(choices, 'stage1Share');
  const stage2 = totalOf(choices, 'stage2Share');
  return {
    all: totalOf(choices, 'share') ?? 0,
    ...(stage1 === null ? {} : { stage1 }),
    ...(stage2 === null ? {} : { stage2 }),
  };
}

/** Null where the share is unknown. */
function totalOf(choices: readonly ChoiceShare[], key: ShareKey): number | null {
  const known = choices.map(choice => choice[key]).filter(share => share !== null);
  return known.length === 0 ? null : plotNumber(known.reduce((sum, share) => sum + share, 0));
}
