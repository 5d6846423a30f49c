// METHOD §6 read literally, for tests: every window, population and history is scanned anew, prefixes are text.
// Shares with the implementation the completion order and the posterior weights of the parents, and nothing else.

import { demand, type TestFacts } from '../../support/facts.ts';
import type { TraceRecord } from '../../support/record.ts';

export interface Success {
  readonly evaluation: number;
  readonly text: string;
  /** Null for a sequence shorter than k. */
  readonly prefix: string | null;
  readonly quality: number;
}

export interface NaiveCreation {
  readonly child: number;
  readonly known: number;
  readonly resolved: boolean;
  readonly parents: ReadonlyMap<number, number>;
  /** The most probable parent sequence, null where unresolved. */
  readonly parentText: string | null;
}

export interface World {
  readonly records: readonly TraceRecord[];
  readonly successes: readonly Success[];
  /** All prefixes in lexicographic order: the id is the place. */
  readonly prefixes: readonly string[];
  readonly windowSize: number;
  readonly population: number;
  readonly sample: number;
}

export function worldOf(records: readonly TraceRecord[], facts: TestFacts): World {
  const k = facts.prefixLength;
  const successes = Array.from(facts.orders.candidates, evaluation => {
    const { arch, quality } = recordAt(records, evaluation);
    const prefix = arch.length < k ? null : arch.slice(0, k).join('-');
    return { evaluation, text: arch.join('-'), prefix, quality: quality ?? Number.NaN };
  });
  const numbers = (prefix: string) => prefix.split('-').map(Number);
  const prefixes = [...new Set(successes.flatMap(({ prefix }) => prefix ?? []))].sort((a, b) =>
    numbers(a).reduce((order, value, i) => order || value - (numbers(b)[i] ?? 0), 0),
  );
  const { population, sample } = facts.settings;
  return { records, successes, prefixes, windowSize: facts.window, population, sample };
}

function recordAt(records: readonly TraceRecord[], index: number): TraceRecord {
  const record = records[index];
  if (record === undefined) throw new Error(`no record ${index}`);
  return record;
}

/** Counts by prefix id of the window that ends at a candidate, by id. */
export function naiveWindow(world: World, candidate: number, size = world.windowSize): Map<number, number> {
  const members = world.successes.slice(Math.max(0, candidate - size), candidate);
  const counts = world.prefixes.map((prefix, id): [number, number] => [
    id,
    members.filter(member => member.prefix === prefix).length,
  ]);
  return new Map(counts.filter(([, count]) => count > 0));
}

/** With the default thresholds: 30 and 3 percent. */
export function naiveTier(world: World, count: number): 0 | 1 | 2 | 3 {
  if (count === 0) return 0;
  if (10 * count >= 3 * world.windowSize) return 1;
  return 100 * count <= 3 * world.windowSize ? 3 : 2;
}

export function naiveTierCounts(world: World, candidate: number) {
  const tiers = [...naiveWindow(world, candidate).values()].map(count => naiveTier(world, count));
  const inTier = (wanted: number) => tiers.filter(tier => tier === wanted).length;
  return { '1': inTier(1), '2': inTier(2), '3': inTier(3) };
}

/** The tier of every prefix in every full window, from candidate W on. */
export function naiveTierTable(world: World): { candidate: number; tiers: number[]; counts: number[] }[] {
  const table = [];
  for (let candidate = world.windowSize; candidate <= world.successes.length; candidate++) {
    const window = naiveWindow(world, candidate);
    const counts = world.prefixes.map((_, id) => window.get(id) ?? 0);
    table.push({ candidate, counts, tiers: counts.map(count => naiveTier(world, count)) });
  }
  return table;
}

