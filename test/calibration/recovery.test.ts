// Is a simulated search recovered from its trace alone? Settings, and parents with an honest confidence.
//
// The paper's settings (P 100, s 5, 1000 evaluations, NAS-Bench-201's shape), parents and header left out. In the suite
// over a few seeds; CALIBRATION_SEARCHES=100 over a hundred.

import { expect, test } from 'vitest';
import { deriveFacts } from '../../src/pipeline/facts.ts';
import { isSkipped } from '../../src/shared/skipped.ts';
import { simulate } from '../../src/simulate/trace.ts';

const seeds = Array.from({ length: Number(process.env['CALIBRATION_SEARCHES'] ?? 12) }, (_, i) => i + 1);

test.each(['redraw', 'replace'] as const)(
  'P, s and the parents are recovered from blind traces: %s',
  mutation => {
    const runs = seeds.map(seed => recover(seed, mutation));
    const share = (right: (run: Recovered) => boolean) => runs.filter(right).length / runs.length;
    expect(share(run => Math.abs(run.population - 100) <= 1)).toBeGreaterThanOrEqual(0.97);
    expect(share(run => run.sample === 5)).toBeGreaterThanOrEqual(0.95);
    expect(share(run => run.mutation === mutation)).toBeGreaterThanOrEqual(0.95);
    const sum = (value: (run: Recovered) => number) => runs.reduce((total, run) => total + value(run), 0);
    const children = sum(run => run.children);
    const rate = sum(run => run.right) / children;
    const confidence = sum(run => run.confidence * run.children) / children;
    expect(Math.abs(confidence - rate)).toBeLessThan(0.01);
    expect(rate).toBeGreaterThan(0.75);
  },
  600_000,
);

type Recovered = ReturnType<typeof recover>;

function recover(seed: number, mutation: 'redraw' | 'replace') {
  const { trace } = simulate({ seed, mutation }, { blind: true });
  const { trace: truth } = simulate({ seed, mutation });
  const { settings, lineage } = deriveFacts(trace, {}).facts;
  if (isSkipped(lineage)) throw new Error(lineage.skipped);
  if (isSkipped(settings)) throw new Error(settings.skipped);
  let children = 0;
  let right = 0;
  truth.parent.forEach((parent, child) => {
    if (parent < 0) return;
    children++;
    if (lineage.likelyParents().parentSequence[child] === truth.sequence[parent]) right++;
  });
  return { ...settings, children, right, confidence: lineage.meanConfidence ?? Number.NaN };
}
