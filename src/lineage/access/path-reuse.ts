// By how many jobs ago was each prefix on a path last accessed?
//
// The nodes that jobs reach are numbered anew, in the order in which they are first reached: the nodes of a path lie side
// by side then, and so do those of one time of the search, whichever worker is followed through it. Hot, hence plain loads.

import { scratchFloat64, scratchInt32 } from '../../shared/columns.ts';
import type { PrefixTree } from '../../trace/prefix-tree.ts';
import type { ReuseTally } from './access.ts';

export class PathReuse implements ReuseTally {
  readonly counts: Float64Array;
  /** By number of a node: that of the node above (0: none), the prefixes from there, the last job (0: none). */
  private readonly above: Int32Array;
  private readonly weight: Int32Array;
  private readonly lastJob: Int32Array;
  /** By job: number of its deepest node, 0 for none. */
  private readonly deepest: Int32Array;

  /** `node` of each evaluation's deepest access; the others as `newReuseTally` has them. */
  constructor(tree: PrefixTree, node: Int32Array, byStart: Int32Array, jobs: Int32Array) {
    this.counts = scratchFloat64(jobs.length + 1);
    // What numbers do not reach costs nothing.
    this.above = scratchInt32(tree.nodes);
    this.weight = scratchInt32(tree.nodes);
    this.lastJob = scratchInt32(tree.nodes);
    const numberOf = scratchInt32(tree.nodes);
    let numbered = 0;
    for (let index = 0; index < byStart.length; index++)
      numbered = this.numberPath(tree, node[byStart[index] as number] as number, numberOf, numbered);
    this.deepest = scratchInt32(jobs.length + 1);
    for (let index = 0; index < jobs.length; index++)
      this.deepest[index + 1] = numberOf[node[jobs[index] as number] as number] as number;
  }

  add(job: number, first: number): number {
    const { counts, above, weight, lastJob } = this;
    let size = 0;
    for (let number = this.deepest[job] as number; number > 0; number = above[number] as number) {
      const last = lastJob[number] as number;
      const distance = last < first ? 0 : job - last;
      counts[distance] = (counts[distance] as number) + (weight[number] as number);
      size += weight[number] as number;
      lastJob[number] = job;
    }
    return size;
  }

  /** Upwards to the first node that has a number; returns how many have one. */
  private numberPath(
    { parent, depth }: PrefixTree,
    deepest: number,
    numberOf: Int32Array,
    before: number,
  ): number {
    let numbered = before;
    for (let node = deepest; node > 0 && numberOf[node] === 0; ) {
      const next = parent[node] as number;
      numberOf[node] = ++numbered;
      this.weight[numbered] = (depth[node] as number) - (depth[next] as number);
      this.above[numbered] = next > 0 && numberOf[next] === 0 ? numbered + 1 : (numberOf[next] as number);
      node = next;
    }
    return numbered;
  }
}
