// What stands between the values of a line, as the line before had it: brace or comma, key, colon and spaces.
//
// Lines of one writer have the same keys in the same order, so that a comparison of bytes replaces the parsing. Hot.

/** Separators are remembered for so many values of a line. */
export const MOST_STEPS = 32;
const MOST_BYTES = 64;

export class Separators {
  private readonly bytes = new Uint8Array(MOST_STEPS * MOST_BYTES);
  private readonly lengths = new Int32Array(MOST_STEPS);
  private readonly fields = new Int32Array(MOST_STEPS);

  /** The length of the separator remembered for a step where it stands at `at`, else 0. */
  lengthAt(step: number, bytes: Uint8Array, at: number): number {
    const length = this.lengths[step] ?? 0;
    const own = this.bytes;
    const begin = step * MOST_BYTES;
    for (let index = 0; index < length; index++) {
      if (own[begin + index] !== bytes[at + index]) return 0;
    }
    return length;
  }

  /** The field whose key is in the separator remembered for a step. */
  fieldOf(step: number): number {
    return this.fields[step] as number;
  }

  /** Remembers the bytes `from … to − 1` for a step; false where they are too many. */
  remember(step: number, bytes: Uint8Array, from: number, to: number, field: number): boolean {
    if (to - from > MOST_BYTES) return false;
    this.bytes.set(bytes.subarray(from, to), step * MOST_BYTES);
    this.lengths[step] = to - from;
    this.fields[step] = field;
    return true;
  }
}
