// A random but fixed number for each place of a landscape, without a table: hashing instead of remembering.
//
// The finalizer of MurmurHash3 (Appleby, public domain) over a chain of integers: every bit of the input reaches
// every bit of the output. Integer arithmetic, so the same on every machine.

/** The chain's next state after an integer. */
export function chain(state: number, value: number): number {
  let bits = (state ^ Math.imul(value + 1, 0x9e3779b1)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** A state as a uniform number in [0, 1). */
export function uniformOf(state: number): number {
  return (state >>> 0) / 2 ** 32;
}

const SQRT_12 = Math.sqrt(12);

/** A state as an effect of mean 0 and variance 1, uniform between −√3 and √3. */
export function effectOf(state: number): number {
  return (uniformOf(state) - 0.5) * SQRT_12;
}
