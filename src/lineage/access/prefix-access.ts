// Accesses as prefixes of the architecture: paths of the prefix tree (METHOD §4).
//
// A permutation gives jobs other architectures and derives depths of transfer anew: the prefix of a node is
// in the repository from the first completion that has it, so a job's depth is that of the deepest node on
// its path whose first completion it knew. O(L) a job.

import { int32At, uint8At } from '../../shared/columns.ts';
import type { Known, Orders } from '../../trace/orders.ts';
import { prefixText } from '../../trace/prefix-text.ts';
import { lastOfSubtree, type PrefixTree, sumSubtrees } from '../../trace/prefix-tree.ts';
import { codeAt, commonPrefix, narrowest } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Donors } from '../donors.ts';
import type { AccessKind, AccessModel } from './access.ts';
import { NodesInFlight } from './nodes-in-flight.ts';
import { PathReuse } from './path-reuse.ts';

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
  private node: Int32Array;
  /** The donors' column, which is not to be changed. */
  private readonly given: Int32Array;
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
    this.given = donors.node;
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

  permute(jobs: Int32Array, order: Int32Array): void {
    if (this.node === this.given) this.node = this.given.slice();
    if (this.recorded) {
      const held = order.map(from => int32At(this.node, int32At(jobs, from)));
      jobs.forEach((job, index) => {
        this.node[job] = int32At(held, index);
      });
      return;
    }
    const leaf = order.map(from =>
      int32At(this.tree.leafOf, int32At(this.trace.sequence, int32At(jobs, from))),
    );
    this.deriveAnew(jobs, leaf);
  }

  private visitDown(node: number, visit: (unit: number) => void): void {
    if (node <= 0) return;
    this.visitDown(int32At(this.tree.parent, node), visit);
    visit(node);
  }

  /** Which candidate first completes each node's prefix outside `jobs`, found once per set of jobs. */
  private repository: { jobs: Int32Array; first: Int32Array; byCompletion: Int32Array } | null = null;

  private deriveAnew(jobs: Int32Array, leaf: Int32Array): void {
    if (this.kind === 'presence') {
      jobs.forEach((job, index) => {
        this.node[job] = int32At(leaf, index);
      });
      return;
    }
    const { parent } = this.tree;
    const { first, byCompletion } = this.repositoryWithout(jobs);
    const touched: number[] = [];
    const earlier: number[] = [];
    for (const index of byCompletion) {
      const candidate = int32At(this.orders.candidateOf, int32At(jobs, index));
      for (
        let node = int32At(leaf, index);
        node > 0 && int32At(first, node) > candidate;
        node = int32At(parent, node)
      ) {
        touched.push(node);
        earlier.push(int32At(first, node));
        first[node] = candidate;
      }
    }
    jobs.forEach((job, index) => {
      const known = int32At(this.known.successes, job);
      let node = int32At(leaf, index);
      while (node > 0 && int32At(first, node) > known) node = int32At(parent, node);
      this.node[job] = node;
    });
    for (let i = touched.length - 1; i >= 0; i--) first[touched[i] as number] = earlier[i] as number;
  }

  private repositoryWithout(jobs: Int32Array) {
    if (this.repository?.jobs === jobs) return this.repository;
    const inTest = new Uint8Array(this.trace.evaluations);
    for (const job of jobs) inTest[job] = 1;
    const first = new Int32Array(this.tree.nodes).fill(NEVER);
    this.orders.candidates.forEach((evaluation, index) => {
      if (uint8At(inTest, evaluation) === 1) return;
      let node = int32At(this.tree.leafOf, int32At(this.trace.sequence, evaluation));
      for (; node > 0 && int32At(first, node) > index + 1; node = int32At(this.tree.parent, node))
        first[node] = index + 1;
    });
    const byCompletion = Int32Array.from(jobs.keys())
      .filter(index => int32At(this.orders.candidateOf, int32At(jobs, index)) > 0)
      .sort(
        (a, b) =>
          int32At(this.orders.candidateOf, int32At(jobs, a)) -
          int32At(this.orders.candidateOf, int32At(jobs, b)),
      );
    this.repository = { jobs, first, byCompletion };
    return this.repository;
  }
}
