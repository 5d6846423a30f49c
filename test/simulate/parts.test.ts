// Do selection, retirement and mutation keep their laws, each alone?

import { describe, expect, test } from 'vitest';
import { Mutation } from '../../src/simulate/mutation.ts';
import { Population, type Retirement } from '../../src/simulate/population.ts';
import { Tournament } from '../../src/simulate/tournament.ts';
import { chiSquareTail } from '../../src/stats/chi-square.ts';
import { createRandom } from '../../src/stats/random.ts';
import { selectionProbability } from '../../src/stats/selection-probability.ts';

/** p-value of counts against probabilities, over those of probability above 0; the others must have none. */
function fitOf(counts: readonly number[], probabilities: readonly number[]): number {
  const draws = counts.reduce((sum, count) => sum + count, 0);
  let statistic = 0;
  let possible = 0;
  probabilities.forEach((probability, i) => {
    if (probability === 0) expect(counts[i]).toBe(0);
    if (probability === 0) return;
    possible++;
    statistic += ((counts[i] ?? 0) - draws * probability) ** 2 / (draws * probability);
  });
  return chiSquareTail(statistic, possible - 1);
}

function populationOf(qualities: readonly number[], retirement: Retirement = 'oldest'): Population {
  const population = new Population(qualities.length, 1, retirement, createRandom(1));
  qualities.forEach((quality, id) => {
    population.join(id, quality, Int32Array.of(id), 0);
  });
  return population;
}

describe('the tournament', () => {
  test.each([
    ['without ties', [5, 1, 4, 2, 3, 8, 7, 6], 3],
    ['with ties', [1, 2, 2, 2, 3, 3, 1, 0], 3],
    ['all of them', [3, 1, 2, 3], 4],
    ['of one', [3, 1, 2, 3], 1],
  ] as const)('selects by the exact law, %s', (_, qualities, sample) => {
    const population = populationOf(qualities);
    const tournament = new Tournament(qualities.length, sample, createRandom(3));
    const counts = qualities.map(() => 0);
    for (let draw = 0; draw < 40_000; draw++) {
      const slot = tournament.select(population);
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
    const law = qualities.map(quality => {
      const better = qualities.filter(other => other > quality).length;
      const tied = qualities.filter(other => other === quality).length;
      return selectionProbability(qualities.length, sample, better, tied);
    });
    expect(fitOf(counts, law)).toBeGreaterThan(0.001);
  });
});

describe('retirement', () => {
  const arrivals = [5, 1, 4, 1, 3, 9, 0, 2, 6];
  const remaining = (retirement: Retirement): number[] => {
    const population = new Population(4, 1, retirement, createRandom(2));
    arrivals.forEach((quality, id) => {
      population.join(id, quality, Int32Array.of(id), 0);
    });
    return [...population.id].sort((a, b) => a - b);
  };

  test('of the oldest leaves the last P', () => expect(remaining('oldest')).toEqual([5, 6, 7, 8]));
  test('of the worst leaves the best P', () => expect(remaining('worst')).toEqual([0, 2, 5, 8]));

  test('of equally bad members takes the oldest', () => {
    const population = new Population(3, 1, 'worst', createRandom(2));
    [1, 2, 1, 3].forEach((quality, id) => {
      population.join(id, quality, Int32Array.of(id), 0);
    });
    expect([...population.id].sort()).toEqual([1, 2, 3]);
  });

  test('at random takes each of the P + 1 alike, the newcomer too', () => {
    const random = createRandom(8);
    const gone = [0, 0, 0, 0];
    for (let run = 0; run < 20_000; run++) {
      const population = new Population(3, 1, 'random', random);
      for (let id = 0; id < 4; id++) population.join(id, id, Int32Array.of(id), 0);
      const left = [0, 1, 2, 3].find(id => !population.id.includes(id)) ?? -1;
      gone[left] = (gone[left] ?? 0) + 1;
    }
    expect(fitOf(gone, [0.25, 0.25, 0.25, 0.25])).toBeGreaterThan(0.001);
  });

  test('keeps the architecture of each member', () => {
    const population = populationOf([3, 1, 2]);
    population.join(7, 5, Int32Array.of(0, 7), 1);
    expect([...population.id]).toEqual([7, 1, 2]);
    expect([...population.architectures]).toEqual([7, 1, 2]);
  });
});

describe('mutation', () => {
  const OPTIONS = Int32Array.of(3, 1, 4, 2);
  const mutate = (model: 'redraw' | 'replace', bias: number) => {
    const mutation = new Mutation(OPTIONS, model, bias, createRandom(5));
    return Array.from({ length: 30_000 }, () => {
      const architecture = Int32Array.of(1, 0, 2, 0);
      mutation.apply(architecture, 0);
      return architecture;
    });
  };
  const changedShares = (mutants: readonly Int32Array[]) =>
    [0, 1, 2, 3].map(i => mutants.filter(mutant => mutant[i] !== [1, 0, 2, 0][i]).length);

  test('replace changes exactly one position that has a choice, all alike', () => {
    expect(fitOf(changedShares(mutate('replace', 0)), [1 / 3, 0, 1 / 3, 1 / 3])).toBeGreaterThan(0.001);
  });

  test('redraw gives the old choice in 1/o of the cases', () => {
    const mutants = mutate('redraw', 0);
    const changed = changedShares(mutants);
    const same = mutants.length - changed.reduce((sum, count) => sum + count, 0);
    const law = [(1 / 3) * (2 / 3), 0, (1 / 3) * (3 / 4), (1 / 3) * (1 / 2)];
    const rest = 1 - law.reduce((sum, p) => sum + p, 0);
    expect(fitOf([...changed, same], [...law, rest])).toBeGreaterThan(0.001);
  });

  test.each([
    [1, [1 / 9, 0, 3 / 9, 5 / 9]],
    [2, [1 / 35, 0, 9 / 35, 25 / 35]],
  ])('a bias of %i weighs the k-th of three by (2k − 1)^b', (bias, law) => {
    expect(fitOf(changedShares(mutate('replace', bias)), law)).toBeGreaterThan(0.001);
  });

  test('every new choice is equally likely', () => {
    const mutants = mutate('replace', 0).filter(mutant => mutant[2] !== 2);
    const counts = [0, 1, 2, 3].map(choice => mutants.filter(mutant => mutant[2] === choice).length);
    expect(fitOf(counts, [1 / 3, 1 / 3, 0, 1 / 3])).toBeGreaterThan(0.001);
  });
});
