"""Do workers meet the same tensors again, in time and in place (METHOD §4)?"""

from statistics import NormalDist

import numpy as np
import pandas as pd

from .accesses import PrefixAccesses, RecordedAccesses
from .stats import deviation, mean, quantile, thin
from .trace import running_pairs

PERMUTATIONS, TESTED = 199, 5000
SHOWN, LISTED_DISTANCES, BUSY_JOBS = 20, 5000, 5
TIE = 1e-12


def analyze_locality(trace, lineage, depths, rng):
    accesses = PrefixAccesses(trace, depths) if trace.tensors is None else RecordedAccesses(trace.tensors)
    jobs = trace.by_start
    place, tensor = accesses.flat(jobs)
    readings = pd.DataFrame({"job": jobs[place], "tensor": tensor})
    readings["start"] = trace.start[readings["job"]] - trace.origin
    readings["worker"] = trace.worker[readings["job"]]
    counts = np.bincount(readings["tensor"])
    top = choose_top(accesses, counts)
    shown = readings[readings["tensor"].isin(top)]
    by_tensor = {tensor: rows for tensor, rows in shown.groupby("tensor")}
    bursts = find_bursts(trace, accesses, top, by_tensor)
    busy = np.bincount(trace.worker[lineage.stage2], minlength=len(trace.worker_names)) >= BUSY_JOBS
    readers = by_tensor[top[0]]["worker"].unique() if len(top) else []
    pairs, repeat, in_flight, shares = measure(accesses, trace, jobs)
    nulls = test_locality(trace, accesses, lineage.stage2, rng)
    return {
        "accesses": accesses.kind,
        "tensors": [
            {
                "rank": rank + 1,
                "id": accesses.name(tensor),
                "accesses": counts[tensor],
                "share": counts[tensor] / trace.evaluations,
                "workers": by_tensor[tensor]["worker"].nunique(),
                "firstStart": by_tensor[tensor]["start"].min(),
                "lastStart": by_tensor[tensor]["start"].max(),
            }
            for rank, tensor in enumerate(top)
        ],
        "bursts": bursts[:10],
        "burstCount": len(bursts),
        "coaccess": count_coaccess(accesses, top, by_tensor) if accesses.is_recorded_list else None,
        "quanta": analyze_quanta(trace),
        "topTensorWorkers": {"eligible": busy.sum(), "reading": busy[readers].sum()} if len(top) else None,
        "withinWorker": {
            "pairs": pairs,
            "repeat": repeat,
            "temporalNull": nulls["repeatTemporal"],
            "workerNull": nulls["repeatWorker"],
        },
        "acrossWorkers": {
            "meanInFlight": in_flight.mean(),
            "sharing": mean(shares[~np.isnan(shares)]),
            "temporalNull": nulls["sharing"],
        },
        "reuseDistance": measure_reuse(trace, readings, counts),
        "series": {**draw_points(trace, top, by_tensor), "sharing": nulls["bins"]},
    }


def choose_top(accesses, counts):
    if len(counts) == 0:
        return []
    least = np.sort(counts)[-SHOWN:][0]
    likely = np.flatnonzero(counts >= max(1, least))
    return sorted(likely, key=lambda tensor: (-counts[tensor], accesses.order_key(tensor)))[:SHOWN]


def consecutive(jobs, worker):
    """Pairs of consecutive jobs of a worker; `jobs` by start."""
    order = jobs[np.argsort(worker, kind="stable")]
    same = np.diff(np.sort(worker)) == 0
    return order[:-1][same], order[1:][same]


def measure(accesses, trace, jobs):
    """Number of pairs and their repeat; jobs in flight on other workers and the share of them that read the same."""
    first, second = consecutive(jobs, trace.worker[jobs])
    read = accesses.has_any(second)
    repeats = accesses.repeat(first[read], second[read])
    in_flight, sharing = np.zeros(trace.evaluations), np.zeros(trace.evaluations)
    for asker, other in running_pairs(trace.start, trace.end, jobs):
        elsewhere = trace.worker[asker] != trace.worker[other]
        asker, other = asker[elsewhere], other[elsewhere]
        in_flight += np.bincount(asker, minlength=trace.evaluations)
        sharing += np.bincount(asker, accesses.reads_deepest(asker, other), trace.evaluations)
    counted = accesses.has_any(jobs) & (in_flight[jobs] > 0)
    shares = np.where(counted, sharing[jobs] / np.maximum(in_flight[jobs], 1), np.nan)
    return len(repeats), mean(repeats), in_flight[jobs], shares


