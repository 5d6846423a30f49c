// The blocks that a section is made of: figures, tables, reading, takeaways, notes.

import { type Content, type Html, html } from './html.ts';

export interface Column {
  readonly heading: Content;
  /** Numbers stand right, texts left. */
  readonly numeric?: boolean;
}

/** A table with a caption; the first cell of a row names it. */
export function tableBlock(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Content[])[],
): Html {
  const align = (column: Column | undefined) => (column?.numeric === true ? 'number' : 'text');
  const head = columns.map(column => html`<th scope="col" class="${align(column)}">${column.heading}</th>`);
  const body = rows.map(
    cells =>
      html`<tr>${cells.map((cell, index) =>
        index === 0
          ? html`<th scope="row" class="${align(columns[0])}">${cell}</th>`
          : html`<td class="${align(columns[index])}">${cell}</td>`,
      )}</tr>\n`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table></div>
`;
}

/** The place of a figure; the page's program draws it, and offers its data and its files below. */
export function figureBlock(id: string, title: string, subtitle: string, size: FigureSize): Html {
  return html`<figure id="figure-${id}" class="chart ${size.width > HALF_WIDTH ? 'wide' : 'half'}" data-figure="${id}">
<div class="drawing scroll" tabindex="0" role="region" aria-label="Figure: ${title}"></div>
<figcaption class="visually-hidden">${title}. ${subtitle}</figcaption>
<div class="tools" hidden></div>
</figure>
`;
}

export interface FigureSize {
  /** Pixels. */
  readonly width: number;
}

/** Figures up to this width stand side by side. */
const HALF_WIDTH = 330;

/** Plain reading of what the numbers say. */
export function readingBlock(sentences: readonly string[]): Html {
  return html`<p class="reading">${sentences.join(' ')}</p>\n`;
}

export interface Takeaway {
  /** For whom: "Caches". */
  readonly audience: string;
  readonly advice: string;
}

/** What follows for those who design systems. */
export function takeawaysBlock(takeaways: readonly Takeaway[]): Html | null {
  if (takeaways.length === 0) return null;
  return html`<aside class="takeaways" aria-label="What follows">
<dl>
${takeaways.map(({ audience, advice }) => html`<div><dt>${audience}</dt><dd>${advice}</dd></div>\n`)}</dl>
</aside>
`;
}

/** A part that the trace cannot give, and why. */
export function skippedBlock(what: string, reason: string): Html {
  return html`<p class="notice">${what}: not computed, ${reason}.</p>\n`;
}

/** Figures beside each other where they fit. */
export function figureRow(figures: readonly Html[]): Html | null {
  return figures.length === 0 ? null : html`<div class="figures">${figures}</div>\n`;
}

/** Details that are closed at first. */
export function detailsBlock(summary: string, body: Content): Html {
  return html`<details><summary>${summary}</summary>
${body}</details>
`;
}
