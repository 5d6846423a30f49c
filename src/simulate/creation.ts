// What is evaluated next? Algorithm 1: random architectures until P successes are known, then mutated parents.

import { int32At } from '../shared/columns.ts';
import type { Random } from '../stats/random.ts';
import { Mutation } from './mutation.ts';
import type { SimulateOptions } from './options.ts';
import { Population } from './population.ts';
import { optionsOf } from './space.ts';
import { Tournament } from './tournament.ts';

export class Creation {
  readonly population: Population;
  /** The architecture created last. */
  readonly architecture: Int32Array;
  private readonly options: Int32Array;
  private readonly mutation: Mutation;
  private readonly tournament: Tournament;
  private readonly random: Random;
  private readonly evolves: boolean;

  constructor(settings: SimulateOptions, random: Random) {
    const options = optionsOf(settings.space);
    this.options = options;
    this.random = random;
    this.evolves = settings.search === 'evolution';
    this.architecture = new Int32Array(options.length);
    this.population = new Population(settings.population, options.length, settings.retire, random);
    this.mutation = new Mutation(options, settings.mutation, settings.mutationBias, random);
    const sample = settings.selection === 'uniform' ? 1 : settings.sample;
    this.tournament = new Tournament(settings.population, sample, random);
  }

  /** Creates the next architecture; returns its parent's id, −1 for a random one. */
  next(): number {
    const { architecture, population } = this;
    if (!this.evolves || !population.full) {
      for (let i = 0; i < architecture.length; i++) {
        architecture[i] = this.random.integer(int32At(this.options, i));
      }
      return -1;
    }
    const slot = this.tournament.select(population);
    const base = slot * architecture.length;
    architecture.set(population.architectures.subarray(base, base + architecture.length));
    this.mutation.apply(architecture, 0);
    return int32At(population.id, slot);
  }
}
