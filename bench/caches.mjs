// `npm run bench -- --caches`: what each caching policy's replay costs, at sixteen capacities, in either place.
//
//   node bench/caches.mjs <canonical trace>
//
// Prints JSON: milliseconds by policy and place beside those of JSON.parse over the same lines, and the number of
// evaluations and requests. The command cannot tell a replay from what goes before it: this bundles the modules of the
// replay themselves.

import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fromSource } from './source.mjs';

const { readTrace } = await import('../dist/index.js');
const replays = await fromSource('replay', [
  ...['pipeline/facts', 'replay/capacities', 'replay/index', 'replay/places', 'replay/schema'],
  ...['replay/summarize', 'replay/policies/index', 'replay/policies/arena'],
]);
const [path] = process.argv.slice(2);
const times = {};

function timed(name, work) {
  const start = performance.now();
  const result = work();
  times[name] = performance.now() - start;
  return result;
}

timed('JSON.parse', parserOf(path));
const { trace } = await readTrace(path);
const { facts } = replays.deriveFacts(trace, {});
const { stages, settings, window } = facts;
const stream = timed('requests', () =>
  replays.requestsOf({ ...facts, ...settings }, replays.cacheParams.parse({})),
);
const capacities = replays.spacedCapacities(16, stream.distinct, stream.distinct);
const classes = replays.classifyJobs(stream, stages.stage);
// Whose donor is unlikely is left out: to know it costs nothing of the replay.
const rules = { window, donations: 5, broadcastSeconds: 5, unlikely: new Uint8Array(stream.jobs.length) };
const places = [replays.sharedPlace(stream), replays.workerPlace(trace, stream)];
const memory = new replays.Arena();
for (const place of places) {
  const question = {
    stream,
    place,
    classes,
    capacities,
    rules,
    distinctSize: stream.distinct,
    isCounted: true,
  };
  for (const policy of replays.policyTable) {
    if (place.id === 'shared' && policy.needs?.broadcast === true) continue;
    timed(`${policy.id}, ${place.id}`, () => replays.answerPlace(question, policy.id, memory));
  }
}
const requests = stream.objects.length;
process.stdout.write(`${JSON.stringify({ times, evaluations: trace.evaluations, requests })}\n`);

/** The lines are split before, and let go after. */
function parserOf(file) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('{'));
  return () => lines.reduce((keys, line) => keys + (JSON.parse(line).quality === undefined ? 0 : 1), 0);
}
