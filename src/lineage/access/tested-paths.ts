// Accesses of some jobs as paths of the prefix tree, for tests that give the jobs each other's architectures (METHOD §4).
//
// A permutation derives depths of transfer anew: the prefix of a node is in the repository from the first completion
// that has it, so a job's depth is that of the deepest node on its path whose first completion it knew. Only the nodes on
// the jobs' paths are kept, numbered anew in their preorder: O(L) a job, near each other in memory.
// Hot: plain loads.

import { int32At, scratchInt32 } from '../../shared/columns.ts';
import type { PrefixTree } from '../../trace/prefix-tree.ts';
import { type ChoiceCodes, narrowest, type SequenceTable } from '../../trace/sequences.ts';
import type { AccessesInFlight, TestedAccess } from './access.ts';

/** What a test of some jobs stands on: columns by job, but for the last. */
export interface TestedJobs {
  readonly sequence: Int32Array;
  /** Node of the deepest access, 0 for none. */
  readonly node: Int32Array;
  /** Node to which an architecture's accesses may reach, the deepest that other jobs may have with it. */
  readonly end: Int32Array;
  /** Accesses as recorded, of which each permutation permutes the last; else architectures as they were. */
  readonly areRecorded: boolean;
  /** What depths are derived from; null where an architecture keeps its accesses. */
  readonly repository: Repository | null;
}

export interface Repository {
  /** Successes known to each job. */
  readonly known: Int32Array;
  /** The jobs that succeed, by completion, and the number of each among all successes. */
  readonly byCompletion: Int32Array;
  readonly candidate: Int32Array;
  /** By node of the tree: number of the first success elsewhere that has it. */
  readonly first: Int32Array;
}

export class TestedPaths implements TestedAccess {
  /** By job: whose architecture it has, and the node of its deepest access. */
  private holder: Int32Array;
  private readonly node: Int32Array;
  /** By job whose architecture it is: the node to which its accesses may reach, and its choices, so many places each. */
  private readonly end: Int32Array;
  private readonly codes: ChoiceCodes;
  private readonly places: number;
  private readonly paths: Paths;
  private readonly areRecorded: boolean;
  private readonly repository: Repository | null;
  /** By node: number of the first success that has it. */
  private readonly first: Int32Array;

  constructor(table: SequenceTable, tree: PrefixTree, jobs: TestedJobs) {
    const { sequence, node, end, repository } = jobs;
    this.paths = keepPaths(tree, end);
    const { numberOf, kept } = this.paths;
    this.holder = sequence.map((_, job) => job);
    this.node = node.map(old => int32At(numberOf, old));
    this.end = end.map(old => int32At(numberOf, old));
    this.places = table.maxLength;
    this.codes = choicesOf(table, sequence);
    this.areRecorded = jobs.areRecorded;
    this.repository = repository && { ...repository, first: kept.map(old => int32At(repository.first, old)) };
    this.first = new Int32Array(kept.length);
  }

  size(job: number): number {
    return int32At(this.paths.depth, int32At(this.node, job));
  }

  deepest(job: number): number {
    const node = int32At(this.node, job);
    return node === 0 ? -1 : node;
  }

  reachesDeepest(other: number, job: number): boolean {
    const node = int32At(this.node, job);
    const reached = int32At(this.node, other);
    return reached >= node && reached <= int32At(this.paths.last, node);
  }

  common(first: number, second: number): number {
    const { codes, places, holder } = this;
    const limit = Math.min(this.size(first), this.size(second));
    const a = (holder[first] as number) * places;
    const b = (holder[second] as number) * places;
    let depth = 0;
    while (depth < limit && codes[a + depth] === codes[b + depth]) depth++;
    return depth;
  }

  newInFlight(): AccessesInFlight {
    return new PathsInFlight(this.node, this.paths.parent);
  }

