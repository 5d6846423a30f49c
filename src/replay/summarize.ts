// How replays become the numbers of the summary: curves by capacity, rules against LRU, hit rates over time.

import { at, float64At, itemAt } from '../shared/columns.ts';
import { nearest } from './figures/panels.ts';
import { type Demand, type JobClasses, measureDemand, type Outcome, total } from './outcome.ts';
import type { Place } from './places.ts';
import type { Arena } from './policies/arena.ts';
import { type PolicyId, policyOf } from './policies/index.ts';
import { lru } from './policies/lru.ts';
import { type RuleSettings, replay } from './replay.ts';
import type { RequestStream } from './requests.ts';
import type { CacheCurve, CachePlaceSummary } from './schema.ts';
import { leastMoved } from './volume-bound.ts';

const BINS = 20;
/** Hit rates over time are shown at the capacity nearest to this share of the distinct tensors. */
const SHOWN_SHARE = 0.1;

/** Plain data, most of it in columns: may be sent to a thread. */
export interface PlaceQuestion {
  readonly stream: RequestStream;
  readonly place: Place;
  readonly classes: JobClasses;
  readonly policies: readonly PolicyId[];
  readonly capacities: readonly number[];
  readonly rules: RuleSettings;
  readonly distinctSize: number;
  /** True where every tensor counts as one. */
  readonly isCounted: boolean;
}

/** Jobs by span of time and stage: class 2 · bin + stage − 1. */
export function classifyJobs(stream: RequestStream, stage: Uint8Array): JobClasses {
  const last = stream.start[stream.jobs.length - 1] ?? 0;
  const of = Int32Array.from(stream.jobs, (row, job) => {
    const share = last === 0 ? 0 : float64At(stream.start, job) / last;
    return 2 * Math.min(Math.floor(BINS * share), BINS - 1) + at(stage, row) - 1;
  });
  return { count: 2 * BINS, of };
}

/** What a policy makes of a place's requests; plain data. */
export interface PolicyAnswer {
  readonly policy: PolicyId;
  /** By capacity; null for a bound on sizes, which knows no hits. */
  readonly outcomes: readonly Outcome[] | null;
  readonly moved: readonly number[];
}

/** @param answers of the question's policies, in their order */
export function summarizePlace(question: PlaceQuestion, answers: readonly PolicyAnswer[]): CachePlaceSummary {
  const { stream, place, classes, capacities } = question;
  const demand = measureDemand(stream, place, classes);
  const curves = answers.map(each => curveOf(question, demand, each));
  const baseline = curves.find(({ policy }) => policy === lru.id);
  return {
    place: place.id,
    caches: place.caches.length,
    requests: total(demand.requests),
    requestedSize: demand.size,
    curves,
    rules: baseline === undefined ? [] : curves.filter(isRule).map(curve => compareRule(curve, baseline)),
    overTime: capacities.length === 0 ? null : followTime(question, demand, answers),
  };
}

/** Replays one policy; `memory` for its caches' state. */
export function answerPlace(question: PlaceQuestion, id: PolicyId, memory: Arena): PolicyAnswer {
  const { stream, place, classes, capacities, rules, isCounted } = question;
  const policy = policyOf(id);
  if (policy.kind === 'limit' && !isCounted)
    return { policy: id, outcomes: null, moved: leastMoved(place, capacities) };
  const outcomes = replay(stream, place, classes, policy, capacities, rules, memory);
  return { policy: id, outcomes, moved: outcomes.map(({ moved }) => moved) };
}

function curveOf(question: PlaceQuestion, demand: Demand, answer: PolicyAnswer): CacheCurve {
  const { capacities, distinctSize, isCounted } = question;
  const { outcomes, moved } = answer;
  const { id, title, source, kind } = policyOf(answer.policy);
  const isBound = kind === 'limit' && !isCounted;
  return {
    policy: id,
    title: isBound ? 'least moved (bound)' : title,
    source: isBound ? 'after Berger et al. 2018' : source,
    kind,
    points: capacities.map((capacity, index) => {
      const hits = outcomes?.[index]?.hits ?? null;
      return {
        capacity,
        capacityShare: capacity / distinctSize,
        hitRate: rateOf(hits, demand, () => true),
        moved: itemAt(moved, index),
        movedShare: demand.size === 0 ? null : itemAt(moved, index) / demand.size,
        stage1: rateOf(hits, demand, group => group % 2 === 0),
        stage2: rateOf(hits, demand, group => group % 2 === 1),
      };
    }),
  };
}

/** Hits over requests of the classes that belong; null without requests. */
function rateOf(
  hits: Float64Array | null,
  { requests }: Demand,
  belongs: (group: number) => boolean,
): number | null {
  if (hits === null) return null;
  const asked = total(requests.filter((_, group) => belongs(group)));
  return asked === 0 ? null : total(hits.filter((_, group) => belongs(group))) / asked;
}

function isRule({ kind }: CacheCurve): boolean {
  return kind === 'rule';
}

function compareRule(curve: CacheCurve, baseline: CacheCurve): CachePlaceSummary['rules'][number] {
  return {
    policy: curve.policy,
    title: curve.title,
    points: curve.points.map((point, index) => {
      const plain = itemAt(baseline.points, index);
      return {
        capacityShare: point.capacityShare,
        hitRateChange:
          point.hitRate === null || plain.hitRate === null ? null : point.hitRate - plain.hitRate,
        movedChange:
          point.movedShare === null || plain.movedShare === null ? null : point.movedShare - plain.movedShare,
      };
    }),
  };
}

function followTime(
  { stream, capacities, distinctSize }: PlaceQuestion,
  demand: Demand,
  answers: readonly PolicyAnswer[],
): CachePlaceSummary['overTime'] {
  const shares = capacities.map(capacity => ({ capacityShare: capacity / distinctSize }));
  const shown = nearest(shares, SHOWN_SHARE);
  const width = (stream.start[stream.jobs.length - 1] ?? 0) / BINS;
  return {
    capacity: itemAt(capacities, shown),
    capacityShare: itemAt(capacities, shown) / distinctSize,
    bins: Array.from({ length: BINS }, (_, bin) => {
      const belongs = (group: number) => group >> 1 === bin;
      return {
        time: (bin + 0.5) * width,
        requests: total(demand.requests.filter((_, group) => belongs(group))),
        hitRates: answers.map(({ outcomes }) => rateOf(outcomes?.[shown]?.hits ?? null, demand, belongs)),
      };
    }),
  };
}
