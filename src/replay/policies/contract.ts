// What a caching policy is: the contract by which the replay, the command and the summary know it.
//
// A cache holds whole objects of known sizes up to its capacity and serves one request at a time. A fetched
// object may be kept or passed on unkept (a cache in front of a repository is free to bypass). Objects are dense
// numbers, first those that are requested, so that state lives in typed arrays and a request costs O(1).
//
// Caches of several capacities know nothing of each other. Where they have their state in common, as LRU has its order,
// they serve the same request together: what each says is a bit of a set, and one load tells it of all. Where each keeps
// a state of its own they are replayed one after another: the processor's near memory is for one of them.

import type { Arena } from './arena.ts';

/** As many capacities are served together at most: two sets of them are one number of 32 bits. */
export const MOST_TOGETHER = 16;

/** What caches may be told when they are opened. */
export interface Room {
  /** Objects are 0 … objects − 1. */
  readonly objects: number;
  /** The object of each request that will come. */
  readonly requests: Int32Array;
  /** Size by object, at least 1; null where all are 1. */
  readonly sizes: Float64Array | null;
  /** Where the caches keep their state. */
  readonly memory: Arena;
}

/** What caches that serve a request together may be told besides. */
export interface InformedRoom extends Room {
  readonly knowledge: Knowledge;
}

/** What a repository knows while the search runs: never of what comes later. */
export interface Knowledge {
  /** True while the present job's donor is a model whose transfer bound is at most ε. */
  isDonorUnlikely: boolean;
  /** By request: the grade of its object at that time. Empty unless the policy `grades`. */
  readonly grades: Uint8Array;
}

/** The paper's rules on popularity in numbers. */
export interface PopularityRules {
  /** W, in transfers. */
  readonly window: number;
  /** τ, donations among the last W. */
  readonly donations: number;
}

/** Caches of one policy, one a capacity. A set of them has bit i for the i-th capacity. */
export interface Caches {
  /** Serves the `index`-th request, of an object, in all; the set of those that had it. */
  request(object: number, index: number): number;
  /** Takes an object that nobody requested; the set of those that had to fetch it. Only of policies that prefetch. */
  prefetch?(object: number): number;
  /** Is told to which grade an object fell, before the first job that knows of it. Only of policies that grade. */
  lower?(object: number, grade: number): void;
}

/** A cache of one capacity, which serves many requests at once. */
export interface Cache {
  /** Serves the requests `from` … `to` − 1; how many of them it had. */
  serve(from: number, to: number): number;
  /** Sum of the sizes that it has fetched. */
  readonly moved: number;
}

/** The size of an object. A plain load, as in the lists. */
export function sizeAt(sizes: Float64Array | null, object: number): number {
  return sizes === null ? 1 : (sizes[object] as number);
}

interface PolicyTraits {
  readonly id: string;
  readonly title: string;
  /** Who described it: for published policies the publication, for rules the paper's section. */
  readonly source: string;
  /** `policy`: published; `rule`: a rule of the paper upon LRU; `limit`: what no policy can beat. */
  readonly kind: 'policy' | 'rule' | 'limit';
  /** What the replay must do besides handing over requests. */
  readonly needs?: {
    /** Hand over new best models when they become known. */
    readonly prefetch?: true;
    /** Count what several caches fetch within Δ as sent once. */
    readonly broadcast?: true;
  };
  /** What `knowledge` tells of a tensor that so many of the last W transfers, before the present one, read; 0 for none. */
  readonly grades?: (readers: number, rules: PopularityRules) => number;
}

export interface JointPolicy extends PolicyTraits {
  /** @param capacities in the unit of `sizes`, ascending; at most `MOST_TOGETHER` */
  open(room: InformedRoom, capacities: readonly number[]): Caches;
}

/** Neither grades, prefetches nor broadcasts. */
export interface SeparatePolicy extends PolicyTraits {
  /** @param capacity in the unit of `sizes` */
  openOne(room: Room, capacity: number): Cache;
}

export type Policy = JointPolicy | SeparatePolicy;
