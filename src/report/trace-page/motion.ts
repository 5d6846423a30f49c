// The search in motion: what the page's program needs to play the sliding window and to search the trie.

import { labelText } from '../../charts/fit-text.ts';
import type { Summary } from '../../summary/schema.ts';
import { type Html, html } from '../page/html.ts';
import type { Section } from '../page/page.ts';
import type { EmbeddedTrie, FrameEnd } from './embedded.ts';
import { presentPart } from './parts.ts';

const LONGEST_CHOICE = 40;

export function frameEnds({ analyses }: Summary): FrameEnd[] {
  const popularity = presentPart(analyses.popularity);
  const trie = presentPart(analyses.trie);
  const candidates = (popularity?.series.frames ?? trie?.series.frames ?? []).map(
    ({ candidate }) => candidate,
  );
  if (candidates.length < 2) return [];
  const points = presentPart(analyses.quality)?.series.points ?? [];
  // Both ascend.
  let shown = 0;
  return candidates.map(candidate => {
    while ((points[shown]?.candidate ?? Number.POSITIVE_INFINITY) <= candidate) shown++;
    // The end of the last shown candidate up to this one: the points are thinned.
    return { candidate, seconds: points[shown - 1]?.end ?? null };
  });
}

export function embeddedTrie({ trace, analyses }: Summary): EmbeddedTrie | null {
  const trie = presentPart(analyses.trie);
  if (trie === null || trie.nodes.length === 0) return null;
  return {
    depth: trie.nodes.map(({ depth }) => depth),
    choice: trie.nodes.map(({ choice }) => labelText(choice, LONGEST_CHOICE)),
    count: trie.nodes.map(({ count }) => count),
    transfers: trie.nodes.map(({ transfers }) => transfers),
    evaluations: trace.evaluations,
    window: trace.window,
    followed: trie.series.followed,
    frames: trie.series.frames.map(({ counts }) => counts),
  };
}

/** The candidates of the quality plot with the trie's nodes that they end in. */
export function nodesOfCandidates({ analyses }: Summary) {
  const trie = presentPart(analyses.trie);
  if (trie === null) return [];
  const { candidates, deepest } = trie.series;
  return candidates.map((candidate, index) => ({ candidate, node: deepest[index] ?? null }));
}

/** The section, or null where there is nothing to move or to search. */
export function motionSection(summary: Summary, window: Html | null): Section | null {
  const hasTrie = embeddedTrie(summary) !== null;
  if (!hasTrie && window === null) return null;
  const moves = frameEnds(summary).length > 1;
  const slider = moves
    ? html`<p>The slider below moves the window of the last ${summary.trace.window} successes through the search: the prefixes, the trie, and the lines in the figures of quality and of the tiers move with it.</p>`
    : html`<p class="notice">There is no sequence of full windows to play.</p>`;
  const tree = hasTrie
    ? html`<h3 id="trie-heading">The trie, prefix by prefix</h3>
<p>Choose a prefix to see its candidates in the figure of quality. Arrow keys move and open, Enter chooses, Escape lets go.</p>
<div id="trie-tree" class="tree" data-tree></div>`
    : null;
  return {
    id: 'motion',
    heading: 'The search in motion',
    short: 'In motion',
    body: html`${slider}${window}${tree}`,
  };
}

/** The bar that plays the window and holds the chosen range; the page's program makes it work. */
export function transportBar(summary: Summary): Html | null {
  const frames = frameEnds(summary);
  if (frames.length < 2) return null;
  const range = frames.every(({ seconds }) => seconds !== null)
    ? html`<div class="range" role="group" aria-label="Time range"><label>From <input type="range" id="range-from" min="0" max="1000" value="0"></label><label>to <input type="range" id="range-to" min="0" max="1000" value="1000"></label><button type="button" id="range-clear">Whole search</button></div>`
    : null;
  return html`<div class="transport" hidden role="region" aria-label="Window and time range">
<div class="play"><button type="button" id="play" aria-pressed="false">Play</button><label>Window <input type="range" id="frame" min="0" max="${frames.length - 1}" value="0"></label><output id="frame-text" for="frame"></output></div>
${range}
</div>
`;
}
