// Which files a report is made of, before any of them is written.

import { stableJson } from '../shared/stable-json.ts';
import type { Summary } from '../summary/schema.ts';

export interface OutputFile {
  /** Relative to the output folder, with "/" between folders: `trie/trie.vl.json`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A file too large for one text: its content in pieces, each on the disk before the next is asked for. */
export interface PiecewiseFile extends Omit<OutputFile, 'content'> {
  readonly content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

/** `summary.json`, and `<module>/summary.json` for each module that the summary holds. */
export function summaryFiles(summary: Summary): OutputFile[] {
  return [summaryFile(summary), ...moduleFiles(summary)];
}

export function summaryFile(summary: Summary): OutputFile {
  return { path: 'summary.json', content: stableJson(summary) };
}

/** `<module>/summary.json` for each module that there is. */
export function moduleFiles({ analyses }: Pick<Summary, 'analyses'>): OutputFile[] {
  return Object.entries(analyses)
    .filter(([, analysis]) => analysis !== undefined)
    .map(([module, analysis]) => ({ path: `${module}/summary.json`, content: stableJson(analysis) }));
}
