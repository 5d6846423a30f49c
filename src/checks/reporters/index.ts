// The reporters, one table.

import type { Reporter, ReporterId } from './contract.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';

export const REPORTERS: Readonly<Record<ReporterId, Reporter>> = { pretty, json, junit, github, markdown };