  permute(order: Int32Array): void {
    const { node, end, repository, first, paths } = this;
    const last = this.holder;
    const holder = this.areRecorded ? order.map(from => int32At(last, from)) : order;
    this.holder = holder;
    if (repository !== null) this.publish(repository);
    for (let job = 0; job < node.length; job++) {
      let here = end[holder[job] as number] as number;
      if (repository !== null) {
        const known = repository.known[job] as number;
        while (here > 0 && (first[here] as number) > known) here = paths.parent[here] as number;
      }
      node[job] = here;
    }
  }

  /** Finds the first completion of each node, those of the jobs among them. */
  private publish({ first: elsewhere, byCompletion, candidate }: Repository): void {
    const { first, end, holder, paths } = this;
    first.set(elsewhere);
    for (let place = 0; place < byCompletion.length; place++) {
      const job = byCompletion[place] as number;
      const number = candidate[job] as number;
      let node = end[holder[job] as number] as number;
      while (node > 0 && (first[node] as number) > number) {
        first[node] = number;
        node = paths.parent[node] as number;
      }
    }
  }
}

/** The jobs in flight, counted at each node of their paths. */
class PathsInFlight implements AccessesInFlight {
  private readonly node: Int32Array;
  private readonly parent: Int32Array;
  /** By node: those in flight that pass through it. */
  private readonly passing: Int32Array;

  /** `node`: that of each job's deepest access; `parent` by node. */
  constructor(node: Int32Array, parent: Int32Array) {
    this.node = node;
    this.parent = parent;
    this.passing = new Int32Array(parent.length);
  }

  enter(job: number): void {
    const { parent, passing } = this;
    for (let here = this.node[job] as number; here > 0; here = parent[here] as number)
      passing[here] = (passing[here] as number) + 1;
  }

  leave(job: number): void {
    const { parent, passing } = this;
    for (let here = this.node[job] as number; here > 0; here = parent[here] as number)
      passing[here] = (passing[here] as number) - 1;
  }

  countSharing(job: number): number {
    return int32At(this.passing, int32At(this.node, job));
  }
}

/** The choices of some sequences, each from a multiple of the longest length on: near each other in memory. */
function choicesOf({ offsets, codes, maxLength }: SequenceTable, sequences: Int32Array): ChoiceCodes {
  const choices = narrowest(2 ** (8 * codes.BYTES_PER_ELEMENT) - 1, sequences.length * maxLength);
  for (let place = 0; place < sequences.length; place++) {
    const sequence = int32At(sequences, place);
    const own = codes.subarray(int32At(offsets, sequence), int32At(offsets, sequence + 1));
    choices.set(own, place * maxLength);
  }
  return choices;
}

/** The nodes on some paths, numbered in the tree's preorder; the root is 0. */
interface Paths {
  /** By number: the node in the tree, and what is said of it there, by number. */
  readonly kept: Int32Array;
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  /** The largest number in the node's subtree. */
  readonly last: Int32Array;
  /** By node of the tree, on the paths. */
  readonly numberOf: Int32Array;
}

function keepPaths(tree: PrefixTree, ends: Int32Array): Paths {
  const isKept = new Uint8Array(tree.nodes);
  isKept[0] = 1;
  for (const end of ends) {
    for (let node = end; isKept[node] === 0; node = int32At(tree.parent, node)) isKept[node] = 1;
  }
  const numberOf = scratchInt32(tree.nodes);
  let count = 0;
  for (let node = 0; node < tree.nodes; node++) if (isKept[node] === 1) numberOf[node] = count++;
  const kept = new Int32Array(count);
  for (let node = 0; node < tree.nodes; node++) if (isKept[node] === 1) kept[int32At(numberOf, node)] = node;
  const parent = kept.map(node => int32At(numberOf, Math.max(0, int32At(tree.parent, node))));
  const last = kept.map((_, number) => number);
  for (let number = count - 1; number > 0; number--) {
    const above = int32At(parent, number);
    last[above] = Math.max(int32At(last, above), int32At(last, number));
  }
  return { kept, parent, depth: kept.map(node => int32At(tree.depth, node)), last, numberOf };
}
