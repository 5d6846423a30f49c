// How good is an architecture in a simulated search? Each choice adds its own random effect, and pairs of
// positions a smaller one (epistasis); the noise of training comes on top.

import { itemAt } from '../../src/shared/columns.ts';
import { createRandom, type Random } from './random.ts';

export interface Landscape {
  /** Quality of an architecture of choice indices, without noise. */
  score(arch: readonly number[]): number;
}

/** Effects are standard normal, those of pairs a third of that; the sum is scaled to about unit variance. */
export function createLandscape(options: readonly number[], seed: number): Landscape {
  const random = createRandom(seed);
  const single = options.map(count => Array.from({ length: count }, random.normal));
  const pairs = options.map((_, position) => ({
    left: position,
    right: random.below(options.length),
    effects: createPairEffects(options, random),
  }));
  const scale = 1 / Math.sqrt(options.length);
  return {
    score: arch => {
      const additive = single.reduce((sum, row, i) => sum + itemAt(row, itemAt(arch, i)), 0);
      const epistatic = pairs.reduce((sum, { left, right, effects }) => {
        return sum + itemAt(itemAt(effects, itemAt(arch, left)), itemAt(arch, right)) / 3;
      }, 0);
      return (additive + epistatic) * scale;
    },
  };
}

function createPairEffects(options: readonly number[], random: Random): number[][] {
  const widest = Math.max(...options);
  return Array.from({ length: widest }, () => Array.from({ length: widest }, random.normal));
}
