// Ranges of population and of sample sizes, of which the likelihood is bounded at once.

export interface Range {
  readonly low: number;
  /** Inclusive. */
  readonly high: number;
}

/** Ranges that make up another, ascending, the sizes within each less than `ratio` apart. */
export function divideRange({ low, high }: Range, ratio: number): Range[] {
  const parts: Range[] = [];
  for (let from = low; from <= high; ) {
    const to = Math.min(high, Math.max(from, Math.ceil(from * ratio) - 1));
    parts.push({ low: from, high: to });
    from = to + 1;
  }
  return parts;
}

/** Each size of a range alone. */
export function sizesOf({ low, high }: Range): Range[] {
  return divideRange({ low, high }, 1);
}
