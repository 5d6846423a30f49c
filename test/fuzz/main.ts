// `npm run fuzz`: broken inputs for as long as asked, in one process. Stops at the first that breaks a law, with its seed.
//
// --minutes N (1 by default), --seed N (the clock by default), --inputs N (a number instead of a time);
// --analyze runs the analyses too, --tiers compares the fast ways of reading with their authorities.

import { parseArgs } from 'node:util';
import { compareTiers, inputOf, type Tally, tryInput } from './campaign.ts';
import { stemsBelow } from './mutate.ts';

/** No input of a few records may take longer. */
const LONGEST_MILLISECONDS = 5000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    inputs: { type: 'string' },
    seed: { type: 'string' },
    analyze: { type: 'boolean', default: false },
    tiers: { type: 'boolean', default: false },
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

for (let seed = first; seed < first + most && performance.now() < deadline; seed++) {
  const bytes = inputOf(stems, seed);
  try {
    if (values.tiers) lines += await compareTiers(bytes);
    else await tryInput(bytes, values.analyze, tally);
    if (tally.slowest > LONGEST_MILLISECONDS) throw new Error(`${tally.slowest} ms`);
  } catch (error) {
    console.error(
      `seed ${seed}, npm run fuzz -- --seed ${seed} --inputs 1${values.analyze ? ' --analyze' : ''}${values.tiers ? ' --tiers' : ''}`,
    );
    console.error(JSON.stringify(Buffer.from(bytes).toString('latin1')));
    throw error;
  }
}
console.log(
  values.tiers
    ? `${lines} lines compared from seed ${first} on`
    : `${tally.inputs} inputs from seed ${first} on: ${tally.read} read, ${tally.refused} refused, the slowest in ${tally.slowest.toFixed(0)} ms`,
);
