// A small evolution in simulated time: raw material for summaries whose figures look like real ones.
//
// Regularized evolution after the paper's Algorithm 1, with a quality that adds up over positions. Nothing is
// tested against its numbers; they only have to be plausible and the same on every machine.

export interface Evaluation {
  readonly start: number;
  readonly end: number;
  readonly worker: string;
  readonly arch: readonly number[];
  readonly quality: number;
  /** Index of the parent among all evaluations, null in the random start. */
  readonly parent: number | null;
  readonly mutatedAt: number | null;
  /** Leading layers that the best donor has in common. */
  readonly transferred: number;
}

export interface SearchShape {
  readonly options: readonly (readonly (string | number)[])[];
  readonly evaluations: number;
  readonly population: number;
  readonly sample: number;
  readonly workers: number;
  readonly seed: number;
}

/** Uniform numbers in [0, 1): mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The evaluations in completion order. */
export function runSearch(shape: SearchShape): Evaluation[] {
  const random = randomNumbers(shape.seed);
  const below = (n: number) => Math.floor(random() * n);
  const effect = shape.options.map(choices => choices.map(() => random() ** 2));
  const free = Array.from({ length: shape.workers }, (_, worker) => ({ worker, time: 0.01 * worker }));
  const done: Evaluation[] = [];
  for (let made = 0; made < shape.evaluations; made++) {
    free.sort((a, b) => a.time - b.time);
    const slot = free[0];
    if (slot === undefined) throw new Error('a search needs a worker');
    const known = done.filter(each => each.end <= slot.time);
    const parent =
      known.length < shape.population
        ? null
        : pickParent(known.slice(-shape.population), shape.sample, below);
    const mutatedAt = parent === null ? null : below(shape.options.length);
    const arch = shape.options.map((choices, position) =>
      parent === null || position === mutatedAt ? below(choices.length) : (parent.arch[position] ?? 0),
    );
    const gain =
      arch.reduce((sum, choice, position) => sum + (effect[position]?.[choice] ?? 0), 0) / arch.length;
    const end = slot.time + 20 + 30 * random() ** 2;
    const transferred = Math.max(0, ...known.map(each => sharedPrefix(each.arch, arch)));
    done.push({
      start: slot.time,
      end,
      worker: `w${slot.worker + 1}`,
      arch,
      quality: 60 + 40 * gain - 6 * random() ** 4,
      parent: parent === null ? null : done.indexOf(parent),
      mutatedAt,
      transferred,
    });
    done.sort((a, b) => a.end - b.end);
    slot.time = end;
  }
  return done;
}

function pickParent(
  members: readonly Evaluation[],
  sample: number,
  below: (n: number) => number,
): Evaluation {
  const drawn = Array.from({ length: sample }, () => members[below(members.length)]).filter(
    each => each !== undefined,
  );
  return drawn.reduce((a, b) => (b.quality > a.quality ? b : a));
}

export function sharedPrefix(a: readonly number[], b: readonly number[]): number {
  let depth = 0;
  while (depth < a.length && a[depth] === b[depth]) depth++;
  return depth;
}
