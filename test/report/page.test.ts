// Is text escaped, data embedded safely and kept small, and the page complete without a browser?

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { unpackRows } from '../../src/browser/unpack.ts';
import { analyzeTrace, drawReport, readTrace } from '../../src/index.ts';
import { embedJson } from '../../src/report/page/embedded-json.ts';
import { html } from '../../src/report/page/html.ts';
import { packRows } from '../../src/report/page/pack.ts';
import { differences } from '../../src/report/page/patch.ts';
import { sampleSummary } from '../cli/sample-summary.ts';

const fixture = (path: string) => fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));

describe('html', () => {
  it.each([
    ['<b>"\'&', '&lt;b&gt;&quot;&#39;&amp;'],
    ['\u202eturned', '\\u{202e}turned'],
  ])('escapes %j', (text, escaped) => {
    expect(html`<p title="${text}">${[text]}</p>`.markup).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('leaves its own markup, and nothing for null', () => {
    expect(html`${html`<b>${1}</b>`}${null}`.markup).toBe('<b>1</b>');
  });
});

it('embeds data that cannot end its element', () => {
  const { markup } = embedJson('data', '</script><!--');
  expect(markup).toBe('<script type="application/json" id="data">"\\u003c/script>\\u003c!--"</script>');
});

it.each([
  [[]],
  [[{ a: 1, b: 'x' }]],
  [
    [
      { a: 1, b: 'x' },
      { a: null, b: 'x' },
      { a: 2, b: 'x' },
      { a: 2, b: '__proto__' },
    ],
  ],
  [[{ a: 1 }, { b: 2 }]],
])('packs rows %j and gets them back', rows => {
  expect(unpackRows(packRows(rows))).toEqual(rows);
});

it('finds what differs between two specifications', () => {
  expect(differences({ a: [1, { b: 2 }], c: 3 }, { a: [1, { b: 5 }], c: 3 })).toEqual([[['a', 1, 'b'], 5]]);
  expect(differences({ a: { b: 1 } }, { a: { c: 1 } })).toEqual([[['a'], { c: 1 }]]);
});

describe('the report', () => {
  it('says what was found in words', async () => {
    const { content } = await drawReport(sampleSummary());
    expect(content).toContain('came at candidate 812 of');
    expect(content).toContain(
      'From candidate 312 on 2 prefixes came to hold 30\u00a0% of a window of 100, 1 of which ended below it.',
    );
    expect(content).toContain('Mutations: not computed, made by hand.');
  });

  it('says why what a trace without times lacks is missing', async () => {
    const { trace } = await readTrace(fixture('formats/jsonl-smallest/trace.jsonl'));
    const { content } = await drawReport(analyzeTrace(trace));
    expect(content).toMatch(/not computed, [^<]+\./);
    const shown = content.slice(content.indexOf('<main'), content.indexOf('</main>'));
    expect(shown).not.toMatch(/undefined|NaN|\[object/);
  });

  it('forbids everything but its own script and style', async () => {
    const { content } = await drawReport(sampleSummary());
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(content)?.[1];
    expect(policy).toMatch(
      /^default-src &#39;none&#39;; script-src &#39;sha256-[\w+/=]{44}&#39;; style-src &#39;sha256-/,
    );
    expect(content).not.toMatch(/<link|src="http|@import/);
  });
});
