// With what probability is each member never selected while it is a member? By exact selection (METHOD §5, lifetime).
//
// Members stand by rank, each with the logarithm of its probability. A creation adds a number of its own to each rank, so
// creations are only counted: a member that changes rank is given what its old rank has added and its new one has not.
// Where members are tied, which changes what ranks add, all are brought up to date at each change. Hot: O(P) a change.

import { RankWindow } from '../../lineage/rank-window.ts';
import { float64At } from '../../shared/columns.ts';
import { SelectionLaw } from '../../stats/selection-probability.ts';

/** For ln 0: what is selected for sure is unselected with e^−64, which is nothing beside 1. */
const LEAST = -64;
/** Creations that are counted before all members are brought up to date, lest differences of large sums lose digits. */
const MOST_COUNTED = 64;

export class UnselectedMembers {
  private readonly law: SelectionLaw;
  private readonly window: RankWindow;
  /** By rank, worst first: ln of the member's probability less what the counted creations add to the rank. */
  private readonly logs: Float64Array;
  /** What a creation adds to each rank, where nobody is tied, and as members stand. */
  private readonly untied: Float64Array;
  private readonly added: Float64Array;
  /** `untied` of the next rank less that of this one. */
  private readonly steps: Float64Array;
  private hasTies = true;
  /** Place of the member that joined last, worst first, after its equals. */
  joined = -1;
  /** Creations since all members were brought up to date. */
  private counted = 0;

  /** `qualities`: those of the first members, a whole population. */
  constructor(qualities: Float64Array, sample: number) {
    const population = qualities.length;
    this.law = new SelectionLaw(population, sample);
    this.window = new RankWindow(population + 1);
    for (const quality of qualities) this.window.add(quality);
    this.logs = new Float64Array(population);
    this.untied = this.law.byRank.map(lnOfRest);
    this.steps = this.untied.map((log, place) => (this.untied[place + 1] ?? log) - log);
    this.added = new Float64Array(population);
    this.tabulate();
  }

  /** One creation. */
  create(): void {
    if (++this.counted === MOST_COUNTED) this.settle();
  }

  /** A member of one quality is replaced by one of another: the probability of the former. */
  exchange(leaving: number, joining: number): number {
    const { logs, added } = this;
    const { left, joined } = this.window.exchange(leaving, joining);
    this.joined = joined;
    const unselected = Math.exp(float64At(logs, left) + this.counted * float64At(added, left));
    if (!this.hasTies && !this.isTied(joined)) {
      this.move(left, joined);
    } else {
      this.settle();
      if (left < joined) logs.copyWithin(left, left + 1, joined + 1);
      else logs.copyWithin(joined + 1, joined, left);
      logs[joined] = 0;
      this.tabulate();
    }
    return unselected;
  }

  /** Moves the members between two ranks by one, towards the one that was left. */
  private move(left: number, joined: number): void {
    const { logs, steps, counted } = this;
    for (let place = left; place < joined; place++)
      logs[place] = (logs[place + 1] as number) + counted * (steps[place] as number);
    for (let place = left; place > joined; place--)
      logs[place] = (logs[place - 1] as number) - counted * (steps[place - 1] as number);
    logs[joined] = -counted * float64At(this.untied, joined);
  }

  private settle(): void {
    const { logs, added, counted } = this;
    for (let place = 0; place < logs.length; place++)
      logs[place] = float64At(logs, place) + counted * float64At(added, place);
    this.counted = 0;
  }

  /** Is the member as good as the one below it? */
  private isTied(place: number): boolean {
    return place > 0 && this.window.atRank(place) === this.window.atRank(place + 1);
  }

  /** What a creation adds to each rank, from how members stand. */
  private tabulate(): void {
    const { added, untied, law } = this;
    const { size } = this.window;
    added.set(untied);
    this.hasTies = false;
    for (let from = 0; from < size; ) {
      let to = from + 1;
      while (to < size && this.isTied(to)) to++;
      if (to - from > 1) {
        this.hasTies = true;
        added.fill(lnOfRest(law.probability(size - to, to - from)), from, to);
      }
      from = to;
    }
  }
}

/** ln(1 − p). */
function lnOfRest(probability: number): number {
  return Math.max(LEAST, Math.log1p(-probability));
}
