# The four questions as a data scientist would answer them with pandas: a peer for `npm run bench`.
#
#   python3 pandas_analysis.py trace.jsonl [population] [sample]
#
# Prints as JSON a part of what nastrace's summary holds: shares of prefixes by depth, the posterior of the parents and
# where their children mutate, the greedy donor's depth, reuse distances and their permutation test (199 permutations
# of the last 5000 jobs), maxima, ranks and bounds at completion, the sliding window with its tiers. The settings are
# given: it does not look for them, fits no selection curve and judges no claims.

import bisect
import collections
import heapq
import json
import math
import sys

import numpy as np
import pandas as pd


def read(path):
    frame = pd.read_json(path, lines=True)
    frame = frame[frame["arch"].notna()].drop(columns=["nastrace", "space"], errors="ignore")
    frame["quality"] = pd.to_numeric(frame["quality"], errors="coerce")
    return frame.sort_values("start", kind="stable").reset_index(drop=True)


def structure(frame):
    sequences = pd.DataFrame(frame["arch"].tolist())
    total = len(frame)
    common = {}
    for depth in range(1, sequences.shape[1] + 1):
        counts = sequences.groupby(list(range(depth)), sort=True).size()
        kept = counts[counts >= 0.01 * total]
        common[depth] = {"prefixes": int(len(counts)), "kept": int(len(kept)), "share": float(kept.sum() / total)}
    choices = [sequences[position].value_counts(normalize=True).to_dict() for position in sequences]
    return {"depths": common, "choices": choices}


def greedy_depths(frame):
    """Longest prefix that some evaluation completed before the start has, of each evaluation."""
    known = set()
    running = []
    depths = []
    for start, end, arch, quality in zip(frame["start"], frame["end"], frame["arch"], frame["quality"]):
        while running and running[0][0] <= start:
            done = heapq.heappop(running)[1]
            known.update(done[:depth] for depth in range(1, len(done) + 1))
        arch = tuple(arch)
        depth = 0
        while depth < len(arch) and arch[: depth + 1] in known:
            depth += 1
        depths.append(depth)
        if not math.isnan(quality):
            heapq.heappush(running, (end, arch))
    return depths


def parents(frame, population, sample):
    """Posterior over the members of each child's population that differ from it at one position at most."""
    done = frame.dropna(subset=["quality"]).sort_values("end", kind="stable")
    sequences = np.array(done["arch"].tolist())
    values = done["quality"].to_numpy()
    ends = done["end"].to_numpy()
    draws = np.array([math.comb(rank, sample - 1) for rank in range(population)]) / math.comb(population, sample)
    places = np.zeros(sequences.shape[1])
    confidence = []
    known = np.searchsorted(ends, frame["start"].to_numpy(), side="right")
    for arch, count in zip(frame["arch"], known):
        if count < population:
            continue
        members = sequences[count - population : count]
        differs = members != np.array(arch)
        near = np.flatnonzero(differs.sum(axis=1) <= 1)
        if len(near) == 0:
            continue
        ranks = np.argsort(np.argsort(values[count - population : count], kind="stable"))
        weights = draws[ranks[near]]
        if weights.sum() == 0:
            continue
        weights = weights / weights.sum()
        confidence.append(weights.max())
        places += weights @ differs[near]
    return {"children": len(confidence), "meanConfidence": float(np.mean(confidence)), "places": places.tolist()}


def reuse_in(jobs_of, paths):
    """Re-reads of a tensor by the worker's next job, for the null of the temporal order."""
    count = 0
    for jobs in jobs_of:
        before = set()
        for job in jobs:
            path = paths[job]
            count += sum(tensor in before for tensor in path)
            before = set(path)
    return count


def permutation_test(frame, permutations=199, last=5000):
    tail = frame.tail(last).reset_index(drop=True)
    paths = [[tuple(arch[:length]) for length in range(1, depth + 1)] for arch, depth in zip(tail["arch"], tail["depth"])]
    jobs_of = [jobs.tolist() for jobs in tail.groupby("worker").groups.values()]
    measured = reuse_in(jobs_of, paths)
    rng = np.random.default_rng(0)
    null = [reuse_in([rng.permutation(jobs).tolist() for jobs in jobs_of], paths) for _ in range(permutations)]
    return {"lift": measured / max(1, np.mean(null)), "pValue": (1 + sum(each >= measured for each in null)) / (permutations + 1)}


def locality(frame):
    frame = frame.assign(depth=greedy_depths(frame))
    histogram = collections.Counter()
    accesses = collections.Counter()
    workers = collections.defaultdict(set)
    for worker, jobs in frame.groupby("worker"):
        last = {}
        for job, (arch, depth) in enumerate(zip(jobs["arch"], jobs["depth"])):
            for length in range(1, depth + 1):
                tensor = tuple(arch[:length])
                if tensor in last:
                    histogram[job - last[tensor]] += 1
                last[tensor] = job
                accesses[tensor] += 1
                workers[tensor].add(worker)
    top = [{"id": "-".join(map(str, tensor)), "accesses": count, "workers": len(workers[tensor])}
           for tensor, count in accesses.most_common(10)]
    return {"reuse": dict(sorted(histogram.items())), "top": top, "meanDepth": float(frame["depth"].mean()), "temporalNull": permutation_test(frame)}


def quality(frame, population, sample):
    done = frame.dropna(subset=["quality"]).sort_values("end", kind="stable")
    values = done["quality"].tolist()
    records = int((done["quality"] > done["quality"].cummax().shift(fill_value=-math.inf)).sum())
    window = collections.deque()
    ordered = []
    bounds = []
    for value in values:
        bisect.insort(ordered, value)
        window.append(value)
        if len(window) > population:
            ordered.pop(bisect.bisect_left(ordered, window.popleft()))
        rank = bisect.bisect_right(ordered, value)
        bounds.append(math.comb(rank, sample) / math.comb(len(ordered), sample) if len(ordered) >= sample else 1.0)
    below = sum(bound <= 0.01 for bound in bounds)
    medians = done["quality"].rolling(population).median().iloc[:: max(1, len(done) // 1000)].tolist()
    return {
        "best": max(values),
        "records": records,
        "quantiles": done["quality"].quantile([0, 0.25, 0.5, 0.75, 1]).tolist(),
        "unlikelyParents": below,
        "medians": len(medians),
        "duplicates": 1 - done["arch"].map(tuple).nunique() / len(done),
    }


def popularity(frame, window, length):
    done = frame.dropna(subset=["quality"]).sort_values("end", kind="stable")
    prefixes = [tuple(arch[:length]) for arch in done["arch"]]
    counts = collections.Counter()
    tiers = {}
    transitions = 0
    shares = []
    tier_of = lambda count: 1 if count >= 0.3 * window else 3 if count <= 0.03 * window else 2
    for index, prefix in enumerate(prefixes):
        changed = [prefix]
        counts[prefix] += 1
        if index >= window:
            gone = prefixes[index - window]
            counts[gone] -= 1
            changed.append(gone)
        for each in changed:
            tier = tier_of(counts[each]) if counts[each] > 0 else None
            if tiers.get(each) != tier:
                transitions += 1
                tiers[each] = tier
        shares.append(counts[prefix] / window)
    return {"prefixes": len(set(prefixes)), "transitions": transitions, "last": len(+counts)}


def main(path, population=100, sample=5):
    frame = read(path)
    json.dump(
        {
            "structure": structure(frame),
            "lineage": parents(frame, population, sample),
            "locality": locality(frame),
            "quality": quality(frame, population, sample),
            "popularity": popularity(frame, population, 3),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:4]))
