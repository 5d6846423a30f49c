"""What was read and what is known of the search: the `trace` part (METHOD §1, §2)."""

import numpy as np
import pandas as pd

from .stats import deviation, mean, quantile
from .trace import running_pairs


def describe_trace(trace, lineage, depths, window, prefix_length):
    stage2 = lineage.stage2
    start, end = float(trace.start.min()), float(trace.end.max())
    seconds = end - start
    workers = len(trace.worker_names)
    shares = depths / trace.length
    return {
        "format": "jsonl",
        "evaluations": trace.evaluations,
        "successes": len(trace.candidates),
        "failures": trace.evaluations - len(trace.candidates),
        "rejected": 0,
        "workers": workers,
        "workersInferred": trace.workers_inferred,
        "sequenceLength": {"min": int(trace.length.min()), "max": int(trace.length.max())},
        "space": trace.space,
        "start": start,
        "end": end,
        "seconds": seconds,
        "evaluationSeconds": {
            "mean": mean(trace.duration),
            "sd": deviation(trace.duration),
            "p50": quantile(trace.duration, 0.5),
            "p90": quantile(trace.duration, 0.9),
            "max": float(trace.duration.max()),
        },
        "utilization": trace.duration.sum() / (workers * seconds) if seconds else None,
        "stage1": int((~stage2).sum()),
        "stage2": int(stage2.sum()),
        "settings": lineage.settings,
        "window": window,
        "prefixLength": prefix_length,
        "lineage": lineage.describe(),
        "transfer": {"meanShareStage1": mean(shares[~stage2]), "meanShareStage2": mean(shares[stage2])},
        "staleness": measure_staleness(trace, lineage),
        "warnings": check_integrity(trace) + lineage.warnings(),
    }


def measure_staleness(trace, lineage):
    """What the manager did not know yet at the creations of stage 2: those created before and not known."""
    creations = lineage.creations
    if len(creations) == 0:
        return {"meanInFlight": None, "betterInFlight": None}
    in_flight = np.zeros(trace.evaluations, int)
    best = np.full(trace.evaluations, -np.inf)
    # Nothing that takes no time is in flight, and at one time the earlier in creation order is.
    finish = np.nextafter(trace.done, np.inf) if trace.submit is not None and trace.gather is not None else trace.done
    for child, other in running_pairs(trace.created, finish, np.arange(trace.evaluations)):
        before = trace.creation_index[other] < trace.creation_index[child]
        child, other = child[before], other[before]
        in_flight += np.bincount(child, minlength=trace.evaluations)
        known = np.where(trace.success[other], trace.quality[other], -np.inf)
        np.maximum.at(best, child, known)
    of_population = pd.Series(trace.qualities()).rolling(lineage.population).max().to_numpy()
    better = best[creations] > of_population[lineage.known - 1]
    return {"meanInFlight": mean(in_flight[creations]), "betterInFlight": mean(better)}


def check_integrity(trace):
    """Evaluations that cannot have happened so, or are odd, by check."""
    tick = 1e-6
    checks = {}
    jobs = pd.DataFrame({"worker": trace.worker, "start": trace.start, "end": trace.end}).iloc[trace.by_start]
    if not trace.workers_inferred:
        until = jobs.groupby("worker")["end"].transform(lambda ends: ends.cummax().shift(fill_value=-np.inf))
        checks["worker-overlap"] = (jobs["start"] < until - tick) & (jobs["end"] > jobs["start"])
    if trace.parent is not None:
        place = np.empty(trace.evaluations, int)
        place[np.argsort(trace.done, kind="stable")] = np.arange(trace.evaluations)
        checks["parent-in-future"] = (trace.parent >= 0) & (place[trace.parent] >= trace.known_all)
        checks["parent-absent"] = trace.parent == -2
        if "population" in trace.header:
            place = trace.candidate_of[trace.parent]
            old = (trace.parent >= 0) & (place >= 0)
            checks["population-impossible"] = old & (place < trace.known - trace.header["population"])
    if trace.id is not None:
        checks["id-repeated"] = trace.id.duplicated()
    times = {"start": trace.start, "end": trace.end, "submit": trace.submit, "gather": trace.gather}
    record = pd.DataFrame({name: time for name, time in times.items() if time is not None})
    record = record.assign(sequence=trace.sequence, quality=trace.quality)
    if not trace.workers_inferred:
        record["worker"] = trace.worker
    checks["record-repeated"] = record.duplicated()
    if trace.submit is not None and trace.gather is not None and trace.start is not trace.submit:
        late, early = trace.end - trace.gather, trace.start - trace.submit
        offset = (late.max() + early.min()) / 2
        checks["clocks-disagree"] = (late > offset + tick) | (early < offset - tick)
    longest = trace.duration.max()
    idle = jobs["start"] - jobs["end"].cummax().shift()
    checks["clock-jump"] = (idle > 10 * longest) & (longest > 0)
    done = trace.gather if trace.gather is not None else trace.end
    back = np.diff(done, prepend=-np.inf) < -tick
    checks["time-going-back"] = back if back.sum() <= 0.1 * trace.evaluations else back & False
    checks["time-unit-suspect"] = (record[[name for name in times if name in record]].abs() > 1e11).any(axis=1)
    qualities = trace.qualities()
    constant = len(qualities) > 1 and (qualities == qualities[0]).all()
    checks["quality-constant"] = trace.success if constant else trace.success & False
    return [{"code": code, "count": int(found.sum())} for code, found in checks.items() if found.any()]