def test_locality(trace, accesses, stage2, rng):
    """Architectures shuffled over the jobs, and worker labels shuffled; among the last evaluations alone."""
    last = np.zeros(trace.evaluations, bool)
    last[trace.creation[-TESTED:]] = True
    tested = trace.by_start[last[trace.by_start]]
    worker = trace.worker[tested]
    _, repeat, _, shares = measure(accesses, trace, tested)
    # From here on jobs are known by their place in `tested`.
    places = np.arange(len(tested))
    asker, other = map(np.concatenate, zip(*running_pairs(trace.start[tested], trace.end[tested], places)))
    elsewhere = worker[asker] != worker[other]
    asker, other = asker[elsewhere], other[elsewhere]
    in_flight = np.bincount(asker, minlength=len(tested))
    first, second = consecutive(places, worker)

    def draw_repeat(drawn, first, second):
        read = drawn.has_any(second)
        return mean(drawn.repeat(first[read], second[read]))

    permuted = accesses.permuted(tested, stage2[tested], rng)
    temporal, by_worker, drawn_shares = [], [], []
    for _ in range(PERMUTATIONS):
        drawn = permuted.draw()
        temporal.append(draw_repeat(drawn, first, second))
        shared = np.bincount(asker, drawn.reads_deepest(asker, other), len(tested))
        counted = drawn.has_any(places) & (in_flight > 0)
        drawn_shares.append(np.where(counted, shared / np.maximum(in_flight, 1), np.nan))
        a, b = consecutive(places, rng.permutation(worker))
        by_worker.append(draw_repeat(accesses, tested[a], tested[b]))
    sharing = [mean(row[~np.isnan(row)]) for row in drawn_shares]
    observed = mean(shares[~np.isnan(shares)])
    return {
        "repeatTemporal": compare(repeat, temporal, len(tested)),
        "repeatWorker": compare(repeat, by_worker, len(tested)),
        "sharing": compare(observed, sharing, len(tested)),
        "bins": bin_sharing(trace.start[tested] - trace.origin, shares, np.array(drawn_shares)),
    }


def compare(observed, draws, jobs):
    values = np.array([draw for draw in draws if draw is not None])
    rest = {"observed": observed, "permutations": len(draws), "jobs": jobs}
    if observed is None or len(values) == 0:
        return {"mean": None, "sd": None, "lift": None, "pValue": None, **rest}
    centre = values.mean()
    return {
        "mean": centre,
        "sd": deviation(values),
        "lift": observed / centre if centre else None,
        "pValue": (1 + (values >= observed - TIE).sum()) / (1 + len(values)),
        **rest,
    }


