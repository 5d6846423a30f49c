// What the numbers of structure say in plain words, and what follows for designers (METHOD §3).

import { countOf, countText, numberText, percentText, pValueText } from '../../../charts/number-text.ts';
import type { Takeaway } from '../../page/blocks.ts';
import {
  applying,
  type Computed,
  type Present,
  presentPart,
  type Reading,
  type TraceFacts,
} from '../parts.ts';

type Trie = Computed<'trie'>;
type Mutations = Present<Trie['mutations']>;

const SIGNIFICANT = 0.05;

export function readStructure(trie: Trie, trace: TraceFacts): Reading {
  const mutations = presentPart(trie.mutations);
  return {
    sentences: applying(
      breadth(trie, trace),
      narrowing(trie),
      skew(trie),
      mutations === null ? null : evenness(mutations),
      mutations === null ? null : inheritance(mutations, trace),
    ),
    takeaways: applying(storage(trie), transfers(mutations, trace), operators(mutations)),
  };
}

function breadth({ depths }: Trie, { evaluations }: TraceFacts): string | null {
  const last = depths.at(-1);
  if (last === undefined) return null;
  return `The ${countOf(evaluations, 'evaluation')} visit ${countText(last.distinct)} different architectures.`;
}

function narrowing({ depths, params }: Trie): string | null {
  const first = depths[0];
  const last = depths.at(-1);
  if (first === undefined || last === undefined || first === last) return null;
  return `Prefixes that at least ${percentText(params.minShare)} of the evaluations share hold ${percentText(first.keptShare)} of them at depth 1 and ${percentText(last.keptShare)} at depth ${last.depth}; the commonest prefix of depth 1 is in ${percentText(first.topShare)}.`;
}

function skew({ uniformity }: Trie): string | null {
  const tested = uniformity.filter(position => position.pValue !== null);
  if (tested.length === 0) return null;
  const skewed = tested.filter(position => (position.pValue ?? 1) * tested.length < 0.01).length;
  if (skewed === 0)
    return 'At no position are the choices of evolved models more skewed than chance makes them.';
  return `At ${skewed} of ${countOf(tested.length, 'position')} evolved models favour some choices beyond chance.`;
}

function evenness({ pValue, perPosition }: Mutations): string | null {
  if (pValue === null || perPosition.length === 0) return null;
  if (pValue >= SIGNIFICANT) return `Mutations fall evenly over the positions (${pValueText(pValue)}).`;
  const most = perPosition.reduce((a, b) => (b.share > a.share ? b : a));
  return `Mutations do not fall evenly (${pValueText(pValue)}): position ${most.position} takes ${percentText(most.share)} of them, ${percentText(most.uniform)} if it were even.`;
}

function inheritance({ transferableFraction }: Mutations, { transfer }: TraceFacts): string | null {
  const { mean, low, high } = transferableFraction;
  if (mean === null || low === null || high === null) return null;
  const parent = `A child shares with its parent the layers before the mutation, ${percentText(mean)} of the sequence on average (95\u00a0%: ${percentText(low)} to ${percentText(high)})`;
  const repository = presentPart(transfer)?.meanShareStage2 ?? null;
  if (repository === null) return `${parent}.`;
  return `${parent}; the best match among all earlier models would give ${percentText(repository)}.`;
}

function storage({ depths, params }: Trie): Takeaway | null {
  const narrow = depths.find(depth => depth.keptShare < 0.5);
  if (narrow === undefined) return null;
  return {
    audience: 'Caches',
    advice: `Layers up to depth ${Math.max(1, narrow.depth - 1)} are shared widely; from depth ${narrow.depth} on under half of the evaluations carry a prefix of ${percentText(params.minShare)} or more, and caching by prefix pays less.`,
  };
}

function transfers(mutations: Mutations | null, { transfer }: TraceFacts): Takeaway | null {
  const high = mutations?.transferableFraction.high ?? null;
  const share = presentPart(transfer)?.meanShareStage2 ?? null;
  if (high === null || share === null) return null;
  const advice =
    share > high
      ? `A repository that finds the longest common prefix among all models gives ${numberText(share / (mutations?.transferableFraction.mean ?? share), 2)} times the layers that the parent alone can give: look further than the parent.`
      : 'The parent gives as many layers as a search of all models: a lookup by parent is enough.';
  return { audience: 'Schedulers', advice };
}

function operators(mutations: Mutations | null): Takeaway | null {
  const share = mutations?.improving.share ?? null;
  if (mutations === null || share === null) return null;
  const { improving, notImproving, expectedRelativePosition } = mutations;
  const where = improving.meanRelativePosition;
  const elsewhere = notImproving.meanRelativePosition;
  const places =
    where === null || elsewhere === null
      ? ''
      : ` They fall at ${numberText(where, 2)} of the sequence on average, the others at ${numberText(elsewhere, 2)} (even: ${numberText(expectedRelativePosition ?? 0.5, 2)}).`;
  return {
    audience: 'Search',
    advice: `${percentText(share)} of the mutations made a model better than its parent.${places}`,
  };
}
