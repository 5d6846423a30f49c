// The canonical fields as CSV columns, in any order, under their names or aliases (INTERFACE).
//
// RFC 4180 with LF or CRLF, or semicolons or tabs for its commas, as the header shows. `arch` is one column, `0-1-1-2`, `[0, 1, 1, 2]` or JSON.

import { decodeTable } from '../table/decode-table.ts';
import { splitHeader } from '../table/rows.ts';
import type { Format } from './format.ts';

export const csv: Format = {
  id: 'csv',
  // One column cannot hold both an architecture and a quality; a bracket begins a JSON array.
  sniff: head => splitHeader(head).length > 1 && !head.trimStart().startsWith('['),
  decode: (lines, options) => decodeTable(lines, options, { isExpected: () => false }),
};
