// The table of analyses. A fifth one is one folder, one line here, one line in summary/schema.ts.

import { locality } from './locality/index.ts';
import { popularity } from './popularity/index.ts';
import { quality } from './quality/index.ts';
import { trie } from './trie/index.ts';

export const analysisTable = { trie, locality, quality, popularity } as const;

export type AnalysisTable = typeof analysisTable;
