// What does a policy make of the request stream at each capacity? Every job in start order asks its caches.

import { gradeHistory } from './grades.ts';
import type { JobClasses, Outcome } from './outcome.ts';
import type { Place } from './places.ts';
import { Arena } from './policies/arena.ts';
import { MOST_TOGETHER, type Policy, type PopularityRules } from './policies/contract.ts';
import { JointReplay } from './replay-joint.ts';
import { replaySeparately } from './replay-separate.ts';
import type { RequestStream } from './requests.ts';

/** The paper's rules in numbers. */
export interface RuleSettings extends PopularityRules {
  /** Δ, seconds within which one sending serves all. */
  readonly broadcastSeconds: number;
  /** By job, 1 where the donor's transfer bound is at most ε. */
  readonly unlikely: Uint8Array;
}

/**
 * @param capacities of each cache, in the unit of the stream's sizes
 * @param memory for the caches' state, which the next replay may use again
 * @returns by capacity
 */
export function replay(
  stream: RequestStream,
  place: Place,
  classes: JobClasses,
  policy: Policy,
  capacities: readonly number[],
  rules: RuleSettings,
  memory = new Arena(),
): Outcome[] {
  if ('openOne' in policy) return replaySeparately(place, classes, policy, capacities, memory);
  const { grades } = policy;
  const history =
    grades === undefined ? null : gradeHistory(stream, rules.window, readers => grades(readers, rules));
  const question = { stream, place, classes, unlikely: rules.unlikely, history, memory };
  const outcomes: Outcome[] = [];
  for (let first = 0; first < capacities.length; first += MOST_TOGETHER) {
    const run = new JointReplay(question, policy, capacities.slice(first, first + MOST_TOGETHER));
    outcomes.push(...run.outcomes(rules.broadcastSeconds));
  }
  return outcomes;
}
