// Which mutations are equally likely, whatever the model? They are told apart by their probabilities alone.

import { Float64Column } from '../shared/columns.ts';
import type { VariableNode } from '../trace/trace.ts';
import { MutationLaw } from './mutation-law.ts';

/** Numbers the mutations that are equally likely under both models, as they are met. */
export class MutationKinds {
  readonly redrawLaw: MutationLaw;
  readonly redraw = new Float64Column();
  readonly replace = new Float64Column();
  private readonly replaceLaw: MutationLaw;
  private readonly byPlace = new Map<number, number>();
  private readonly byProbabilities = new Map<string, number>();
  private readonly positions: number;

  constructor(space: readonly VariableNode[]) {
    this.redrawLaw = new MutationLaw(space, 'redraw');
    this.replaceLaw = new MutationLaw(space, 'replace');
    this.positions = space.length;
  }

  /** Of sequences of `length` that differ at `position`; −1: equal sequences. */
  of(length: number, position: number): number {
    const place = length * (this.positions + 1) + position + 1;
    let kind = this.byPlace.get(place);
    if (kind === undefined) {
      kind = this.number(
        this.redrawLaw.probability(length, position),
        this.replaceLaw.probability(length, position),
      );
      this.byPlace.set(place, kind);
    }
    return kind;
  }

  private number(redraw: number, replace: number): number {
    const key = `${redraw} ${replace}`;
    const kind = this.byProbabilities.get(key) ?? this.redraw.length;
    if (kind === this.redraw.length) {
      this.byProbabilities.set(key, kind);
      this.redraw.push(redraw);
      this.replace.push(replace);
    }
    return kind;
  }
}
