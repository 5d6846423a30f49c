// What the script of the program exports, to the process and to its threads.

export { runProcess } from './process.ts';
export { serveAnalysis } from './serve-analysis.ts';
export { serveCaches } from './serve-caches.ts';
export { serveJobs } from './serve-jobs.ts';
