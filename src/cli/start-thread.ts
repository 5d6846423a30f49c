// What a thread of the program runs: the script for the role that it is started in.

import { workerData } from 'node:worker_threads';
import { fromScript } from './compiled.ts';
import type { ThreadData } from './io.ts';
import type * as Program from './scripts.ts';
import type * as Analysis from './serve-analysis.ts';
import type * as Drawing from './serve-drawing.ts';

// The borders between threads and between bundles: bundle-cli.mjs makes the scripts of those files.
const { role } = workerData as ThreadData;
if (role === 'drawing') (fromScript('drawing') as typeof Drawing).serveDrawing();
else if (role === 'analysis') (fromScript('analysis') as typeof Analysis).serveAnalysis();
else {
  const { serveCaches, serveJobs } = fromScript('program') as typeof Program;
  if (role === 'caches') serveCaches();
  else serveJobs();
}
