// At which capacities is replayed? Log-spaced from one tensor to all, or what the user names.

/** A capacity as the user names it: a size, or a share of the distinct tensors' size. */
export type CapacityWish = { readonly size: number } | { readonly share: number };

/** At most `points` whole capacities, the first one tensor's mean size, the last all; equal ratios between. */
export function spacedCapacities(points: number, distinctSize: number, distinct: number): number[] {
  if (distinct === 0) return [];
  const least = Math.max(1, Math.round(distinctSize / distinct));
  const ratio = Math.log(distinctSize / least) / Math.max(points - 1, 1);
  const spaced = Array.from({ length: points - 1 }, (_, index) =>
    Math.round(least * Math.exp(index * ratio)),
  );
  return ascending([...spaced, distinctSize]);
}

/** The capacities that were wished for, at least one unit each, ascending and without repeats. */
export function wishedCapacities(wishes: readonly CapacityWish[], distinctSize: number): number[] {
  return ascending(
    wishes.map(wish => Math.max(1, Math.round('size' in wish ? wish.size : wish.share * distinctSize))),
  );
}

function ascending(capacities: readonly number[]): number[] {
  return [...new Set(capacities)].sort((a, b) => a - b);
}
