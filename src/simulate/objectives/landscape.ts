// A synthetic landscape: each choice has an effect of its own, and one with a partner position's choice (epistasis).
//
// Effects are uniform and hashed, not stored: 391 × 391 pairs of choices cost nothing. The sum is scaled to about
// unit variance over random architectures: a quality of 2 is two deviations above a typical random model. The invalid
// region is a share of the combinations of three positions, so that a mutation can lead into it and out again.

import { int32At } from '../../shared/columns.ts';
import { chain, effectOf, uniformOf } from '../hash.ts';
import type { Objective } from './objective.ts';

export interface LandscapeOptions {
  /** Standard deviation of pair effects against 1 of single ones. */
  readonly epistasis: number;
  /** Expected share of random architectures that fail. */
  readonly invalid: number;
}

const INVALID_POSITIONS = 3;

export function createLandscape(
  positions: number,
  seed: number,
  { epistasis, invalid }: LandscapeOptions,
): Objective {
  const [singleSeed, pairSeed, partnerSeed, invalidSeed] = [1, 2, 3, 4].map(salt => chain(seed, salt));
  const single = statesOf(singleSeed ?? 0, positions);
  const pair = statesOf(pairSeed ?? 0, positions);
  const partner = Int32Array.from({ length: positions }, (_, i) => partnerOf(i, positions, partnerSeed ?? 0));
  const watched = Int32Array.from(
    { length: Math.min(INVALID_POSITIONS, positions) },
    (_, k) =>
      Math.floor(((k + uniformOf(chain(invalidSeed ?? 0, k))) * positions) / INVALID_POSITIONS) % positions,
  );
  const scale = 1 / Math.sqrt(positions * (1 + epistasis * epistasis));
  return {
    failure: 'F_invalid',
    seconds: () => Number.NaN,
    quality: (architectures, offset) => {
      if (invalid > 0) {
        let state = invalidSeed ?? 0;
        for (let k = 0; k < watched.length; k++) {
          state = chain(state, int32At(architectures, offset + int32At(watched, k)));
        }
        if (uniformOf(state) < invalid) return Number.NaN;
      }
      let sum = 0;
      for (let i = 0; i < positions; i++) {
        const choice = int32At(architectures, offset + i);
        sum += effectOf(chain(int32At(single, i), choice));
        if (epistasis === 0) continue;
        const other = int32At(architectures, offset + int32At(partner, i));
        sum += epistasis * effectOf(chain(chain(int32At(pair, i), choice), other));
      }
      return sum * scale;
    },
  };
}

/** One hash state a position. */
export function statesOf(seed: number, positions: number): Int32Array {
  return Int32Array.from({ length: positions }, (_, position) => chain(seed, position));
}

/** Another position, or the same where there is no other. */
function partnerOf(position: number, positions: number, seed: number): number {
  if (positions === 1) return 0;
  const step = 1 + Math.floor(uniformOf(chain(seed, position)) * (positions - 1));
  return (position + step) % positions;
}
