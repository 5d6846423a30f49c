// One measurement in a process of its own: JSON.parse over the lines, then reading, then the whole analysis.
//
// Prints JSON: milliseconds by stage, evaluations, bytes of peak memory over the idle process. The lines are split
// and let go before anything else is timed; with --memory they are never made, since they would count.

import { readFileSync } from 'node:fs';
import process from 'node:process';

const [path, mode] = process.argv.slice(2);
const { analyzeTrace, readTrace, summaryFiles } = await import('../dist/index.js');
const idle = process.resourceUsage().maxRSS * 1024;
const times = {};

async function timed(name, work) {
  const start = performance.now();
  const result = await work();
  times[name] = performance.now() - start;
  return result;
}

if (mode !== '--memory') {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('{'));
  if (lines.length > 0) await timed('JSON.parse', () => parseAll(lines));
}
const { trace } = await timed('read', () => readTrace(path));
const summary = await timed('analyze', () => analyzeTrace(trace));
for (const id of ['trie', 'locality', 'quality', 'popularity']) {
  await timed(`settings, lineage, ${id}`, () => analyzeTrace(trace, { only: [id] }));
}
const peak = process.resourceUsage().maxRSS * 1024 - idle;
const summaryBytes = Buffer.byteLength(summaryFiles(summary)[0].content);
process.stdout.write(`${JSON.stringify({ times, evaluations: trace.evaluations, peak, summaryBytes })}\n`);

function parseAll(lines) {
  let keys = 0;
  for (const line of lines) keys += JSON.parse(line).quality === undefined ? 0 : 1;
  return keys;
}
