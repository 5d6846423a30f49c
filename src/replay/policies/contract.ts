// What a caching policy is: the contract by which the replay, the command and the summary know it.
//
// A cache holds whole objects of known sizes up to its capacity and serves one request at a time. A fetched
// object may be kept or passed on unkept (a cache in front of a repository is free to bypass). Caches of several
// capacities, which know nothing of each other, serve the same request together: what each says is a bit of a set.
// Most requests find the same at most capacities, and one load tells it of all. Objects are dense numbers, first those
// that are requested, so that state lives in typed arrays and a request costs O(1) at each capacity.

import type { Arena } from './arena.ts';

/** As many capacities are served together at most: two sets of them are one number of 32 bits. */
export const MOST_TOGETHER = 16;

/** What caches may be told when they are opened. */
export interface Room {
  /** By cache, in the unit of `sizes`, ascending; at most as many as the policy serves together. */
  readonly capacities: readonly number[];
  /** Objects are 0 … objects − 1. */
  readonly objects: number;
  /** How many requests each cache will get: what bounds its memory if it must remember each. */
  readonly requests: number;
  /** Size by object, at least 1; null where all are 1. */
  readonly sizes: Float64Array | null;
  /** Names of these caches' objects in the numbering that all caches share. */
  readonly shared: Int32Array;
  readonly knowledge: Knowledge;
  /** Where the caches keep their state. */
  readonly memory: Arena;
}

/** What a repository knows while the search runs: never of what comes later. */
export interface Knowledge {
  /** By shared object: how many of the last `window` transfers, before the present one, read it. */
  readonly readers: Int32Array;
  readonly window: number;
  /** τ: donations in the window from which on a tensor is worth a place. */
  readonly donations: number;
  /** True while the present job's donor is a model whose transfer bound is at most ε. */
  isDonorUnlikely: boolean;
}

/** Caches of one policy, one a capacity. A set of them has bit i for the i-th capacity. */
export interface Caches {
  /** Serves a request in all; the set of those that had the object. */
  request(object: number): number;
  /** Takes an object that nobody requested; the set of those that had to fetch it. Only of policies that prefetch. */
  prefetch?(object: number): number;
}

/** The size of an object. A plain load, as in the lists. */
export function sizeAt(sizes: Float64Array | null, object: number): number {
  return sizes === null ? 1 : (sizes[object] as number);
}

export interface Policy {
  readonly id: string;
  readonly title: string;
  /** Who described it: for published policies the publication, for rules the paper's section. */
  readonly source: string;
  /** `policy`: published; `rule`: a rule of the paper upon LRU; `limit`: what no policy can beat. */
  readonly kind: 'policy' | 'rule' | 'limit';
  /** What the replay must do besides handing over requests. */
  readonly needs?: {
    /** Say in `knowledge.isDonorUnlikely` who the donor is. */
    readonly donor?: true;
    /** Keep `knowledge.readers`. */
    readonly readers?: true;
    /** Hand over new best models when they become known. */
    readonly prefetch?: true;
    /** Count what several caches fetch within Δ as sent once. */
    readonly broadcast?: true;
  };
  /** Capacities that it serves together; `MOST_TOGETHER` by default. */
  readonly together?: number;
  open(room: Room): Caches;
}
