// Accesses as prefixes of the architecture: paths of the prefix tree (METHOD §4).

import { int32At, scratchInt32, uint8At } from '../../shared/columns.ts';
import { reorderBy, rowNumbers } from '../../shared/order-by.ts';
import type { Known, Orders } from '../../trace/orders.ts';
import { prefixText } from '../../trace/prefix-text.ts';
import { lastOfSubtree, type PrefixTree, sumSubtrees } from '../../trace/prefix-tree.ts';
import { codeAt, commonPrefix, narrowest } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Donors } from '../donors.ts';
import type { AccessKind, AccessModel } from './access.ts';
import { NodesInFlight } from './nodes-in-flight.ts';
import { PathReuse } from './path-reuse.ts';
import { type Repository, TestedPaths } from './tested-paths.ts';

const NEVER = 0x7fffffff;

export class PrefixAccess implements AccessModel {
  readonly kind: AccessKind;
  readonly units: number;
  readonly largest: number;
  private readonly trace: Trace;
  private readonly tree: PrefixTree;
  private readonly orders: Orders;
  private readonly known: Known;
  /** Node of each evaluation's deepest access, 0 (the empty prefix) for none. */
  private readonly node: Int32Array;
  private readonly recorded: boolean;

  constructor(trace: Trace, orders: Orders, known: Known, donors: Donors, presence: boolean) {
    this.trace = trace;
    this.orders = orders;
    this.known = known;
    this.tree = donors.tree;
    this.units = donors.tree.nodes;
    this.largest = trace.sequences.maxLength;
    this.recorded = donors.recorded && !presence;
    this.kind = presence ? 'presence' : donors.recorded ? 'recorded' : 'hypothetical';
    this.node = presence
      ? trace.sequence.map(sequence => int32At(donors.tree.leafOf, sequence))
      : donors.node;
  }

  weightOf(unit: number): number {
    return int32At(this.tree.depth, unit) - int32At(this.tree.depth, int32At(this.tree.parent, unit));
  }

  namesOf(unit: number): string[] {
    const sequence = int32At(this.tree.first, unit);
    const shallowest = int32At(this.tree.depth, int32At(this.tree.parent, unit)) + 1;
    return Array.from({ length: this.weightOf(unit) }, (_, index) =>
      prefixText(this.trace, sequence, shallowest + index),
    );
  }

  /** Nodes are numbered in lexicographic preorder. */
  compare(a: number, b: number): number {
    return a - b;
  }

  size(evaluation: number): number {
    return int32At(this.tree.depth, int32At(this.node, evaluation));
  }

  forEachUnit(evaluation: number, visit: (unit: number) => void): void {
    this.visitDown(int32At(this.node, evaluation), visit);
  }

  newReuseTally(byStart: Int32Array, jobs: Int32Array): PathReuse {
    return new PathReuse(this.tree, this.node, byStart, jobs);
  }

  countAccesses(): Int32Array {
    const counts = new Int32Array(this.units);
    for (let evaluation = 0; evaluation < this.node.length; evaluation++) {
      const node = int32At(this.node, evaluation);
      counts[node] = int32At(counts, node) + 1;
    }
    sumSubtrees(this.tree, counts);
    counts[0] = 0;
    return counts;
  }

  restrictTo(units: Int32Array): (evaluation: number, places: Int32Array) => number {
    const { parent } = this.tree;
    // Of each node, 1 + the place of the nearest of the units on its path, itself included; 0 for none.
    const nearest = narrowest(units.length, this.units);
    for (let place = 0; place < units.length; place++) nearest[int32At(units, place)] = place + 1;
    for (let node = 1; node < this.units; node++) {
      if (nearest[node] === 0) nearest[node] = codeAt(nearest, int32At(parent, node));
    }
    const above = Int32Array.from(units, unit => codeAt(nearest, int32At(parent, unit)));
    return (evaluation, places) => {
      let count = 0;
      for (let place = codeAt(nearest, int32At(this.node, evaluation)); place > 0; ) {
        places[count++] = place - 1;
        place = int32At(above, place - 1);
      }
      return count;
    };
  }

  newInFlight(): NodesInFlight {
    return new NodesInFlight(this.tree, this.node);
  }

  common(first: number, second: number): number {
    const { tree, trace } = this;
    const a = int32At(this.node, first);
    const b = int32At(this.node, second);
    const shared = commonPrefix(trace.sequences, int32At(tree.first, a), int32At(tree.first, b));
    return Math.min(shared, int32At(tree.depth, a), int32At(tree.depth, b));
  }

  reachesDeepest(other: number, evaluation: number): boolean {
    const node = int32At(this.node, evaluation);
    const reached = int32At(this.node, other);
    return reached >= node && reached <= lastOfSubtree(this.tree, node);
  }

  deepest(evaluation: number): number {
    const node = int32At(this.node, evaluation);
    return node === 0 ? -1 : node;
  }

  accessesOf(jobs: Int32Array): TestedPaths {
    const { trace, tree, kind } = this;
    const sequence = jobs.map(job => int32At(trace.sequence, job));
    const node = jobs.map(job => int32At(this.node, job));
    const end = this.recorded ? node : sequence.map(of => int32At(tree.leafOf, of));
    const repository = kind === 'hypothetical' ? this.repositoryWithout(jobs) : null;
    const tested = { sequence, node, end, areRecorded: this.recorded, repository };
    return new TestedPaths(trace.sequences, tree, tested);
  }

  private visitDown(node: number, visit: (unit: number) => void): void {
    if (node <= 0) return;
    this.visitDown(int32At(this.tree.parent, node), visit);
    visit(node);
  }

  private repositoryWithout(jobs: Int32Array): Repository {
    const { tree, trace, orders } = this;
    const isJob = new Uint8Array(trace.evaluations);
    for (const job of jobs) isJob[job] = 1;
    const first = scratchInt32(tree.nodes).fill(NEVER);
    for (let index = 0; index < orders.candidates.length; index++) {
      const evaluation = int32At(orders.candidates, index);
      if (uint8At(isJob, evaluation) === 1) continue;
      let node = int32At(tree.leafOf, int32At(trace.sequence, evaluation));
      for (; node > 0 && int32At(first, node) > index + 1; node = int32At(tree.parent, node))
        first[node] = index + 1;
    }
    const candidate = jobs.map(job => int32At(orders.candidateOf, job));
    const byCompletion = reorderBy(
      rowNumbers(jobs.length).filter(job => int32At(candidate, job) > 0),
      new Float64Array(candidate),
    );
    return { known: jobs.map(job => int32At(this.known.successes, job)), byCompletion, candidate, first };
  }
}
