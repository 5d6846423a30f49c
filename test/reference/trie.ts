// How are the architectures spread over the search space (METHOD §3)?

import { itemAt } from '../../src/shared/columns.ts';
import { findDonation } from './donors.ts';
import type { Lineage } from './lineage.ts';
import { summarizeMutations } from './mutations.ts';
import { chiSquareTail, sum } from './numbers.ts';
import { isSkipped, type Skipped, skip } from './options.ts';
import { codesOf, isStage2, keyOf, longestOf, writePrefix } from './reading.ts';
import type { Settings } from './settings.ts';
import { compareSequences, type World } from './world.ts';

type LineageOrSkipped = Lineage | (Skipped & { settings: Settings });

interface Node {
  codes: readonly number[];
  /** Records whose path contains the node. */
  members: number[];
}

export function analyzeTrie(world: World, lineage: LineageOrSkipped, minShare: number) {
  const nodes = listNodes(world);
  const isKept = (node: Node) => node.members.length / world.records.length >= minShare;
  const hasTimes = !isSkipped(lineage);
  const depths = hasTimes ? world.records.map((_, record) => findDonation(world, record).depth) : null;
  return {
    nodesTotal: nodes.length,
    nodesKept: nodes.filter(isKept).length,
    nodes: nodes.filter(isKept).map(({ codes, members }) => ({
      prefix: writePrefix(world, codes),
      depth: codes.length,
      choice: itemAt(itemAt(world.space, codes.length - 1), itemAt(codes, codes.length - 1)),
      count: members.length,
      share: members.length / world.records.length,
      transfers: depths && members.filter(member => itemAt(depths, member) >= codes.length).length,
    })),
    depths: summarizeDepths(world, nodes, isKept),
    choices: summarizeChoices(world, hasTimes ? lineage.settings.population : null),
    uniformity: testUniformity(world, hasTimes ? lineage.settings.population : null),
    mutations: explainMutations(world, lineage),
  };
}

function explainMutations(world: World, lineage: LineageOrSkipped) {
  if (isSkipped(lineage)) return skip(lineage.skipped);
  return lineage.source === 'none' ? skip('no lineage') : summarizeMutations(world, lineage);
}

/** All prefixes of all architectures, in lexicographic preorder. */
function listNodes(world: World): Node[] {
  const nodes = new Map<string, Node>();
  for (const [record, codes] of world.codes.entries()) {
    for (let depth = 1; depth <= codes.length; depth++) {
      const prefix = codes.slice(0, depth);
      const node = nodes.get(keyOf(prefix)) ?? { codes: prefix, members: [] };
      node.members.push(record);
      nodes.set(keyOf(prefix), node);
    }
  }
  return [...nodes.values()].sort((a, b) => compareSequences(a.codes, b.codes));
}

function summarizeDepths(world: World, nodes: readonly Node[], isKept: (node: Node) => boolean) {
  const all = world.records.length;
  return world.space.slice(0, longestOf(world)).map((_, i) => {
    const here = nodes.filter(node => node.codes.length === i + 1);
    const counts = here.map(node => node.members.length);
    const total = sum(counts);
    return {
      depth: i + 1,
      distinct: here.length,
      kept: here.filter(isKept).length,
      keptShare: sum(here.filter(isKept).map(node => node.members.length)) / all,
      topShare: Math.max(0, ...counts) / all,
      entropyBits: sum(counts.map(count => (-count / total) * Math.log2(count / total))),
    };
  });
}

/** How often each choice was made at a position, by the records of `among` that have it. */
function countChoices(world: World, position: number, among: readonly number[]): number[] {
  return itemAt(world.space, position).map(
    (_, code) => among.filter(record => codesOf(world, record)[position] === code).length,
  );
}

function splitStages(world: World, population: number) {
  const all = world.records.map((_, record) => record);
  const stage2 = all.filter(record => isStage2(world, record, population));
  return { stage1: all.filter(record => !stage2.includes(record)), stage2 };
}

const shareOrNull = (count: number, total: number): number | null => (total === 0 ? null : count / total);

function summarizeChoices(world: World, population: number | null) {
  const all = world.records.map((_, record) => record);
  const { stage1, stage2 } =
    population === null ? { stage1: [], stage2: [] } : splitStages(world, population);
  return world.space.flatMap((choices, i) => {
    const [inAll, in1, in2] = [all, stage1, stage2].map(among => countChoices(world, i, among));
    return choices.map((choice, code) => ({
      position: i + 1,
      choice,
      count: itemAt(inAll ?? [], code),
      share: shareOrNull(itemAt(inAll ?? [], code), sum(inAll ?? [])),
      stage1Share: shareOrNull(itemAt(in1 ?? [], code), sum(in1 ?? [])),
      stage2Share: shareOrNull(itemAt(in2 ?? [], code), sum(in2 ?? [])),
    }));
  });
}

/** χ² of the stage-2 counts against equal probability. */
function testUniformity(world: World, population: number | null) {
  const stage2 = population === null ? [] : splitStages(world, population).stage2;
  return world.space.map((choices, i) => {
    const counts = countChoices(world, i, stage2);
    const expected = sum(counts) / choices.length;
    const defined = choices.length > 1 && expected > 0;
    const chiSquare = defined ? sum(counts.map(count => (count - expected) ** 2 / expected)) : null;
    const df = choices.length - 1;
    const pValue = chiSquare === null ? null : chiSquareTail(chiSquare, df);
    return { position: i + 1, options: choices.length, chiSquare, df, pValue };
  });
}
