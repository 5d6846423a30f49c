// The order of text that no locale enters: by Unicode code point.
// UTF-16 code units order surrogate pairs before U+E000…U+FFFF; this comparison does not.

/** Negative, zero or positive, as `a` stands before, with or after `b` by code points. */
export function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) {
      const bothAboveSurrogates = left >= 0xd800 && right >= 0xd800;
      return bothAboveSurrogates ? rotate(left) - rotate(right) : left - right;
    }
  }
  return a.length - b.length;
}

/** Moves surrogates (halves of the highest code points) above the rest of the basic plane. */
function rotate(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
