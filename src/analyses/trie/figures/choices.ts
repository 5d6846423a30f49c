// Which choices does evolution favour at each position? (paper V-A3)
//
// A panel a position: share of each choice in the random start against its share under evolution. A position
// with many options shows the commonest and gathers the others, so that hundreds stay readable.

import type { FigureSpec } from '../../../charts/figure.ts';
import { labelText, shortenText } from '../../../charts/fit-text.ts';
import { panelFigure } from '../../../charts/frame.ts';
import { countOf, percentText } from '../../../charts/number-text.ts';
import { measureText } from '../../../charts/text-width.ts';
import { DOUBLE_COLUMN, FONT_SIZE } from '../../../charts/theme.ts';
import type { FigureContext } from '../../contract.ts';
import type { TrieSummary } from '../schema.ts';
import { layersOf, NAME_ROW } from './choice-marks.ts';
import { commonest, groupByPosition, OTHERS, rowsOfPosition } from './choice-rows.ts';

type ChoiceShare = TrieSummary['choices'][number];

interface Sizes {
  readonly columns: number;
  /** Choices shown of a position, without the others. */
  readonly options: number;
  /** Pixels. */
  readonly labelWidth: number;
  readonly plotWidth: number;
}

/** Columns, choices shown and longest label, by the number of positions. */
const ARRANGEMENTS = [
  { positions: 6, columns: 3, options: 8, longest: 96 },
  { positions: 12, columns: 4, options: 6, longest: 80 },
  { positions: Number.POSITIVE_INFINITY, columns: 6, options: 4, longest: 42 },
];
/** Panels on a page. */
const MOST_POSITIONS = 72;
const ROW_HEIGHT = 14;
const GAP = 18;
const EDGES = 28;
const LABEL_GAP = 6;

/** The panels' names are marks of their own, over the labels too; Vega's headers would widen the columns. */
const FACET = {
  field: 'position',
  type: 'ordinal',
  title: null,
  header: { labelExpr: "''", labelFontSize: 0, labelPadding: 0 },
} as const;

export function drawChoices(summary: TrieSummary, context: FigureContext): FigureSpec | null {
  const all = groupByPosition(summary.choices);
  if (all.size === 0) return null;
  const positions = mostSkewed(all, summary);
  const staged = summary.choices.some(choice => choice.stage1Share !== null || choice.stage2Share !== null);
  const sizes = sizesOf([...positions.values()]);
  const shorten = (label: string) => shortenText(label, sizes.labelWidth - LABEL_GAP, FONT_SIZE);
  const data = [...positions].flatMap(([position, choices]) => {
    const name = { nameRow: NAME_ROW, name: panelName(position, choices.length, context, sizes) };
    return [name, ...rowsOfPosition(choices, sizes.options, shorten)].map(row => ({ position, ...row }));
  });
  const choiceRows = data.filter(row => 'row' in row);
  const rows = Math.max(...choiceRows.map(row => row.row)) + 1;
  const subtitle = subtitleOf(
    choiceRows.some(row => row.label === OTHERS),
    staged,
    positions.size < all.size ? `the ${positions.size} most skewed of ${all.size} positions` : null,
  );
  return panelFigure(
    'choices',
    { title: titleOf(summary, context), subtitle, width: DOUBLE_COLUMN },
    {
      data,
      facet: FACET,
      columns: sizes.columns,
      spacing: { row: 12, column: GAP },
      width: sizes.plotWidth,
      height: rows * ROW_HEIGHT,
      layer: layersOf({ rows, staged, linked: choiceRows.some(row => 'from' in row), ...sizes }),
    },
  );
}

/** All positions, or where they are more than a page holds the most skewed, in order. */
function mostSkewed(
  positions: Map<number, ChoiceShare[]>,
  { uniformity }: TrieSummary,
): Map<number, ChoiceShare[]> {
  if (positions.size <= MOST_POSITIONS) return positions;
  const skew = new Map(
    uniformity.map(({ position, chiSquare, df }) => [position, (chiSquare ?? 0) / Math.max(1, df)]),
  );
  const ranked = [...positions.keys()].sort((a, b) => (skew.get(b) ?? 0) - (skew.get(a) ?? 0) || a - b);
  const shown = new Set(ranked.slice(0, MOST_POSITIONS));
  return new Map([...positions].filter(([position]) => shown.has(position)));
}

function panelName(position: number, options: number, context: FigureContext, sizes: Sizes): string {
  const name = `${position}: ${labelText(context.nodes[position - 1] ?? '')}`;
  const count = `\u00a0(${options})`;
  const room = sizes.labelWidth + sizes.plotWidth - measureText(count, FONT_SIZE, 'bold');
  return `${shortenText(name, room, FONT_SIZE, 'bold')}${count}`;
}

function sizesOf(positions: readonly ChoiceShare[][]): Sizes {
  const fitting = ARRANGEMENTS.find(arrangement => positions.length <= arrangement.positions);
  const { columns: wanted, options, longest } = fitting ?? { columns: 6, options: 4, longest: 42 };
  const columns = Math.min(wanted, positions.length);
  const shown = positions.flatMap(choices => commonest(choices, options));
  const labels = [OTHERS, ...shown.map(choice => labelText(choice.choice))];
  const widest = Math.max(...labels.map(label => measureText(label, FONT_SIZE)));
  const labelWidth = Math.ceil(Math.min(longest, widest)) + LABEL_GAP;
  const plotWidth = Math.floor((DOUBLE_COLUMN - EDGES - (columns - 1) * GAP) / columns - labelWidth);
  return { columns, options, labelWidth, plotWidth };
}

function titleOf(summary: TrieSummary, context: FigureContext): string {
  const tested = summary.uniformity.filter(position => position.pValue !== null);
  const skewed = tested.filter(position => (position.pValue ?? 1) * tested.length < 0.01).length;
  const skew =
    tested.length === 0
      ? 'Shares of the choices'
      : `Choices are skewed at ${skewed} of ${countOf(tested.length, 'position')}`;
  const most = mostRisen(summary.choices);
  if (most === null) return skew;
  const node = labelText(context.nodes[most.position - 1] ?? `position ${most.position}`);
  return `${skew}; ${labelText(most.choice)} at ${node} rose most, from ${percentText(most.stage1Share ?? 0)} to ${percentText(most.stage2Share ?? 0)}`;
}

function mostRisen(choices: readonly ChoiceShare[]): ChoiceShare | null {
  const rise = (choice: ChoiceShare) => (choice.stage2Share ?? 0) - (choice.stage1Share ?? 0);
  const both = choices.filter(choice => choice.stage1Share !== null && choice.stage2Share !== null);
  const most = both.reduce<ChoiceShare | null>((a, b) => (a === null || rise(b) > rise(a) ? b : a), null);
  return most !== null && rise(most) > 0 ? most : null;
}

function subtitleOf(gathered: boolean, staged: boolean, part: string | null): string {
  const order = staged
    ? 'Stage 1 is random, stage 2 evolves; choices by their share in stage 2'
    : 'Choices by their share';
  const options = 'in brackets the number of options';
  const others = gathered ? `${order}, rare ones together as others; ${options}` : `${order}; ${options}`;
  return part === null ? others : `${others}; ${part}`;
}
