// Accesses as prefixes of the architecture: paths of the prefix tree (METHOD §4).
//
// A permutation gives jobs other architectures and derives depths of transfer anew: the prefix of a node is
// in the repository from the first completion that has it, so a job's depth is that of the deepest node on
// its path whose first completion it knew. O(L) a job.

import type { Donors } from '../../lineage/donors.ts';
import { at } from '../../shared/columns.ts';
import type { Known, Orders } from '../../trace/orders.ts';
import { prefixText } from '../../trace/prefix-text.ts';
import { nodeAt, type PrefixTree } from '../../trace/prefix-tree.ts';
import { sequenceLength } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';
import type { AccessKind, AccessModel } from './access.ts';

const NEVER = 0x7fffffff;

export class PrefixAccess implements AccessModel {
  readonly kind: AccessKind;
  readonly units: number;
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
    this.recorded = donors.recorded && !presence;
    this.kind = presence ? 'presence' : donors.recorded ? 'recorded' : 'hypothetical';
    this.node = Int32Array.from(trace.sequence, (sequence, evaluation) =>
      nodeAt(
        donors.tree,
        sequence,
        presence ? sequenceLength(trace.sequences, sequence) : at(donors.depth, evaluation),
      ),
    );
  }

  weightOf(unit: number): number {
    return at(this.tree.depth, unit) - at(this.tree.depth, at(this.tree.parent, unit));
  }

  namesOf(unit: number): string[] {
    const sequence = at(this.tree.first, unit);
    const shallowest = at(this.tree.depth, at(this.tree.parent, unit)) + 1;
    return Array.from({ length: this.weightOf(unit) }, (_, index) =>
      prefixText(this.trace, sequence, shallowest + index),
    );
  }

  /** Nodes are numbered in lexicographic preorder. */
  compare(a: number, b: number): number {
    return a - b;
  }

  size(evaluation: number): number {
    return at(this.tree.depth, at(this.node, evaluation));
  }

  forEachUnit(evaluation: number, visit: (unit: number) => void): void {
    this.visitDown(at(this.node, evaluation), visit);
  }

  common(first: number, second: number): number {
    let a = at(this.node, first);
    let b = at(this.node, second);
    // In preorder a node's ancestors have smaller numbers: the larger of two is never the other's ancestor.
    while (a !== b) {
      if (a > b) a = at(this.tree.parent, a);
      else b = at(this.tree.parent, b);
    }
    return at(this.tree.depth, a);
  }

  reachesDeepest(other: number, evaluation: number): boolean {
    const node = at(this.node, evaluation);
    let reached = at(this.node, other);
    while (reached > node) reached = at(this.tree.parent, reached);
    return reached === node;
  }

  deepest(evaluation: number): number {
    const node = at(this.node, evaluation);
    return node === 0 ? -1 : node;
  }

  permute(jobs: Int32Array, order: Int32Array): void {
    if (this.recorded) {
      const held = Int32Array.from(order, from => at(this.node, at(jobs, from)));
      jobs.forEach((job, index) => {
        this.node[job] = at(held, index);
      });
      return;
    }
    const leaf = Int32Array.from(order, from =>
      at(this.tree.leafOf, at(this.trace.sequence, at(jobs, from))),
    );
    this.deriveAnew(jobs, leaf);
  }

  private visitDown(node: number, visit: (unit: number) => void): void {
    if (node <= 0) return;
    this.visitDown(at(this.tree.parent, node), visit);
    visit(node);
  }

  /** Which candidate first completes each node's prefix outside `jobs`, found once per set of jobs. */
  private repository: { jobs: Int32Array; first: Int32Array; byCompletion: Int32Array } | null = null;

  private deriveAnew(jobs: Int32Array, leaf: Int32Array): void {
    if (this.kind === 'presence') {
      jobs.forEach((job, index) => {
        this.node[job] = at(leaf, index);
      });
      return;
    }
    const { parent } = this.tree;
    const { first, byCompletion } = this.repositoryWithout(jobs);
    const touched: number[] = [];
    const earlier: number[] = [];
    for (const index of byCompletion) {
      const candidate = at(this.orders.candidateOf, at(jobs, index));
      for (let node = at(leaf, index); node > 0 && at(first, node) > candidate; node = at(parent, node)) {
        touched.push(node);
        earlier.push(at(first, node));
        first[node] = candidate;
      }
    }
    jobs.forEach((job, index) => {
      const known = at(this.known.successes, job);
      let node = at(leaf, index);
      while (node > 0 && at(first, node) > known) node = at(parent, node);
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
      if (at(inTest, evaluation) === 1) return;
      let node = at(this.tree.leafOf, at(this.trace.sequence, evaluation));
      for (; node > 0 && at(first, node) > index + 1; node = at(this.tree.parent, node))
        first[node] = index + 1;
    });
    const byCompletion = Int32Array.from(jobs.keys())
      .filter(index => at(this.orders.candidateOf, at(jobs, index)) > 0)
      .sort((a, b) => at(this.orders.candidateOf, at(jobs, a)) - at(this.orders.candidateOf, at(jobs, b)));
    this.repository = { jobs, first, byCompletion };
    return this.repository;
  }
}
