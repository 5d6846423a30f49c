// Which choices does evolution favour at each position? (paper V-A3)
//
// A panel a position: share of each choice in the random start against its share under evolution. A position
// with many options shows the commonest and gathers the others, so that hundreds stay readable.

import type { FigureSpec } from '../../../charts/figure.ts';
import { labelText, shortenText } from '../../../charts/fit-text.ts';
import { panelFigure } from '../../../charts/frame.ts';
import { countOf, percentText } from '../../../charts/number-text.ts';
import { arrangePanels } from '../../../charts/panels.ts';
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

/** Columns at most and choices shown, by the number of positions. */
const ARRANGEMENTS = [
  { positions: 6, columns: 3, options: 8 },
  { positions: 12, columns: 4, options: 6 },
  { positions: Number.POSITIVE_INFINITY, columns: 4, options: 4 },
] as const;
/** Panels below each other: about a page of them. */
const MOST_ROWS = 6;
/** Pixels: a panel with its labels, its plot, and its longest label. */
const LEAST_PANEL = 130;
const LEAST_PLOT = 58;
const LONGEST_LABEL = 96;
const ROW_HEIGHT = 14;
const GAP = 18;
const EDGES = 24;
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
  const { width = DOUBLE_COLUMN } = context;
  const arrangement = arrange(all.size, width);
  const positions = mostSkewed(all, summary, MOST_ROWS * arrangement.columns);
  const staged = summary.choices.some(choice => choice.stage1Share !== null || choice.stage2Share !== null);
  const sizes = sizesOf([...positions.values()], arrangement);
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
    { title: titleOf(summary, context), subtitle, width },
    {
      data,
      facet: FACET,
      columns: sizes.columns,
      spacing: { row: 12, column: GAP },
      width: sizes.plotWidth,
      height: rows * ROW_HEIGHT,
      layer: layersOf({ rows, staged, linked: choiceRows.some(row => 'from' in row), width, ...sizes }),
    },
  );
}

/** All positions, or where they are more than a page holds the most skewed, in order. */
function mostSkewed(
  positions: Map<number, ChoiceShare[]>,
  { uniformity }: TrieSummary,
  most: number,
): Map<number, ChoiceShare[]> {
  if (positions.size <= most) return positions;
  const skew = new Map(
    uniformity.map(({ position, chiSquare, df }) => [position, (chiSquare ?? 0) / Math.max(1, df)]),
  );
  const ranked = [...positions.keys()].sort((a, b) => (skew.get(b) ?? 0) - (skew.get(a) ?? 0) || a - b);
  const shown = new Set(ranked.slice(0, most));
  return new Map([...positions].filter(([position]) => shown.has(position)));
}

function panelName(position: number, options: number, context: FigureContext, sizes: Sizes): string {
  const name = `${position}: ${labelText(context.nodes[position - 1] ?? '')}`;
  const count = `\u00a0(${options})`;
  const room = sizes.labelWidth + sizes.plotWidth - measureText(count, FONT_SIZE, 'bold');
  return `${shortenText(name, room, FONT_SIZE, 'bold')}${count}`;
}

/** How many panels stand side by side, how wide they are and how many choices each shows. */
function arrange(positions: number, width: number) {
  const { columns: most, options } =
    ARRANGEMENTS.find(arrangement => positions <= arrangement.positions) ?? ARRANGEMENTS[2];
  const room = { width: width - EDGES, most: Math.min(most, positions), least: LEAST_PANEL, spacing: GAP };
  return { ...arrangePanels(room), options };
}

function sizesOf(positions: readonly ChoiceShare[][], arrangement: ReturnType<typeof arrange>): Sizes {
  const { columns, options, panelWidth } = arrangement;
  const shown = positions.flatMap(choices => commonest(choices, options));
  const labels = [OTHERS, ...shown.map(choice => labelText(choice.choice))];
  const widest = Math.max(...labels.map(label => measureText(label, FONT_SIZE)));
  const longest = Math.min(LONGEST_LABEL, panelWidth - LEAST_PLOT - LABEL_GAP);
  const labelWidth = Math.ceil(Math.min(longest, widest)) + LABEL_GAP;
  return { columns, options, labelWidth, plotWidth: panelWidth - labelWidth };
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
  const options = 'in brackets the number of options seen';
  const others = gathered ? `${order}, rare ones together as others; ${options}` : `${order}; ${options}`;
  return part === null ? others : `${others}; ${part}`;
}
