// What would caches make of a search's transfers? Policies, the paper's rules and the limit, replayed on the trace.
//
// Underwood et al. 2023 leave the evaluation of their caching heuristics to future work (VI); this is it, on traces.

import { accessModel } from '../lineage/access/index.ts';
import type { Donors } from '../lineage/donors.ts';
import { summarizeDurations } from '../lineage/durations.ts';
import { ranksAtCompletion } from '../lineage/ranks-at-completion.ts';
import type { Stages } from '../lineage/stages.ts';
import { float64At, int32At, itemAt } from '../shared/columns.ts';
import { type Skipped, skipped } from '../shared/skipped.ts';
import { largestRankWithin } from '../stats/selection-probability.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { type CapacityWish, spacedCapacities, wishedCapacities } from './capacities.ts';
import { type LayerSizes, sizesOf } from './layer-sizes.ts';
import { findNewBests } from './new-bests.ts';
import type { CacheParams } from './params.ts';
import { sharedPlace, workerPlace } from './places.ts';
import { Arena } from './policies/arena.ts';
import type { Policy } from './policies/contract.ts';
import { type PolicyId, policyTable } from './policies/index.ts';
import { min } from './policies/min.ts';
import type { RuleSettings } from './replay.ts';
import { collectRequests, type RequestStream } from './requests.ts';
import type { CacheSummary } from './schema.ts';
import { measureStoring } from './storing.ts';
import {
  answerPlace,
  classifyJobs,
  type PlaceQuestion,
  type PolicyAnswer,
  summarizePlace,
} from './summarize.ts';

/** Δ of broadcasts as a share of the mean evaluation time, as for bursts (METHOD §4). */
const BROADCAST_SHARE = 0.05;

export interface ReplayFacts {
  readonly trace: Trace;
  readonly orders: Orders;
  readonly stages: Stages;
  readonly donors: Donors;
  readonly population: number;
  readonly sample: number;
  readonly window: number;
}

/** What is replayed, beyond the parameters of the summary. */
export interface ReplayChoice {
  /** Ids of policies; all by default. LRU and the limit are what rules are held against: name them too. */
  readonly policies?: readonly string[] | undefined;
  readonly capacities?: readonly CapacityWish[] | undefined;
  /** Bytes of each layer; without them every tensor counts as one. */
  readonly sizes?: LayerSizes | undefined;
}

/** One policy at one place. */
export interface ReplayTask {
  /** Index of its question. */
  readonly question: number;
  readonly policy: PolicyId;
}

/** All that is to be replayed of a trace, in any order and in several threads if one likes. */
export interface ReplayPlan<Summary> {
  readonly questions: readonly PlaceQuestion[];
  /** Place by place, in the order of the policies. */
  readonly tasks: readonly ReplayTask[];
  /** From the answers to all tasks, in their order. */
  readonly summarize: (answers: readonly PolicyAnswer[]) => Summary;
}

/** Carries out tasks of these questions one after another. */
export function replayerOf(questions: readonly PlaceQuestion[]): (task: ReplayTask) => PolicyAnswer {
  const memory = new Arena();
  return ({ question, policy }) => answerPlace(itemAt(questions, question), policy, memory);
}

/** The request stream of a trace. @throws NastraceError when `sizes` lack a layer that is read. */
export function requestsOf(facts: ReplayFacts, params: CacheParams, sizes?: LayerSizes): RequestStream {
  const { trace, orders, stages, donors, population } = facts;
  const access = accessModel(trace, orders, stages.known, donors, params.access);
  const newBests = findNewBests(trace, orders, stages.known.successes, donors.tree, population);
  return collectRequests(trace, access, sizesOf(trace, donors.tree, sizes), newBests);
}

export function planReplay(
  facts: ReplayFacts,
  params: CacheParams,
  choice: ReplayChoice,
): ReplayPlan<CacheSummary> | Skipped {
  const { trace, orders, stages, donors, population, sample, window } = facts;
  const stream = requestsOf(facts, params, choice.sizes);
  if (stream.objects.length === 0) return skipped('no evaluation reads a tensor');
  const ranks = ranksAtCompletion(
    Float64Array.from(orders.candidates, evaluation => float64At(trace.quality, evaluation)),
    population,
  );
  const broadcastSeconds = params.broadcastSeconds ?? BROADCAST_SHARE * (summarizeDurations(trace).mean ?? 0);
  const rules: RuleSettings = {
    window,
    donations: params.donations,
    broadcastSeconds,
    unlikely: unlikelyDonors(facts, stream, ranks, params.epsilon),
  };
  const distinctSize = stream.sizes.subarray(0, stream.distinct).reduce((sum, size) => sum + size, 0);
  const capacities =
    choice.capacities === undefined
      ? spacedCapacities(params.points, distinctSize, stream.distinct)
      : wishedCapacities(choice.capacities, distinctSize);
  const classes = classifyJobs(stream, stages.stage);
  const chosen = policyTable.filter(({ id }) => choice.policies?.includes(id) ?? true);
  const isCounted = choice.sizes === undefined;
  const places = [sharedPlace(stream)];
  if (trace.workers.length > 0) places.push(workerPlace(trace, stream));
  const given = trace.tensors !== null || donors.recorded;
  const questions = places.map(place => {
    const policies = chosen
      .filter(policy => applies(policy, place.id, stream, isCounted))
      .map(({ id }) => id);
    return { stream, place, classes, policies, capacities, rules, distinctSize, isCounted };
  });
  const tasks = questions.flatMap(({ policies }, question) => policies.map(policy => ({ question, policy })));
  const summarize = (answers: readonly PolicyAnswer[]): CacheSummary => ({
    params,
    accesses: params.access === 'presence' ? 'presence' : given ? 'recorded' : 'hypothetical',
    unit: isCounted ? 'tensors' : 'bytes',
    requests: stream.objects.length,
    jobs: stream.jobs.length,
    distinct: stream.distinct,
    distinctSize,
    window,
    broadcastSeconds,
    places: questions.map((question, index) =>
      summarizePlace(
        question,
        answers.filter((_, task) => itemAt(tasks, task).question === index),
      ),
    ),
    storing: given
      ? skipped('the trace records what was read, not what else the repository held')
      : measureStoring(trace, orders, stages.known, donors, ranks, population, sample),
  });
  return { questions, tasks, summarize };
}

/** Nobody shares a sending with one cache; without new bests nothing is prefetched; MIN is of equal sizes only. */
function applies(
  { id, needs }: Policy,
  place: 'shared' | 'worker',
  stream: RequestStream,
  isCounted: boolean,
): boolean {
  if (id === min.id && !isCounted) return false;
  if (needs?.broadcast === true && place === 'shared') return false;
  return needs?.prefetch !== true || stream.newBests.length > 0;
}

/** By job, 1 where the donor's transfer bound at its completion is at most ε. */
function unlikelyDonors(
  { orders, donors, population, sample }: ReplayFacts,
  stream: RequestStream,
  ranks: Int32Array,
  epsilon: number,
): Uint8Array {
  const maxRank = largestRankWithin(population, sample, epsilon);
  return Uint8Array.from(stream.jobs, evaluation => {
    const donor = int32At(donors.donor, evaluation);
    const candidate = donor < 0 ? 0 : int32At(orders.candidateOf, donor);
    const rank = candidate === 0 ? 0 : int32At(ranks, candidate - 1);
    return rank > 0 && rank <= maxRank ? 1 : 0;
  });
}
