// A seeded source of random numbers for tests: mulberry32 (Tommy Ettinger, public domain), 32 bits of state.

export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
  /** Standard normal, by Box and Muller's transformation. */
  normal(): number;
}

/** The same seed gives the same stream on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, below: limit => Math.floor(uniform() * limit), normal };
}

/** An index drawn with probability proportional to its weight. */
export function drawWeighted(weights: readonly number[], random: Random): number {
  let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.findLastIndex(weight => weight > 0);
}

/** `size` different values of `0 … limit − 1`, in random order. */
export function drawSample(limit: number, size: number, random: Random): number[] {
  const indices = Array.from({ length: limit }, (_, index) => index);
  const drawn: number[] = [];
  for (let left = limit; drawn.length < size; left--) {
    drawn.push(...indices.splice(random.below(left), 1));
  }
  return drawn;
}
