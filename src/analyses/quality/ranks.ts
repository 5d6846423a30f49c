// How ranks are grouped: the ranges over which shares by rank are summed (METHOD §5).

/** Ranks 1 … P in ten ranges ⌊bP/10⌋ + 1 … ⌊(b + 1)P/10⌋, P ranges if P < 10. */
export function rankRanges(population: number): { lowRank: number; highRank: number }[] {
  const ranges = Math.min(10, population);
  return Array.from({ length: ranges }, (_, b) => ({
    lowRank: Math.floor((b * population) / ranges) + 1,
    highRank: Math.floor(((b + 1) * population) / ranges),
  }));
}

/** Index of the range of each rank; index rank, entry 0 unused. */
export function rangeOfRank(population: number): Int32Array {
  const rangeOf = new Int32Array(population + 1);
  for (const [range, { lowRank, highRank }] of rankRanges(population).entries()) {
    rangeOf.fill(range, lowRank, highRank + 1);
  }
  return rangeOf;
}
