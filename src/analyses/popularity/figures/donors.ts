// Does a prefix that gave weights lately give them again? (paper V-D4: cache from 5 donations in 100 on)

import type { FigureSpec } from '../../../charts/figure.ts';
import { type Layer, layeredFigure } from '../../../charts/frame.ts';
import { inline, levelLine } from '../../../charts/marks.ts';
import { countText, numberText, percentText, plotNumber } from '../../../charts/number-text.ts';
import { COLORS, SINGLE_COLUMN } from '../../../charts/theme.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import type { FigureContext } from '../../contract.ts';
import type { Donors } from '../schema.ts';

const PAPERS_THRESHOLD = 5;

export function drawDonors(donors: Donors | { skipped: string }, context: FigureContext): FigureSpec | null {
  if (isSkipped(donors) || donors.base === null) return null;
  const rows = donors.conditional.flatMap(({ threshold, probability, intervalLow, intervalHigh }) =>
    probability === null
      ? []
      : [
          {
            threshold,
            probability: plotNumber(probability),
            low: plotNumber(intervalLow ?? probability),
            high: plotNumber(intervalHigh ?? probability),
          },
        ],
  );
  if (rows.length === 0) return null;
  const { width = SINGLE_COLUMN } = context;
  const subtitle =
    `A prefix of ${context.prefixLength} choices is asked at each child while it is in the population; ` +
    `95 % intervals; dashed: all prefixes; dotted: the paper’s threshold`;
  const caption = { title: titleOf(donors, donors.base), subtitle, width };
  const base = levelLine(plotNumber(donors.base), `base rate ${percentText(donors.base)}`);
  return layeredFigure('donors', caption, 170, [thresholdLine(), ...base, ...measured(rows, context)]);
}

function measured(rows: { threshold: number }[], context: FigureContext): Layer[] {
  const title = `Donations in the last ${countText(context.window)} children, at least`;
  const domain = [-0.4, Math.max(...rows.map(row => row.threshold)) + 0.4];
  const scale = { domain, nice: false };
  const x = { field: 'threshold', type: 'quantitative', title, scale, axis: { tickMinStep: 1 } } as const;
  const y = {
    field: 'probability',
    type: 'quantitative',
    title: 'P(donates again)',
    axis: { format: '~%' },
  } as const;
  const data = inline(rows);
  return [
    {
      data,
      mark: { type: 'rule', strokeWidth: 1.5, color: COLORS.blue },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
    },
    {
      data,
      mark: { type: 'point', filled: true, size: 40, opacity: 1, color: COLORS.blue },
      encoding: { x, y },
    },
  ];
}

function thresholdLine(): Layer {
  return {
    data: inline([{ threshold: PAPERS_THRESHOLD }]),
    mark: { type: 'rule', strokeDash: [1, 2], color: COLORS.black },
    encoding: { x: { field: 'threshold', type: 'quantitative' } },
  };
}

function titleOf(donors: Donors, base: number): string {
  const at = donors.conditional.find(entry => entry.threshold === PAPERS_THRESHOLD);
  if (at === undefined || at.probability === null || base === 0)
    return 'Prefixes that gave weights lately, and how often they give again';
  return `After ${PAPERS_THRESHOLD} donations a prefix is ${numberText(at.probability / base, 2)} times as likely as any to donate again`;
}
