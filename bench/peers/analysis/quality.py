"""What does the search find, what does it waste, and whom may it forget (METHOD §5)?"""

import itertools

import numpy as np
import pandas as pd

from .law import bound, exact
from .selection import analyze_lifetime, analyze_selection, ever_parent
from .stats import mean, quantile, ratio, thin

EPSILONS = [0, 0.001, 0.01, 0.05, 0.1, 0.25]
PERCENTS = [0, 1, 5, 25, 50, 75, 90, 95, 99, 100]
PERMUTATIONS = 9999


def analyze_quality(trace, lineage, window, rng):
    qualities = trace.qualities()
    ends = trace.end[trace.candidates] - trace.origin
    improvements = list_improvements(qualities, ends)
    evolved = lineage.source != "none"
    skipped = {"skipped": "no lineage"}
    return {
        "best": float(qualities.max()),
        "bestCandidate": int(qualities.argmax()) + 1,
        "quantiles": {f"p{p}": quantile(qualities, p / 100) for p in PERCENTS},
        "improvements": improvements.to_dict("records"),
        "expectedRecords": (1 / np.arange(len(qualities), 0, -1)).sum(),
        "diminishing": test_diminishing(improvements["delta"].dropna(), rng),
        "duplicates": count_duplicates(trace),
        "lowPerformers": count_low_performers(trace, lineage.stage2, window),
        "transferBound": analyze_bound(qualities, lineage),
        "selection": analyze_selection(lineage) if evolved else skipped,
        "lifetime": analyze_lifetime(lineage) if evolved else skipped,
        "series": draw_series(qualities, ends, window),
    }


def list_improvements(qualities, ends):
    quality = pd.Series(qualities)
    records = np.flatnonzero(quality > quality.cummax().shift(fill_value=-np.inf))
    frame = pd.DataFrame({"candidate": records + 1, "end": ends[records], "quality": qualities[records]})
    frame["delta"] = frame["quality"].diff()
    frame["sincePrevious"] = frame["candidate"].diff()
    return frame


def test_diminishing(deltas, rng):
    """Spearman's correlation of the steps with their order; exact up to 8 of them, else by permutations."""
    ranks = deltas.rank().to_numpy()
    n = len(ranks)
    ranks = ranks - (n + 1) / 2
    places = np.arange(1, n + 1) - (n + 1) / 2
    scale = np.sqrt((ranks**2).sum() * (places**2).sum())
    if scale == 0:
        return {"spearman": None, "pValue": None, "pValueTwoSided": None}
    if n <= 8:
        orders = np.array(list(itertools.permutations(ranks)))
        added = 0
    else:
        orders = rng.permuted(np.tile(ranks, (PERMUTATIONS, 1)), axis=1)
        added = 1
    products = orders @ places
    observed = ranks @ places
    trials = added + len(products)
    return {
        "spearman": observed / scale,
        "pValue": (added + (products <= observed).sum()) / trials,
        "pValueTwoSided": (added + (abs(products) >= abs(observed)).sum()) / trials,
    }


def count_duplicates(trace):
    repeated = pd.Series(trace.sequence[trace.creation]).duplicated().to_numpy()
    return {
        "evaluations": repeated.sum(),
        "share": repeated.mean(),
        "seconds": trace.duration[trace.creation[repeated]].sum(),
        "distinct": trace.evaluations - repeated.sum(),
    }


def count_low_performers(trace, stage2, window):
    qualities = trace.qualities()
    later = stage2[trace.candidates]
    threshold = quantile(qualities[~later], 0.5)
    windows = later.sum() // window
    if threshold is None:
        return {"threshold": None, "count": None, "share": None, "windows": windows, "windowsWithout": windows}
    low = qualities[later] < threshold
    return {
        "threshold": threshold,
        "count": low.sum(),
        "share": mean(low),
        "windows": windows,
        "windowsWithout": (~low[: windows * window].reshape(windows, window).any(axis=1)).sum(),
    }


def analyze_bound(qualities, lineage):
    P, s = lineage.population, lineage.sample
    bounds, law = bound(P, s), exact(P, s)
    ranks = lineage.rank_at_completion
    ranked = ranks > 0
    final = np.sort(qualities[-P:]) if len(qualities) >= P else None
    listed = np.arange(1, P + 1) if P <= 1000 else np.floor(1.5 + np.arange(1000) * (P - 1) / 999).astype(int)
    evolved = lineage.source != "none"
    if evolved:
        member, weight = lineage.pairs["member"], lineage.pairs["weight"]
        children = np.bincount(member, weight, len(qualities))
        ever = ever_parent(lineage, len(qualities))
        certain = lineage.certain()
        rank = P - lineage.pairs["better"]
        in_population = lineage.pairs["tied"] > 0
        below = lineage.pairs["child"][in_population & (rank < s)]
    thresholds = []
    for epsilon in EPSILONS:
        largest = int(np.flatnonzero(bounds <= epsilon).max())
        skipped = ranked & (ranks <= largest)
        lost = float(children[skipped].sum()) if evolved else None
        thresholds.append(
            {
                "epsilon": epsilon,
                "maxRank": largest,
                "finalQuality": final[largest - 1] if largest > 0 and final is not None else None,
                "skipped": skipped.sum(),
                "skippedShare": ratio(skipped.sum(), ranked.sum()),
                "parentsLost": ever[skipped].sum() if evolved else None,
                "transfersLost": lost,
                "transfersLostShare": ratio(lost, children.sum()) if evolved else None,
            }
        )
    return {
        "byRank": [{"rank": rank, "bound": bounds[rank], "exact": law[rank - 1]} for rank in listed],
        "neverSelected": {
            "ranks": s - 1,
            "candidates": (ranked & (ranks < s)).sum(),
            "certainChildren": certain.sum() if evolved else None,
            "parentsBelow": certain[below].sum() if evolved else None,
        },
        "thresholds": thresholds,
    }


def draw_series(qualities, ends, window):
    low = quantile(qualities, 0.25)
    shown = thin(qualities)
    n = len(qualities)
    step = max(1, -(-window // 4), -(-(n - window) // 200))
    moments = [*range(window, n, step), n] if n >= window else []
    series = {
        "points": [{"candidate": i + 1, "end": ends[i], "quality": qualities[i]} for i in shown],
        "pointsTotal": n,
        "axisLow": low,
        "hidden": (qualities < low).sum(),
        "windowMedians": [
            {"candidate": c, "end": ends[c - 1], "median": np.median(qualities[c - window : c])} for c in moments
        ],
    }
    if n > 5000:
        series["density"] = count_density(qualities, ends, low)
    return series


def count_density(qualities, ends, low, columns=112, rows=44):
    start, end, high = ends.min(), ends.max(), qualities.max()
    if not (end > start and high > low):
        return None
    shown = qualities >= low
    column = np.minimum(columns - 1, columns * (ends[shown] - start) // (end - start)).astype(int)
    row = np.minimum(rows - 1, rows * (qualities[shown] - low) // (high - low)).astype(int)
    counts = np.bincount(column * rows + row)
    cells = [{"column": c // rows, "row": c % rows, "count": counts[c]} for c in np.flatnonzero(counts)]
    return {"columns": columns, "rows": rows, "from": start, "to": end, "low": low, "high": high, "cells": cells}
