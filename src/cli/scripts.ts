// What the script of the program exports, to the process and to those of its threads that have no script of their own.

export { runProcess } from './process.ts';
export { serveCaches } from './serve-caches.ts';
export { serveJobs } from './serve-jobs.ts';
