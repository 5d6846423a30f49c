// A column as far in order as its quantiles ask: the values between which they lie stand where sorting would put them.
//
// Values are dealt into equal intervals, of which only those that are asked for are sorted. However unlike the values
// are, that costs no more than to sort them all.

import { float64At, int32At, scratchFloat64 } from '../shared/columns.ts';

const INTERVALS = 4096;

/** A copy of finite values; `quantileType7` of it gives the quantiles named, each in [0, 1], and no others. */
export function sortedForQuantiles(values: Float64Array, quantiles: readonly number[]): Float64Array {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = float64At(values, index);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const perUnit = INTERVALS / (high - low);
  if (values.length < INTERVALS || !(perUnit > 0 && Number.isFinite(perUnit))) return values.toSorted();
  const intervalOf = (value: number) => Math.min(INTERVALS - 1, Math.floor((value - low) * perUnit));
  const { dealt, ends } = deal(values, intervalOf);
  const asked = quantiles.flatMap(quantile => {
    const place = Math.floor((values.length - 1) * quantile);
    return [place, Math.min(place + 1, values.length - 1)];
  });
  for (const interval of new Set(asked.map(place => ends.findIndex(end => end > place)))) {
    const from = interval === 0 ? 0 : int32At(ends, interval - 1);
    dealt.subarray(from, int32At(ends, interval)).sort();
  }
  return dealt;
}

/** The values by interval, and where each interval ends. */
function deal(
  values: Float64Array,
  intervalOf: (value: number) => number,
): { dealt: Float64Array; ends: Int32Array } {
  const ends = new Int32Array(INTERVALS + 1);
  for (let index = 0; index < values.length; index++) {
    const after = intervalOf(float64At(values, index)) + 1;
    ends[after] = int32At(ends, after) + 1;
  }
  for (let interval = 0; interval < INTERVALS; interval++)
    ends[interval + 1] = int32At(ends, interval + 1) + int32At(ends, interval);
  const dealt = scratchFloat64(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = float64At(values, index);
    const interval = intervalOf(value);
    const place = int32At(ends, interval);
    ends[interval] = place + 1;
    dealt[place] = value;
  }
  return { dealt, ends: ends.subarray(0, INTERVALS) };
}
