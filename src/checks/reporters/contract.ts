// What a reporter is: a report in, text out. One line in the table of index.ts.

import type { CheckReport } from '../contract.ts';

/** How text looks where it goes. */
export interface Look {
  readonly width: number;
  readonly paint: (style: 'bold' | 'dim' | 'red' | 'yellow' | 'green', text: string) => string;
  /** Columns that text takes on a terminal. */
  readonly columnsOf: (text: string) => number;
  readonly clip: (text: string, columns: number) => string;
}

export type ReporterId = 'pretty' | 'json' | 'junit' | 'github' | 'markdown';

export interface Reporter {
  readonly id: ReporterId;
  /** For people and logs: may stand beside another on standard output. */
  readonly isLog: boolean;
  readonly render: (report: CheckReport, look: Look) => string;
}
