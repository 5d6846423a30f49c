// `npm run fuzz`: broken inputs for as long as asked, in one process. Stops at the first that breaks a law, with its seed.
//
// --minutes N (1 by default), --seed N (the clock by default), --inputs N (a number instead of a time);
// --analyze runs the analyses too, --tiers compares the fast ways of reading with their authorities, --processes
// starts the built command line anew for each input.

import { parseArgs } from 'node:util';
import { compareTiers, inputOf, type Tally, tryInput } from './campaign.ts';
import { stemsBelow } from './mutate.ts';
import { tryProcess } from './processes.ts';

/** No input of a few records may take longer. */
const LONGEST_MILLISECONDS = 5000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    inputs: { type: 'string' },
    seed: { type: 'string' },
    analyze: { type: 'boolean', default: false },
    tiers: { type: 'boolean', default: false },
    processes: { type: 'boolean', default: false },
  },
});
const first = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const most = values.inputs === undefined ? Number.POSITIVE_INFINITY : Number(values.inputs);
const deadline =
  values.inputs === undefined
    ? performance.now() + Number(values.minutes) * 60_000
    : Number.POSITIVE_INFINITY;
const stems = stemsBelow('fixtures');
const tally: Tally = { inputs: 0, read: 0, refused: 0, slowest: 0 };
let lines = 0;
const exits = new Map<number, number>();

function count(code: number): void {
  exits.set(code, (exits.get(code) ?? 0) + 1);
}

for (let seed = first; seed < first + most && performance.now() < deadline; seed++) {
  const bytes = inputOf(stems, seed);
  try {
    if (values.tiers) lines += await compareTiers(bytes);
    else if (values.processes) count(await tryProcess(bytes, seed));
    else await tryInput(bytes, values.analyze, tally);
    if (tally.slowest > LONGEST_MILLISECONDS) throw new Error(`${tally.slowest} ms`);
  } catch (error) {
    const flags = (['analyze', 'tiers', 'processes'] as const).filter(flag => values[flag]);
    const again = flags.map(flag => ` --${flag}`).join('');
    console.error(`npm run fuzz -- --seed ${seed} --inputs 1${again}`);
    console.error(JSON.stringify(Buffer.from(bytes).toString('latin1')));
    throw error;
  }
}
console.log(report());

function report(): string {
  if (values.tiers) return `${lines} lines compared from seed ${first} on`;
  if (values.processes) {
    const ends = [...exits].sort(([a], [b]) => a - b).map(([code, times]) => `${times} with ${code}`);
    return `processes from seed ${first} on ended: ${ends.join(', ')}`;
  }
  const { inputs, read, refused, slowest } = tally;
  return `${inputs} inputs from seed ${first} on: ${read} read, ${refused} refused, the slowest in ${slowest.toFixed(0)} ms`;
}
