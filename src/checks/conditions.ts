// The kinds of conditions, one table: what each may be asked of, and how it is judged.

import type { Condition, Limit, Scalar } from './config-schema.ts';
import type { Verdict } from './contract.ts';
import { type Comparison, judgeLimit } from './limit.ts';
import { show } from './value-text.ts';

export type ConditionId = keyof Condition;

export interface Judgement {
  readonly verdict: Verdict;
  readonly expected: string;
  readonly note: string;
}

export interface ConditionKind {
  /** Numbers alone, or any value. */
  readonly of: 'number' | 'any';
  readonly needsBaseline: boolean;
  readonly judge: (comparison: Comparison, asked: never) => Judgement;
}

function verdict(passed: boolean, expected: string, note = ''): Judgement {
  return { verdict: passed ? 'passed' : 'failed', expected, note };
}

/** A claim that is expected one way and undetermined lacks data or power, which is no contradiction. */
function judgeEquals({ found }: Comparison, asked: Scalar): Judgement {
  if (found.value === 'undetermined' && asked !== 'undetermined')
    return { verdict: 'inconclusive', expected: show(asked), note: found.evidence };
  const passed = found.value === asked;
  return verdict(passed, show(asked), passed ? '' : found.evidence);
}

function judgeSame(comparison: Comparison): Judgement {
  const values = [...new Set(comparison.baselines.map(({ value }) => value))];
  const passed = values.some(value => value === comparison.found.value);
  return verdict(passed, values.map(show).join(' or '), 'as in the baseline');
}

const kind = <Asked>(
  of: ConditionKind['of'],
  needsBaseline: boolean,
  judge: (comparison: Comparison, asked: Asked) => Judgement,
): ConditionKind => ({ of, needsBaseline, judge });

const limit = (side: -1 | 0 | 1) =>
  kind<Limit>('number', true, (comparison, asked) => judgeLimit(comparison, asked, side));

export const CONDITIONS: Readonly<Record<ConditionId, ConditionKind>> = {
  equals: kind<Scalar>('any', false, judgeEquals),
  oneOf: kind<readonly Scalar[]>('any', false, ({ found }, asked) =>
    verdict(
      asked.some(each => each === found.value),
      asked.map(show).join(' or '),
      found.evidence,
    ),
  ),
  min: kind<number>('number', false, ({ found }, asked) =>
    verdict(Number(found.value) >= asked, `≥ ${show(asked)}`),
  ),
  max: kind<number>('number', false, ({ found }, asked) => {
    const passed = Number(found.value) <= asked;
    return verdict(passed, `≤ ${show(asked)}`, passed ? '' : found.evidence);
  }),
  maxShare: kind<number>('number', false, ({ found }, asked) => {
    const share = Number(found.value) / found.evaluations;
    return verdict(
      found.evaluations === 0 || share <= asked,
      `≤ ${show(asked * 100)} % of ${found.evaluations}`,
      found.evaluations === 0 ? '' : `${show(share * 100)} % of the evaluations`,
    );
  }),
  same: kind<true>('any', true, judgeSame),
  maxDrop: limit(-1),
  maxRise: limit(1),
  within: limit(0),
};
