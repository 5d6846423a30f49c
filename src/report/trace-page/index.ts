// The report of one trace as a page: overview, the four questions, the claims, the method.
//
// A function of the summary and of the figures that were drawn from it.

import type { FigureSpec } from '../../charts/figure.ts';
import type { Summary } from '../../summary/schema.ts';
import type { ModuleFigure } from '../figures.ts';
import { figureBlock } from '../page/blocks.ts';
import { type FigurePayload, figurePayload } from '../page/figure-payload.ts';
import { type Html, html } from '../page/html.ts';
import type { Page, Section } from '../page/page.ts';
import { claimsTable, frontOf, titleOf } from './front.ts';
import { methodSection } from './method.ts';
import { QUESTIONS } from './sections.ts';

/** The page of a summary with its figures, in the light and in the dark theme, in the same order. */
export async function tracePage(
  summary: Summary,
  light: readonly ModuleFigure[],
  dark: readonly ModuleFigure[],
): Promise<Page> {
  const figures: FigurePayload[] = [];
  for (const [index, { module, figure }] of light.entries()) {
    const darkSpec = dark[index]?.figure.spec ?? figure.spec;
    figures.push(await figurePayload({ id: `${module}-${figure.name}`, light: figure.spec, dark: darkSpec }));
  }
  const sections = QUESTIONS.map(question => {
    const own = light.filter(({ module }) => module === question.id);
    return question.section(
      summary,
      own.map(({ module, figure }) => placeOf(module, figure)),
      null,
    );
  }).filter(section => section !== null);
  const name = titleOf(summary.trace);
  return {
    title: `${name}: report of nastrace`,
    front: frontOf(summary, abstractOf(summary)),
    sections: [...sections, claimsSection(summary), methodSection(summary)],
    figures,
    data: {},
    footer: html`<p>Made by nastrace ${summary.tool.version} from ${name}. This file is complete: it asks no network for anything.</p>`,
  };
}

function placeOf(module: string, { name, spec }: FigureSpec): Html {
  const { title, subtitle } = captionOf(spec);
  const width = 'width' in spec && typeof spec.width === 'number' ? spec.width : Number.POSITIVE_INFINITY;
  return figureBlock(`${module}-${name}`, title, subtitle, { width });
}

/** The caption as one text each; figures break it into lines. */
function captionOf({ title }: FigureSpec['spec']): { title: string; subtitle: string } {
  if (typeof title !== 'object' || title === null || !('text' in title)) return { title: '', subtitle: '' };
  return { title: joined(title.text), subtitle: joined(title.subtitle) };
}

function joined(text: unknown): string {
  return Array.isArray(text) ? text.join(' ') : typeof text === 'string' ? text : '';
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
