// Where does chance come from, the same on every machine?
//
// xoshiro128** 1.1 (Blackman & Vigna, ACM Trans. Math. Softw. 47, 2021; prng.di.unimi.it), its state filled from
// the seed by SplitMix64 (Steele, Lea & Flood, OOPSLA 2014), as its authors advise and Rust's rand_xoshiro does.
// Math.random can be neither seeded nor repeated.

import { int32At } from '../shared/columns.ts';

export interface Random {
  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  next(): number;
  /** Uniform among 0 … bound − 1, without bias. `bound` is within 1 … 2³². */
  integer(bound: number): number;
}

const TWO_32 = 2 ** 32;

/** A generator for an integer seed (negative ones too). Throws RangeError for any other number. */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`a seed is an integer below 2⁵³, not ${seed}`);
  return new Xoshiro(expandSeed(BigInt(seed)));
}

/** xoshiro128** from a state of four words, not all 0. A class, so that code that drew from one is as fast with another. */
export class Xoshiro implements Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor([a, b, c, d]: readonly [number, number, number, number]) {
    this.a = a | 0;
    this.b = b | 0;
    this.c = c | 0;
    this.d = d | 0;
  }

  /** The next 32 bits, not negative. */
  word(): number {
    const { a, b } = this;
    const c = this.c ^ a;
    const d = this.d ^ b;
    this.a = a ^ d;
    this.b = b ^ c;
    this.c = c ^ (b << 9);
    this.d = rotate(d, 11);
    return Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
  }

  next(): number {
    return ((this.word() >>> 5) * 2 ** 26 + (this.word() >>> 6)) / 2 ** 53;
  }

  integer(bound: number): number {
    let drawn = this.word();
    // Words beyond the last whole multiple of the bound would favour small results: drawn again.
    if (drawn > TWO_32 - bound) {
      const limit = TWO_32 - (TWO_32 % bound);
      while (drawn >= limit) drawn = this.word();
    }
    // The remainder, sooner than by %: below 2³² rounding takes no quotient to the next integer.
    return drawn - Math.floor(drawn / bound) * bound;
  }
}

/** Shuffles `array[from … to − 1]` in place, all orders equally likely (Fisher–Yates; Durstenfeld 1964). */
export function shuffle(array: Int32Array, random: Random, from = 0, to = array.length): void {
  for (let i = to - 1; i > from; i--) {
    const other = from + random.integer(i - from + 1);
    const held = int32At(array, i);
    array[i] = int32At(array, other);
    array[other] = held;
  }
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** The first two outputs of SplitMix64 as four words, low half first. */
function expandSeed(seed: bigint): [number, number, number, number] {
  const [first, second] = [splitMix64(seed, 1n), splitMix64(seed, 2n)];
  return [
    Number(first & 0xffffffffn),
    Number(first >> 32n),
    Number(second & 0xffffffffn),
    Number(second >> 32n),
  ];
}

/** The n-th output of SplitMix64 (n from 1) for a seed, 64 bits. */
export function splitMix64(seed: bigint, n: bigint): bigint {
  let z = BigInt.asUintN(64, seed + n * 0x9e3779b97f4a7c15n);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}