def bin_sharing(starts, shares, drawn):
    jobs = len(starts)
    bins = max(1, min(40, jobs // 25))
    rows = []
    for b in range(bins):
        here = slice(b * jobs // bins, (b + 1) * jobs // bins)
        own = shares[here][~np.isnan(shares[here])]
        draws = [mean(row[~np.isnan(row)]) for row in drawn[:, here]]
        draws = [draw for draw in draws if draw is not None]
        rows.append(
            {
                "time": (starts[here][0] + starts[here][-1]) / 2,
                "jobs": here.stop - here.start,
                "sharing": mean(own),
                "nullMean": mean(draws),
                "nullLow": quantile(draws, 0.025),
                "nullHigh": quantile(draws, 0.975),
            }
        )
    return rows


def find_bursts(trace, accesses, top, by_tensor):
    """Runs of close accesses by three workers or more; most workers first."""
    gap = 0.05 * trace.duration.mean()
    bursts = []
    for rank, tensor in enumerate(top[1:], 2):
        rows = by_tensor[tensor]
        runs = rows.groupby((rows["start"].diff() > gap).cumsum())
        found = runs.agg(start=("start", "min"), end=("start", "max"), accesses=("start", "size"), busy=("worker", "nunique"))
        for run, burst in found[found["busy"] >= 3].iterrows():
            bursts.append((-burst["busy"], -burst["accesses"], burst["start"], rank, burst["end"], tensor, run))
    bursts.sort(key=lambda burst: burst[:4])
    described = []
    for place, (_, count, start, _, end, tensor, _) in enumerate(bursts):
        burst = {"tensor": accesses.name(tensor), "start": start, "end": end, "accesses": -count}
        if place < 10:
            rows = by_tensor[tensor]
            inside = rows[(rows["start"] >= start) & (rows["start"] <= end)]
            burst["workers"] = sorted(trace.worker_names[inside["worker"].unique()])
        described.append(burst)
    return described


def count_coaccess(accesses, top, by_tensor):
    readers = [set(by_tensor[tensor]["job"]) for tensor in top]
    return [
        {
            "a": accesses.name(top[i]),
            "b": accesses.name(top[j]),
            "both": len(readers[i] & readers[j]),
            "jaccard": len(readers[i] & readers[j]) / len(readers[i] | readers[j]),
        }
        for i in range(len(top))
        for j in range(i + 1, len(top))
    ]


def measure_reuse(trace, readings, counts):
    """In jobs of the same worker; 1 is the job before."""
    sequence = np.empty(trace.evaluations, int)
    sequence[trace.by_start] = pd.Series(trace.worker[trace.by_start]).groupby(trace.worker[trace.by_start]).cumcount()
    keys = readings["worker"].to_numpy() * len(counts) + readings["tensor"].to_numpy()
    order = np.argsort(keys, kind="stable")
    again = np.diff(keys[order]) == 0
    distances = np.diff(sequence[readings["job"].to_numpy()[order]])[again]
    values, times = np.unique(distances, return_counts=True)
    return {
        "histogram": [{"distance": d, "count": c} for d, c in zip(values[:LISTED_DISTANCES], times)],
        "beyond": times[LISTED_DISTANCES:].sum(),
        "cold": len(readings) - len(distances),
        "median": quantile(distances, 0.5),
    }


def analyze_quanta(trace):
    """What waiting for s of w workers costs: order statistics of normal durations against the measured wait."""
    w = len(trace.worker_names)
    sd = deviation(trace.duration)
    normal = NormalDist()
    expected = np.array([normal.inv_cdf((r - np.pi / 8) / (w - np.pi / 4 + 1)) for r in range(1, w + 1)])
    ends = np.sort(trace.end)
    curve = []
    for s in range(1, w + 1):
        groups = ends[: len(ends) // s * s].reshape(-1, s)
        row = {
            "s": s,
            "paperBound": expected[s - 1] - expected[-1],
            "waitFromFirst": expected[s - 1] - expected[0],
            "meanWait": expected[s - 1] - expected[:s].mean(),
            "measuredWaitSeconds": mean((groups[:, -1:] - groups).ravel()) if len(groups) else None,
        }
        for key in ["paperBound", "waitFromFirst", "meanWait"]:
            row[f"{key}Seconds"] = None if sd is None else row[key] * sd
        curve.append(row)
    return {"workers": w, "mean": mean(trace.duration), "sd": sd, "curve": curve}


def draw_points(trace, top, by_tensor):
    points = [by_tensor[tensor].assign(rank=rank) for rank, tensor in enumerate(top[1:4], 2)]
    if not points:
        return {"accessPoints": [], "accessPointsTotal": 0}
    points = pd.concat(points).sort_values("start", kind="stable")
    shown = points.iloc[thin(points["start"].to_numpy())]
    rows = zip(shown["start"], trace.worker_names[shown["worker"]], shown["rank"])
    return {
        "accessPoints": [{"start": start, "worker": worker, "rank": rank} for start, worker, rank in rows],
        "accessPointsTotal": len(points),
    }
