// How data stands in a page: as JSON in a script element that is never run.
//
// "<" is escaped, so that no text of a trace ends the element or begins a comment in it.

import { Html } from './html.ts';

/** `<script type="application/json" id="…">` with the value. */
export function embedJson(id: string, value: unknown): Html {
  const json = JSON.stringify(value).replace(/[<\u2028\u2029]/g, escapeUnicode);
  return new Html(`<script type="application/json" id="${id}">${json}</script>`);
}

function escapeUnicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
