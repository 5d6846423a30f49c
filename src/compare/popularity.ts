// Which prefixes are popular where, under ids that mean the same in all runs? (METHOD §6; paper Figure 4)
//
// Ids number the depth-k prefixes of the successes of all runs in lexicographic order. A summary lists its prefixes
// unless they are very many; then ids number those that snapshots show, which is said.

import { isSkipped, type Skipped, skipped } from '../shared/skipped.ts';
import type { Summary } from '../summary/schema.ts';
import { differenceOf } from './difference.ts';
import { distancesOf } from './distances.ts';
import type { ComparedRun, Group } from './groups.ts';
import { sortPrefixes } from './prefix-order.ts';
import type { Popularity } from './schema.ts';
import type { ChoiceOrder } from './spaces.ts';

/** Of prefixes times groups: what the document carries at any number of runs. */
const MOST_VALUES = 2000;
const MOST_PREFIXES = 50;

/** Rows beyond this are not drawn, and so not kept. */
export const MOST_ROWS = 6;

type Part = Exclude<NonNullable<Summary['analyses']['popularity']>, Skipped>;

export function comparePopularity(
  runs: readonly ComparedRun[],
  groups: readonly Group[],
  order: ChoiceOrder,
): Popularity | Skipped {
  const parts: Part[] = [];
  for (const { label, summary } of runs) {
    const { popularity } = summary.analyses;
    if (popularity === undefined) return skipped(`${label} was analyzed without popularity`);
    if (isSkipped(popularity)) return skipped(`${label}: ${popularity.skipped}`);
    parts.push(popularity);
  }
  const [first] = parts;
  if (first === undefined) return skipped('no run');
  const differing = settingsApart(runs, parts);
  if (differing !== null) return skipped(differing);
  const complete = parts.every(({ series }) => Array.isArray(series.prefixes));
  const names = parts.flatMap(part => prefixesOf(part, complete));
  const union = sortPrefixes(names, order);
  const idOf = new Map(union.map((prefix, id) => [prefix, id]));
  const counted = complete ? countPrefixes(parts, idOf) : null;
  return {
    prefixLength: first.prefixLength,
    window: first.windowSize,
    tier1Percent: first.params.tier1Percent,
    tier3Percent: first.params.tier3Percent,
    observed: union.length,
    complete,
    snapshots: groups.slice(0, MOST_ROWS).flatMap(group => snapshotsOf(group, parts, idOf)),
    prefixes: counted === null ? [] : differingPrefixes(counted, union, groups),
    distances: counted === null ? [] : distancesOf(counted, groups),
  };
}

/** What must be the same in all runs, and is not. */
function settingsApart(runs: readonly ComparedRun[], parts: readonly Part[]): string | null {
  const settings = [
    ['window W', '--window', ({ windowSize }: Part) => windowSize],
    ['prefix length k', '--prefix-length', ({ prefixLength }: Part) => prefixLength],
    ['limit of tier 1', '', ({ params }: Part) => params.tier1Percent],
    ['limit of tier 3', '', ({ params }: Part) => params.tier3Percent],
  ] as const;
  const [first] = parts;
  for (const [name, flag, read] of settings) {
    const other = parts.findIndex(part => first !== undefined && read(part) !== read(first));
    const [a, b] = [first, parts[other]];
    if (a === undefined || b === undefined) continue;
    const advice = flag === '' ? '' : `; analyze the traces with the same ${flag}`;
    return `the ${name} is ${read(a)} in ${runs[0]?.label} and ${read(b)} in ${runs[other]?.label}${advice}`;
  }
  return null;
}

function prefixesOf({ series, snapshots }: Part, complete: boolean): string[] {
  const listed = complete ? series.prefixes : null;
  return (listed ?? snapshots.flatMap(({ counts }) => counts)).map(({ prefix }) => prefix);
}

/** By run, the share of its successes that carry each prefix of the union. */
function countPrefixes(parts: readonly Part[], idOf: ReadonlyMap<string, number>): Float64Array[] {
  return parts.map(({ series }) => {
    const counts = new Float64Array(idOf.size);
    let total = 0;
    for (const { prefix, count } of series.prefixes ?? []) {
      counts[idOf.get(prefix) ?? -1] = count;
      total += count;
    }
    return total === 0 ? counts : counts.map(count => count / total);
  });
}

/** Mean shares of the window at the candidates at which every run of the group was looked at. */
function snapshotsOf(
  { name, members }: Group,
  parts: readonly Part[],
  idOf: ReadonlyMap<string, number>,
): Popularity['snapshots'] {
  const taken = members.map(member => parts[member]?.snapshots ?? []);
  const candidates = (taken[0] ?? []).map(({ candidate }) => candidate);
  return candidates.flatMap(candidate => {
    const found = taken.flatMap(snapshots => snapshots.find(each => each.candidate === candidate) ?? []);
    if (found.length < members.length) return [];
    const shares = new Map<string, number>();
    for (const { windowSize, counts } of found) {
      for (const { prefix, count } of counts)
        shares.set(prefix, (shares.get(prefix) ?? 0) + count / windowSize / members.length);
    }
    const counts = [...shares].map(([prefix, share]) => ({
      prefixId: idOf.get(prefix) ?? -1,
      prefix,
      share,
    }));
    counts.sort((a, b) => a.prefixId - b.prefixId);
    return [{ group: name, candidate, runs: members.length, counts }];
  });
}

/** The prefixes whose shares differ most between the reference and another group. */
function differingPrefixes(
  shares: readonly Float64Array[],
  union: readonly string[],
  groups: readonly Group[],
): Popularity['prefixes'] {
  const described = union.map((prefix, prefixId) => {
    const byGroup = groups.map(({ members }) => members.map(member => shares[member]?.[prefixId] ?? 0));
    const [reference = [], ...others] = byGroup;
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      prefixId,
      prefix,
      shares: byGroup.map(mean),
      differences: others.map(other => differenceOf(reference, other)),
    };
  });
  const most = ({ differences }: (typeof described)[number]) =>
    Math.max(...differences.map(({ mean }) => Math.abs(mean ?? 0)), 0);
  const kept = Math.min(MOST_PREFIXES, Math.floor(MOST_VALUES / groups.length));
  return described.sort((a, b) => most(b) - most(a) || a.prefixId - b.prefixId).slice(0, kept);
}
