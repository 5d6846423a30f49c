// A page: one HTML file that opens from disk, with its style, its program and its figures' data inside.
//
// To make a document of another kind, draw its figures (`figurePayload`), write sections whose bodies place them
// (`figureBlock`), and hand both to `pageOf`. Nothing here knows what the sections speak of. `data` is whatever
// else the page's program reads, by name.
//
// Security: a Content-Security-Policy allows this script and this style alone, by their hashes, and no request at
// all; the program evaluates no text (Vega's expressions run in its interpreter).

import { createHash } from 'node:crypto';
import type { PageAssets } from './assets.ts';
import { embedJson } from './embedded-json.ts';
import type { FigurePayload } from './figure-payload.ts';
import { Html, html } from './html.ts';

export interface Section {
  /** Unique in the page; the section's anchor. */
  readonly id: string;
  readonly heading: string;
  /** What the table of contents says, where that is shorter. */
  readonly short?: string;
  readonly body: Html;
}

export interface Page {
  /** Of the window; names what the page is about. */
  readonly title: string;
  /** Heading and what stands on the first screen. */
  readonly front: Html;
  readonly sections: readonly Section[];
  readonly figures: readonly FigurePayload[];
  readonly data: Readonly<Record<string, unknown>>;
  /** What stays in reach at the bottom of the screen. */
  readonly controls: Html | null;
  readonly footer: Html;
}

/** The HTML document. The same page and assets give the same bytes. */
export function pageOf(page: Page, { script, style }: PageAssets): string {
  const { title, front, sections, figures, data, controls, footer } = page;
  return `${
    html`<!doctype html>
<html lang="en" data-theme="auto">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${contents(sections)}
<main id="content" tabindex="-1">
<header class="front">${front}</header>
${sections.map(sectionHtml)}
${controls}
<noscript><p class="notice">The figures are drawn by the script in this file, which is switched off here. The text and its tables are complete without.</p></noscript>
</main>
<footer class="colophon">${footer}</footer>
<p id="announcements" class="visually-hidden" role="status" aria-live="polite"></p>
${embedJson('data-figures', figures)}
${Object.entries(data).map(([id, value]) => embedJson(`data-${id}`, value))}
<script>${new Html(script)}</script>
</body>
</html>`.markup
  }\n`;
}

function contents(sections: readonly Section[]): Html {
  return html`<nav class="contents" aria-label="Contents">
<ol>
<li><a href="#content">Overview</a></li>
${sections.map(({ id, heading, short }) => html`<li><a href="#${id}">${short ?? heading}</a></li>\n`)}</ol>
<div class="themes" role="group" aria-label="Colours">
<button type="button" data-theme-choice="auto" aria-pressed="true">Auto</button><button type="button" data-theme-choice="light" aria-pressed="false">Light</button><button type="button" data-theme-choice="dark" aria-pressed="false">Dark</button>
</div>
</nav>`;
}

function sectionHtml({ id, heading, body }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${body}
</section>
`;
}

function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
