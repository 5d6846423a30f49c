// Which row of selection shares does each possible parent of a creation have, in a block of populations?
//
// A member's row is the number of better ones in the block's smallest population (likelihood.ts); a tied one has a row
// made for it. Hot: plain loads.

import { float64At, int32At } from '../shared/columns.ts';
import type { Evidence } from './evidence.ts';
import type { Range } from './ranges.ts';
import { BLOCK_BITS, RankCounts } from './rank-counts.ts';
import { selectionShares, tailsOf } from './selection-bound.ts';

export class MemberRows {
  /** Rows of shares, with room for those of tied members behind them. */
  readonly shares: Float64Array;
  /** Where the row of each member begins, run after run, as of the last `find`. */
  readonly rows: Int32Array;
  /** Of each run that has a member: its kind of mutation, and where its members end. */
  runs = 0;
  readonly kind: Int32Array;
  readonly ends: Int32Array;
  private readonly evidence: Evidence;
  private readonly low: number;
  private readonly high: number;
  private readonly stride: number;
  private readonly tails: Float64Array;
  /** Candidates too old for the block's smallest population. */
  private readonly retired: RankCounts;
  /** By rank: members of that population. */
  private readonly members: Int32Array;
  private added = 0;
  /** Where the row of the next tied member goes. */
  private shared = 0;

  /** `stride`: numbers from one row to the next. */
  constructor(evidence: Evidence, populations: Range, samples: readonly Range[], stride: number) {
    const shares = selectionShares(populations, samples, stride);
    this.evidence = evidence;
    this.low = populations.low;
    this.high = populations.high;
    this.stride = stride;
    this.tails = tailsOf(shares, stride);
    this.shares = new Float64Array(shares.length + evidence.mostParents * stride);
    this.shares.set(shares);
    this.rows = new Int32Array(evidence.mostParents);
    this.kind = new Int32Array(evidence.mutation.redraw.length);
    this.ends = new Int32Array(evidence.mutation.redraw.length);
    this.retired = new RankCounts(evidence.ranks);
    this.members = new Int32Array(evidence.ranks);
  }

  /** Finds the members of a creation; asked in order. */
  find(creation: number): void {
    const { low, stride, rows } = this;
    const { offsets, starts, kind, candidate, rank, noBetter, isTied } = this.evidence;
    const { within, before } = this.retired;
    const known = int32At(this.evidence.known, creation);
    this.advanceTo(known);
    const oldest = known - this.high;
    let found = 0;
    this.shared = (this.high + 1) * stride;
    this.runs = 0;
    for (let run = int32At(offsets, creation); run < int32At(offsets, creation + 1); run++) {
      const first = found;
      const start = int32At(starts, run);
      const end = int32At(starts, run + 1);
      let ties = 0;
      for (let slot = start; slot < end; slot++) {
        if ((candidate[slot] as number) < oldest) break;
        const own = rank[slot] as number;
        const retired = (within[own] as number) + (before[own >> BLOCK_BITS] as number);
        rows[found++] = (low - (noBetter[slot] as number) + retired) * stride;
        ties |= isTied[own] as number;
      }
      if (found === first) continue;
      // Apart, since the loop that calls nothing runs in half the time.
      if (ties !== 0) this.shareRows(start, first, found, known - low);
      this.kind[this.runs] = int32At(kind, run);
      this.ends[this.runs++] = found;
    }
  }

  /** Gives tied members rows of their own; `slot`: the first one's, `oldest`: of the members of the smallest population. */
  private shareRows(slot: number, from: number, to: number, oldest: number): void {
    const { rows } = this;
    const { candidate, rank, isTied } = this.evidence;
    for (let place = from; place < to; place++) {
      const member = slot + place - from;
      const own = int32At(rank, member);
      if (isTied[own] === 1)
        rows[place] = this.sharedRow(int32At(rows, place), own, int32At(candidate, member) < oldest);
    }
  }

  private advanceTo(known: number): void {
    const { retired, members, low } = this;
    const { rankOf } = this.evidence;
    for (; this.added < known; this.added++) {
      const joining = int32At(rankOf, this.added);
      members[joining] = int32At(members, joining) + 1;
      if (this.added < low) continue;
      const retiring = int32At(rankOf, this.added - low);
      members[retiring] = int32At(members, retiring) - 1;
      retired.add(retiring, 1);
    }
  }

  /** The row of one of a tie, whose members share evenly what lies between two rows of tails; `row` if it is alone. */
  private sharedRow(row: number, rank: number, isOld: boolean): number {
    const tied = int32At(this.members, rank) + (isOld ? 1 : 0);
    if (tied === 1) return row;
    const { shares, tails, stride, shared } = this;
    const to = row + tied * stride;
    for (let index = 0; index < stride; index++) {
      shares[shared + index] = (float64At(tails, row + index) - float64At(tails, to + index)) / tied;
    }
    this.shared += stride;
    return shared;
  }
}
