// How many generations pass until a new best model has its first child? (paper V-D2)
//
// Expected: geometric with success probability s/P. Measured: the Kaplan–Meier estimate, since a new best that
// was beaten or retired without a child was at risk all the while (Kaplan and Meier 1958).

import type { FigureSpec } from '../../../charts/figure.ts';
import { layeredFigure } from '../../../charts/frame.ts';
import { countOf, equation, numberText, plotNumber, pValueText } from '../../../charts/number-text.ts';
import { lineLayers, styleNames } from '../../../charts/series.ts';
import { SINGLE_COLUMN } from '../../../charts/theme.ts';
import { isSkipped } from '../../../shared/skipped.ts';
import type { FigureContext } from '../../contract.ts';
import type { ImprovementGap } from '../schema.ts';

type Gaps = ImprovementGap['gaps'];

interface Step {
  readonly x: number;
  readonly y: number;
}

const MEASURED = 'measured';
const EXPECTED_POINTS = 60;

export function drawImprovementGap(
  gap: ImprovementGap | { skipped: string },
  context: FigureContext,
): FigureSpec | null {
  if (isSkipped(gap) || gap.gaps.every(each => each.generationsToFirstChild === null)) return null;
  const { width = SINGLE_COLUMN } = context;
  const expected = `geometric, ${equation('P/s', numberText(gap.expectedGenerations))}`;
  const longest = Math.max(...gap.gaps.map(each => each.generationsToFirstChild ?? each.generationsAtRisk));
  const end = Math.max(longest, Math.ceil(2 * gap.expectedGenerations));
  const rows = [
    ...measuredShare(gap.gaps, end).map(step => ({ ...step, series: MEASURED })),
    ...expectedShare(context.sample / context.population, end).map(step => ({ ...step, series: expected })),
  ];
  const layers = lineLayers({
    rows,
    styles: styleNames([MEASURED, expected]),
    width,
    x: { title: 'Creations since the new best was known', scale: { domain: [0, end], nice: false } },
    y: { title: 'New bests with a child', scale: { domain: [0, 1] }, axis: { format: '~%' } },
    interpolate: 'step-after',
  });
  const caption = { title: titleOf(gap), subtitle: subtitleOf(gap.gaps), width };
  return layeredFigure('improvement-gap', caption, 160, layers);
}

/** Share with a first child within x creations, by Kaplan–Meier. */
function measuredShare(gaps: Gaps, end: number): Step[] {
  const times = gaps.map(gap => ({
    time: gap.generationsToFirstChild ?? gap.generationsAtRisk,
    born: gap.generationsToFirstChild !== null,
  }));
  const births = [...new Set(times.filter(each => each.born).map(each => each.time))].sort((a, b) => a - b);
  let childless = 1;
  const steps: Step[] = [{ x: 0, y: 0 }];
  for (const birth of births) {
    const atRisk = times.filter(each => each.time >= birth).length;
    const born = times.filter(each => each.born && each.time === birth).length;
    childless *= 1 - born / atRisk;
    steps.push({ x: birth, y: plotNumber(1 - childless) });
  }
  return [...steps, { x: end, y: plotNumber(1 - childless) }];
}

/** 1 − (1 − p)^x at whole creations. */
function expectedShare(p: number, end: number): Step[] {
  const stride = Math.max(1, Math.ceil(end / EXPECTED_POINTS));
  const creations = Array.from({ length: Math.floor(end / stride) + 1 }, (_, index) => index * stride);
  return creations.map(x => ({ x, y: plotNumber(1 - (1 - p) ** x) }));
}

function subtitleOf(gaps: Gaps): string {
  const childless = gaps.filter(gap => gap.generationsToFirstChild === null).length;
  const censored = childless === 0 ? '' : `, ${childless} beaten or retired without a child (Kaplan–Meier)`;
  return `First child of ${countOf(gaps.length, 'new best', 'new bests')}${censored}`;
}

function titleOf(gap: ImprovementGap): string {
  const expected = numberText(gap.expectedGenerations);
  if (gap.meanGenerations === null) return `A new best should have a child every ${expected} creations`;
  const test = gap.pValue === null ? '' : ` (${pValueText(gap.pValue)})`;
  return `A new best has a child every ${numberText(gap.meanGenerations)} creations; ${equation('P/s', expected)} expected${test}`;
}
