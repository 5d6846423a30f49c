// Which files a summary becomes, their paths relative to the output folder (INTERFACE, output of analyze).

import { stableJson } from '../shared/stable-json.ts';
import type { Summary } from '../summary/schema.ts';

export interface OutputFile {
  /** Relative to the output folder, `/` between its parts: `trie/summary.json`. */
  readonly path: string;
  readonly content: string;
}

/** summary.json and one of each analysis that was run. */
export function summaryFiles(summary: Summary): OutputFile[] {
  const modules = Object.entries(summary.analyses).map(([id, analysis]) => ({
    path: `${id}/summary.json`,
    content: stableJson(analysis),
  }));
  return [{ path: 'summary.json', content: stableJson(summary) }, ...modules];
}
