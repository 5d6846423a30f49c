// The report of one trace as a page: overview, the four questions, the search in motion, the claims, the method.
//
// A function of the summary and of the figures that were drawn from it.

import type { Summary } from '../../summary/schema.ts';
import { loadCompiler } from '../compile.ts';
import type { ModuleFigure } from '../figures.ts';
import { html } from '../page/html.ts';
import type { Page, Section } from '../page/page.ts';
import { payloadOf, placeOf } from './figures.ts';
import { claimsTable, frontOf, titleOf } from './front.ts';
import { methodSection } from './method.ts';
import { embeddedTrie, frameEnds, motionSection, transportBar } from './motion.ts';
import { QUESTIONS } from './sections.ts';

/** The page of a summary with its figures, and those that move. Loads Vega-Lite. */
export async function tracePage(
  summary: Summary,
  figures: readonly ModuleFigure[],
  moving: readonly ModuleFigure[],
): Promise<Page> {
  const compile = await loadCompiler();
  const payloads = [...figures, ...moving].map(figure => payloadOf(summary, figure, compile));
  const questions = QUESTIONS.map(question => {
    const own = figures.filter(({ module }) => module === question.id);
    return question.section(summary, own.map(placeOf));
  });
  const [window] = moving.map(placeOf);
  const sections = [...questions, motionSection(summary, window ?? null)].filter(section => section !== null);
  const name = titleOf(summary.trace);
  return {
    title: `${name}: report of nastrace`,
    front: frontOf(summary, abstractOf(summary)),
    sections: [...sections, claimsSection(summary), methodSection(summary)],
    figures: payloads,
    data: { frames: frameEnds(summary), trie: embeddedTrie(summary) },
    controls: transportBar(summary),
    footer: html`<p>Made by nastrace ${summary.tool.version} from ${name}. This file is complete: it asks no network for anything. The figures are drawn by Vega (© University of Washington Interactive Data Lab and contributors, BSD-3-Clause) and D3 (© Mike Bostock, ISC).</p>`,
  };
}

/** The first sentence of each question. */
function abstractOf(summary: Summary): string[] {
  return QUESTIONS.flatMap(question => question.reading(summary)?.sentences[0] ?? []);
}

function claimsSection({ claims }: Summary): Section {
  return {
    id: 'claims',
    heading: 'Claims: the paper’s findings as tests',
    short: 'Claims',
    body: html`<p>A claim is undetermined where the trace lacks the data or the power to decide it.</p>
${claimsTable(claims)}
<p class="note"><span class="mark">†</span> A random search would show it as well: worth knowing, no sign of evolution. <span class="mark">°</span> Not in the paper.</p>`,
  };
}
