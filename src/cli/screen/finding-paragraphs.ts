// What the one screen says of the analyses: one paragraph a finding, in plain words.

import type { Summary } from '../../index.ts';
import { ownQuality } from '../../shared/own-quality.ts';
import { printable } from '../../shared/printable.ts';
import { isSkipped, type Skipped } from '../../shared/skipped.ts';
import { countText, durationText, numberText, percentText } from '../numbers.ts';
import type { Paragraph } from './layout.ts';
import { shortPrefix } from './short-prefix.ts';

type Analyses = Summary['analyses'];
type Computed<Id extends keyof Analyses> = Exclude<Analyses[Id], Skipped | undefined>;

/** Columns that the names of prefixes or tensors in one paragraph may take together. */
const NAMES_COLUMNS = 120;
const MOST_NAMES = 3;
/** Risk of losing a parent that the paragraph on storage offers, besides none. */
const ACCEPTED_RISK = 0.01;

export function qualityParagraphs(quality: Analyses['quality'], { warnings }: Summary['trace']): Paragraph[] {
  if (quality === undefined) return [];
  if (isSkipped(quality)) return [notComputed('Quality', quality)];
  return [best(quality, warnings), repeats(quality)];
}

function best(
  { best: value, bestCandidate, improvements, expectedRecords }: Computed<'quality'>,
  warnings: Summary['trace']['warnings'],
): Paragraph {
  if (value === null || bestCandidate === null) return { label: 'Quality', text: 'no model succeeded' };
  const end = improvements.at(-1)?.end ?? null;
  const when = end === null ? '' : `, after ${durationText(end)}`;
  const records = `${countText(improvements.length, 'new best', 'new bests')} (by chance ${numberText(Number(expectedRecords.toFixed(1)))})`;
  return {
    label: 'Quality',
    text: `best ${numberText(ownQuality(value, warnings))} at candidate ${bestCandidate}${when}; ${records}`,
  };
}

function repeats({ duplicates: { evaluations, share, seconds } }: Computed<'quality'>): Paragraph {
  if (evaluations === 0) return { label: 'Repeats', text: 'no architecture was evaluated twice' };
  const part = share === null ? '' : ` (${percentText(share)})`;
  const cost = seconds === null ? '' : `: ${durationText(seconds)} of work`;
  return {
    label: 'Repeats',
    text: `${countText(evaluations, 'evaluation')}${part} ${evaluations === 1 ? 'repeats' : 'repeat'} an architecture${cost}`,
  };
}

export function storageParagraphs(quality: Analyses['quality']): Paragraph[] {
  if (quality === undefined || isSkipped(quality)) return [];
  const { thresholds, neverSelected } = quality.transferBound;
  const surely = thresholds.find(threshold => threshold.epsilon === 0);
  const nearly = thresholds.find(threshold => threshold.epsilon === ACCEPTED_RISK);
  if (surely === undefined || surely.skippedShare === null) return [];
  const worst = neverSelected.ranks === 1 ? 'as the worst' : `among the worst ${neverSelected.ranks}`;
  const sure =
    neverSelected.ranks === 0
      ? 'with a sample of 1 any model may become a parent'
      : `${countText(surely.skipped, 'model')} (${percentText(surely.skippedShare)}) arrived ${worst}: never parents, need never be stored`;
  return [{ label: 'Storage', text: `${sure}${atRisk(nearly)}` }];
}

function atRisk(threshold: Computed<'quality'>['transferBound']['thresholds'][number] | undefined): string {
  if (threshold === undefined || threshold.skippedShare === null) return '';
  const lost = threshold.transfersLostShare;
  const price = lost === null ? '' : `, losing ${percentText(lost)} of the transfers`;
  return `; at ${percentText(ACCEPTED_RISK)} risk ${threshold.skipped} (${percentText(threshold.skippedShare)})${price}`;
}

export function popularityParagraphs(popularity: Analyses['popularity']): Paragraph[] {
  if (popularity === undefined) return [];
  if (isSkipped(popularity)) return [notComputed('Prefixes', popularity)];
  const { dominance, prefixes, params, windowSize } = popularity;
  const bar = `${percentText(params.tier1Percent / 100)} of a window of ${windowSize}`;
  const names = prefixes.names.map(({ prefix }) => prefix);
  if (dominance.maxSimultaneous === null)
    return [{ label: 'Prefixes', text: `fewer models than a window of ${windowSize}` }];
  if (names.length === 0) return [{ label: 'Prefixes', text: `none came to hold ${bar}` }];
  const since =
    dominance.firstCandidate === null ? '' : `, the first at candidate ${dominance.firstCandidate}`;
  const lost =
    dominance.dethroned === null
      ? ''
      : `, ${dominance.dethroned === 0 ? 'none' : dominance.dethroned} lost it again`;
  return [{ label: 'Prefixes', text: `${listed(names)} came to hold ${bar}${since}${lost}` }];
}

export function localityParagraphs(locality: Analyses['locality']): Paragraph[] {
  if (locality === undefined) return [];
  if (isSkipped(locality)) return [notComputed('Tensors', locality)];
  if (locality.tensors.length === 0) return [{ label: 'Tensors', text: 'no model read another’s tensors' }];
  const how = { recorded: 'read', hypothetical: 'would be transferred', presence: 'present' }[
    locality.accesses
  ];
  const top = locality.tensors.slice(0, MOST_NAMES);
  const shares = top.map(({ id, share }, index) => {
    const of = index === 0 ? ' of evaluations' : '';
    return `${name(id, top.length)} (${percentText(share)}${of})`;
  });
  return [{ label: 'Tensors', text: `most shared: ${shares.join(', ')}; ${how}` }];
}

export function trieParagraphs(trie: Analyses['trie']): Paragraph[] {
  if (trie === undefined) return [];
  if (isSkipped(trie)) return [notComputed('Structure', trie)];
  const { depths, nodesTotal, nodesKept, params } = trie;
  const distinct = depths.at(-1)?.distinct ?? 0;
  const kept = `${nodesKept} of ${nodesTotal} prefixes hold ${percentText(params.minShare)}`;
  return [{ label: 'Structure', text: `${countText(distinct, 'full architecture')}; ${kept} or more` }];
}

export function claimParagraphs(claims: Summary['claims']): Paragraph[] {
  if (claims.length === 0) return [];
  const of = (verdict: Summary['claims'][number]['verdict']) =>
    claims.filter(claim => claim.verdict === verdict);
  const contradicted = of('contradicted');
  const counts = `${of('supported').length} supported, ${contradicted.length} contradicted, ${of('undetermined').length} undetermined`;
  const paragraphs: Paragraph[] = [{ label: 'Claims', text: counts }];
  if (contradicted.length > 0) {
    const ids = contradicted.map(({ id }) => printable(id)).join(', ');
    paragraphs.push({ label: '', text: `contradicted: ${ids}` });
  }
  return paragraphs;
}

function notComputed(label: string, { skipped }: Skipped): Paragraph {
  return { label, text: `not computed: ${printable(skipped)}` };
}

function listed(names: readonly string[]): string {
  const few = names.slice(0, MOST_NAMES);
  const shown = few.map(text => name(text, few.length));
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function name(text: string, names: number): string {
  return shortPrefix(printable(text), Math.floor(NAMES_COLUMNS / names));
}