/** The stage-2 creations with their posterior, copied out of the replay. */
export function creationsOf(world: World, facts: TestFacts): NaiveCreation[] {
  const lineage = demand(facts.lineage);
  const creations: NaiveCreation[] = [];
  lineage.replay(({ child, known, resolved, count, member, weight }) => {
    const parents = new Map<number, number>();
    for (let slot = 0; slot < count; slot++) parents.set(Number(member[slot]), Number(weight[slot]));
    const top = Number(lineage.likelyParents().parentSequence[child]);
    const same = facts.trace.sequence.indexOf(top);
    const parentText = top < 0 ? null : recordAt(world.records, same).arch.join('-');
    creations.push({ child, known, resolved, parents, parentText });
  });
  return creations;
}

/** For each threshold 0 … 10: pairs asked and expected yeses. */
export function naiveDonors(world: World, creations: readonly NaiveCreation[]): { n: number; yes: number }[] {
  const prefixOf = new Map(world.successes.map(({ evaluation, prefix }) => [evaluation, prefix]));
  const carries = (creation: NaiveCreation, prefix: string) =>
    [...creation.parents].reduce((sum, [parent, w]) => sum + (prefixOf.get(parent) === prefix ? w : 0), 0);
  const answers = Array.from({ length: 11 }, () => ({ n: 0, yes: 0 }));
  const children = creations.filter(creation => creation.resolved);
  children.forEach((child, index) => {
    const members = world.successes.slice(Math.max(0, child.known - world.population), child.known);
    for (const prefix of new Set(members.flatMap(member => member.prefix ?? []))) {
      const before = children.slice(Math.max(0, index - world.windowSize), index);
      const donations = before.reduce((sum, other) => sum + carries(other, prefix), 0);
      answers.forEach((answer, threshold) => {
        if (donations < threshold - 1e-9) return;
        answer.n++;
        answer.yes += carries(child, prefix);
      });
    }
  });
  return answers;
}

export function naiveGaps(world: World, creations: readonly NaiveCreation[]) {
  const { successes, population } = world;
  const isNewMaximum = ({ quality }: Success, index: number) =>
    index >= population && successes.slice(0, index).every(other => other.quality < quality);
  return successes.flatMap((best, index) => {
    if (!isNewMaximum(best, index)) return [];
    const candidate = index + 1;
    const knowing = creations.filter(creation => creation.known >= candidate);
    const end = knowing.findIndex(({ known }) => !isSoleBest(world, best, known));
    const atRisk = end < 0 ? knowing : knowing.slice(0, end);
    const first = atRisk.findIndex(({ parentText }) => parentText === best.text);
    const firstChild = atRisk[first];
    const children = atRisk.reduce((sum, { parents }) => sum + (parents.get(best.evaluation) ?? 0), 0);
    return [
      {
        candidate,
        generationsToFirstChild: first < 0 ? null : first + 1,
        secondsToFirstChild: firstChild === undefined ? null : secondsBetween(world, best, firstChild),
        generationsAtRisk: atRisk.length,
        children,
        generationsToTier1: naiveGenerationsToTier1(world, best, candidate, knowing),
      },
    ];
  });
}

/** In the population that a creation knows, nobody better known, no twin beside it. */
function isSoleBest(world: World, best: Success, known: number): boolean {
  const members = world.successes.slice(known - world.population, known);
  return (
    members.includes(best) &&
    members.filter(member => member.text === best.text).length === 1 &&
    world.successes.slice(0, known).every(other => other.quality <= best.quality)
  );
}

function secondsBetween(world: World, best: Success, { child }: NaiveCreation): number {
  return Number(recordAt(world.records, child).start) - Number(recordAt(world.records, best.evaluation).end);
}

function naiveGenerationsToTier1(
  world: World,
  best: Success,
  candidate: number,
  knowing: readonly NaiveCreation[],
): number | null {
  if (best.prefix === null) return null;
  const id = world.prefixes.indexOf(best.prefix);
  for (let c = Math.max(candidate, world.windowSize); c <= world.successes.length; c++) {
    if (naiveTier(world, naiveWindow(world, c).get(id) ?? 0) !== 1) continue;
    return knowing.filter(({ known }) => known < c).length;
  }
  return null;
}
