// The `trace` part of the summary (METHOD §1, §2).

import { itemAt } from '../../src/shared/columns.ts';
import { findDonation } from './donors.ts';
import { findLikeliestSequence, isCertain, type Lineage } from './lineage.ts';
import { deviationOrNull, meanOrNull, quantileOrNull, sum } from './numbers.ts';
import { isSkipped, type Skipped, skip } from './options.ts';
import { codesOf, durationsOf, isStage2, knownAt, qualityOf } from './reading.ts';
import type { Settings } from './settings.ts';
import type { World } from './world.ts';

type LineageOrSkipped = Lineage | (Skipped & { settings: Settings });

export function summarizeTrace(
  world: World,
  lineage: LineageOrSkipped,
  window: number,
  prefixLength: number,
) {
  const { records, start, end, names } = world;
  const lengths = world.codes.map(codes => codes.length);
  const first = start && start.length > 0 ? Math.min(...start) : null;
  const last = end && end.length > 0 ? Math.max(...end) : null;
  const stages = isSkipped(lineage) ? null : countStages(world, lineage.settings.population);
  return {
    evaluations: records.length,
    successes: world.candidates.length,
    failures: records.length - world.candidates.length,
    workers: world.workers && new Set(world.workers).size,
    workersInferred: world.workersInferred,
    sequenceLength: {
      min: lengths.length === 0 ? null : Math.min(...lengths),
      max: lengths.length === 0 ? null : Math.max(...lengths),
    },
    space: world.space.map((choices, i) => ({ name: itemAt(names, i), choices })),
    start: first,
    end: last,
    seconds: first === null || last === null ? null : last - first,
    evaluationSeconds: summarizeDurations(durationsOf(world) ?? []),
    utilization: computeUtilization(world),
    stage1: stages?.stage1 ?? null,
    stage2: stages?.stage2 ?? null,
    settings: lineage.settings,
    window,
    prefixLength,
    lineage: isSkipped(lineage) ? skip(lineage.skipped) : summarizeLineage(world, lineage),
    transfer: isSkipped(lineage) ? skip(lineage.skipped) : summarizeTransfer(world, lineage.settings),
    staleness: isSkipped(lineage) ? skip(lineage.skipped) : summarizeStaleness(world, lineage),
  };
}

function summarizeDurations(durations: readonly number[]) {
  return {
    mean: meanOrNull(durations),
    sd: deviationOrNull(durations),
    p50: quantileOrNull(durations, 0.5),
    p90: quantileOrNull(durations, 0.9),
    max: quantileOrNull(durations, 1),
  };
}

/** Busy time over workers × span. */
function computeUtilization(world: World): number | null {
  const { start, end, workers } = world;
  const durations = durationsOf(world);
  if (!start || !end || !workers || durations === null) return null;
  const span = Math.max(...end) - Math.min(...start);
  return span > 0 ? sum(durations) / (new Set(workers).size * span) : null;
}

function countStages(world: World, population: number) {
  const stage2 = world.records.filter((_, record) => isStage2(world, record, population)).length;
  return { stage1: world.records.length - stage2, stage2 };
}

function summarizeLineage(world: World, lineage: Lineage) {
  const { source, creations } = lineage;
  if (source === 'none') return { source, eligible: creations.length };
  const resolved = creations.filter(creation => creation.resolved);
  return {
    source,
    eligible: creations.length,
    resolved: resolved.length,
    unresolved: creations.length - resolved.length,
    certain: creations.filter(creation => isCertain(lineage, creation)).length,
    meanConfidence: meanOrNull(resolved.map(creation => findLikeliestSequence(world, creation)?.weight ?? 0)),
  };
}

/** Mean share of an evaluation's layers that its donor gives. */
function summarizeTransfer(world: World, settings: Settings) {
  const shareOf = (record: number) => findDonation(world, record).depth / codesOf(world, record).length;
  const all = world.records.map((_, record) => record);
  const later = all.filter(record => isStage2(world, record, settings.population));
  return {
    meanShareStage1: meanOrNull(all.filter(record => !later.includes(record)).map(shareOf)),
    meanShareStage2: meanOrNull(later.map(shareOf)),
  };
}

/** What the manager did not know yet at the stage-2 creations. */
function summarizeStaleness(world: World, { creations, settings }: Lineage) {
  const creation = world.creation ?? [];
  const waiting = creations.map(({ child, index, population }) => {
    const inFlight = creation.slice(0, index).filter(other => !isKnown(world, child, other));
    const best = Math.max(...population.map(member => qualityOf(world, member)));
    const better = inFlight.some(other => (itemAt(world.records, other).quality ?? -Infinity) > best);
    return { count: inFlight.length, better };
  });
  return {
    meanInFlight: settings.population > 0 ? meanOrNull(waiting.map(({ count }) => count)) : null,
    betterInFlight: meanOrNull(waiting.map(({ better }) => (better ? 1 : 0))),
  };
}

/** Known by c, failures too; `world.known` lists the successes alone. */
function isKnown(world: World, child: number, other: number): boolean {
  if (itemAt(world.records, other).quality !== null) return knownAt(world, child).includes(other);
  const { start, end, records } = world;
  const { submit } = itemAt(records, child);
  const { gather } = itemAt(records, other);
  if (submit !== undefined && gather !== undefined) return gather < submit;
  return start !== null && end !== null && itemAt(end, other) <= itemAt(start, child);
}
