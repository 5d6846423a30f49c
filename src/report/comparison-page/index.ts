// The report of a comparison as a page: what differs, the four questions, the claims, how to read it.
//
// A function of the comparison and of the figures that were drawn from it.

import type { Comparison } from '../../compare/schema.ts';
import { loadCompiler } from '../compile.ts';
import { compiledWithTooltips } from '../compile-figure.ts';
import type { ModuleFigure } from '../figures.ts';
import { figurePayload } from '../page/figure-payload.ts';
import { html } from '../page/html.ts';
import type { Page } from '../page/page.ts';
import { placeOf } from '../trace-page/figures.ts';
import { frontOf, titleOf } from './front.ts';
import { claimsSection, methodSection, sectionsOf } from './sections.ts';

/** Loads Vega-Lite. */
export async function comparisonPage(
  comparison: Comparison,
  figures: readonly ModuleFigure[],
): Promise<Page> {
  const compile = await loadCompiler();
  const payloads = figures.map(({ module, figure: { name, spec } }) =>
    figurePayload({ id: `${module}-${name}`, spec, compiled: compiledWithTooltips(compile, spec) }),
  );
  const place = (name: string) => {
    const found = figures.find(({ figure }) => figure.name === name);
    return found === undefined ? null : placeOf(found);
  };
  const title = titleOf(comparison);
  return {
    title: `${title}: comparison by nastrace`,
    front: frontOf(comparison),
    sections: [...sectionsOf(comparison, place), claimsSection(comparison), methodSection()],
    figures: payloads,
    data: {},
    controls: null,
    footer: html`<p>Made by nastrace ${comparison.tool.version}. This file is complete: it asks no network for anything. The figures are drawn by Vega (© University of Washington Interactive Data Lab and contributors, BSD-3-Clause) and D3 (© Mike Bostock, ISC).</p>`,
  };
}
