// How text becomes HTML: the one place where it is escaped.
//
// A template escapes whatever is put into it, unless that is HTML of another template. Text from a trace is shown
// as in a terminal (shared/printable.ts): a mark that turns the reading direction would otherwise turn the page's.

import { printable } from '../../shared/printable.ts';

/** Markup that this file made. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Content = Html | string | number | null | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** HTML of a template; null is nothing, a list is its parts one after the other. Attributes stand in quotes. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const parts = contents.map((content, index) => `${markupOf(content)}${strings[index + 1] ?? ''}`);
  return new Html(`${strings[0] ?? ''}${parts.join('')}`);
}

export function escapeText(text: string): string {
  return printable(text).replace(/[&<>"']/g, character => ENTITIES[character] ?? character);
}

function markupOf(content: Content): string {
  if (content === null) return '';
  if (content instanceof Html) return content.markup;
  if (typeof content === 'string') return escapeText(content);
  if (typeof content === 'number') return String(content);
  return content.map(markupOf).join('');
}
