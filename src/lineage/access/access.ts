// Which tensors does an evaluation access? (METHOD §4)
//
// Two models behind one contract. Recorded `tensors`: sets of ids. Else prefixes: under greedy transfer the
// tensor of layer d is the prefix of depth d, and an evaluation accesses the prefixes 1 … t_c (or all of its
// own, `presence`): a path of the prefix tree, whose nodes stand for runs of prefixes that are always
// accessed together. A "unit" is a tensor id or a node; its weight is the number of tensors it stands for.

export type AccessKind = 'recorded' | 'hypothetical' | 'presence';

/** By how many jobs ago tensors were accessed last; jobs are numbered through from 1, one worker's after another's. */
export interface ReuseTally {
  /** By distance: how many accesses had it; 0 stands for tensors that the worker had not accessed before. */
  readonly counts: Float64Array;
  /** Tells of a job, `first` being its worker's first; returns how many tensors it accesses. */
  add(job: number, first: number): number;
}

/** Evaluations that run at one time. */
export interface AccessesInFlight {
  enter(evaluation: number): void;
  leave(evaluation: number): void;
  /** How many of those in flight access the deepest tensor of the evaluation, itself among them if it is in flight. */
  countSharing(evaluation: number): number;
}

/** Who accesses what: of evaluations, or of jobs by their numbers. */
export interface Accesses {
  /** Number of tensors that the evaluation accesses. */
  size(evaluation: number): number;
  /** Number of the second's tensors that the first accesses too. */
  common(first: number, second: number): number;
  /** The unit of the deepest tensor, −1 for none. */
  deepest(evaluation: number): number;
  /** True if `other` accesses the deepest tensor of `evaluation`. */
  reachesDeepest(other: number, evaluation: number): boolean;
  /** Nobody in flight yet; a permutation of the accesses makes it void. */
  newInFlight(): AccessesInFlight;
}

/** The accesses of some jobs, numbered 0, 1 …, that can be permuted. */
export interface TestedAccess extends Accesses {
  /** Gives job i what job order[i] had: architectures, with accesses derived anew, or recorded accesses. */
  permute(order: Int32Array): void;
}

export interface AccessModel extends Accesses {
  readonly kind: AccessKind;
  readonly units: number;
  /** Number of tensors that a unit stands for. */
  weightOf(unit: number): number;
  /** Ids of the unit's tensors, shortest prefix first. */
  namesOf(unit: number): string[];
  /** Negative, zero or positive: the order of two units that are equally often accessed. */
  compare(a: number, b: number): number;
  /** Most tensors that any evaluation can access. */
  readonly largest: number;
  /** Visits the evaluation's units, the deepest tensor's last. */
  forEachUnit(evaluation: number, visit: (unit: number) => void): void;
  /** Nothing told yet; the evaluations by start, and in the order of their numbers as jobs. */
  newReuseTally(byStart: Int32Array, jobs: Int32Array): ReuseTally;
  /** Number of evaluations that access each unit. */
  countAccesses(): Int32Array;
  /** Finds which of a few units an evaluation accesses: writes their places in `units`, returns how many. */
  restrictTo(units: Int32Array): (evaluation: number, places: Int32Array) => number;
  /** The accesses of some evaluations, to be permuted; `jobs[i]` is number i. */
  accessesOf(jobs: Int32Array): TestedAccess;
}
