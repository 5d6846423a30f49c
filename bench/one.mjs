// One measurement in a process of its own: JSON.parse over the lines, then reading, then the whole analysis, in threads
// and in one.
//
//   node bench/one.mjs <trace> [--memory | --memory-of-threads]
//
// Prints JSON: milliseconds by stage, evaluations, bytes of peak memory over the idle process. The lines are split
// and let go before anything else is timed; where memory is asked for they are never made, since they would count, and
// one kind of analysis runs alone.

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { fromSource } from './source.mjs';

const [path, mode] = process.argv.slice(2);
const { analyzeBySteps, analyzeTrace, basisOf, collectBy, readTrace, summaryFiles } = await import(
  '../dist/index.js'
);
const { laneOf, threadLane } = await fromSource('lanes', ['cli/lanes']);
const idle = process.resourceUsage().maxRSS * 1024;
const times = {};

async function timed(name, work) {
  const start = performance.now();
  const result = await work();
  times[name] = performance.now() - start;
  return result;
}

const THREADS = 'analyze in threads';
if (mode === '--memory-of-threads') {
  // As the command has it done.
  setFlagsFromString('--expose-gc');
  collectBy(runInNewContext('gc'));
}
if (mode === undefined) {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('{'));
  if (lines.length > 0) await timed('JSON.parse', () => parseAll(lines));
}
const { trace } = await timed('read', () => readTrace(path));
let summary;
if (mode !== '--memory') ({ summary } = await timed(THREADS, inThreads));
if (mode !== '--memory-of-threads') summary = await timed('analyze', () => analyzeTrace(trace));
if (mode === undefined) {
  for (const id of ['trie', 'locality', 'quality', 'popularity'])
    await timed(`settings, lineage, ${id}`, () => analyzeTrace(trace, { only: [id] }));
}
const peak = process.resourceUsage().maxRSS * 1024 - idle;
const summaryBytes = Buffer.byteLength(summaryFiles(summary)[0].content);
process.stdout.write(`${JSON.stringify({ times, evaluations: trace.evaluations, peak, summaryBytes })}\n`);

/** As the command does it. */
async function inThreads() {
  const script = new URL('../dist/cli/worker.cjs', import.meta.url);
  // As src/cli/start.ts has it.
  const resourceLimits = { maxYoungGenerationSizeMb: 6 };
  const startThread = workerData => new Worker(script, { workerData, resourceLimits });
  const lanes = Array.from({ length: availableParallelism() }, () =>
    threadLane(startThread, { role: 'analysis' }),
  );
  const basis = basisOf(trace, {});
  for (const { tell } of lanes) tell(basis);
  const { run, close } = laneOf(lanes);
  try {
    return await analyzeBySteps(trace, {}, run);
  } finally {
    await close();
  }
}

function parseAll(lines) {
  let keys = 0;
  for (const line of lines) keys += JSON.parse(line).quality === undefined ? 0 : 1;
  return keys;
}
