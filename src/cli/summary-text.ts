// The one screen about a trace, from its summary alone: what was read and what was found, in plain words.
//
// About 24 lines of 80 columns: warnings beyond the second are counted, names and lists are shortened, sentences never.

import type { Summary } from '../index.ts';
import { printable } from '../shared/printable.ts';
import { cacheParagraphs } from './screen/cache-paragraphs.ts';
import {
  claimParagraphs,
  localityParagraphs,
  popularityParagraphs,
  qualityParagraphs,
  storageParagraphs,
  trieParagraphs,
} from './screen/finding-paragraphs.ts';
import { clip, layOut, type Paragraph } from './screen/layout.ts';
import { readParagraph, searchParagraph, warningParagraphs } from './screen/trace-paragraphs.ts';

const PATH_COLUMNS = 44;

export interface Look {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** Folder of the report, when one was written. */
  readonly out?: string;
}

/** The screen's text with a final newline; text from the trace is escaped. */
export function summaryText({ trace, analyses, claims }: Summary, { width, colour, out }: Look): string {
  const paragraphs: Paragraph[] = [
    readParagraph(trace),
    searchParagraph(trace),
    ...qualityParagraphs(analyses.quality, trace),
    ...trieParagraphs(analyses.trie),
    ...popularityParagraphs(analyses.popularity),
    ...localityParagraphs(analyses.locality),
    ...storageParagraphs(analyses.quality),
    ...cacheParagraphs(analyses.cache),
    ...claimParagraphs(claims),
    ...warningParagraphs(trace),
  ];
  if (out !== undefined)
    paragraphs.push({
      label: 'Report',
      text: `${clip(printable(out), PATH_COLUMNS)} (report.html, summary.json, figures)`,
    });
  return `${paragraphs.map(paragraph => layOut(paragraph, width, colour)).join('\n')}\n`;
}
