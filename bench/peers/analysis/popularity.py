"""Do a few prefixes come to dominate, and does popularity foretell donations (METHOD §6)?"""

import math

import numpy as np
import pandas as pd

from .donors import improvement_gap, survey_donors
from .stats import frames, thin

LISTED, LARGEST_EXACT = 5000, 2000


class Prefixes:
    """Of each candidate the number of its first k choices among those of all successes, −1 for a shorter sequence."""

    def __init__(self, trace, length):
        own = trace.prefix[trace.candidates, length - 1]
        has = own >= 0
        numbers, place = np.unique(own[has], return_inverse=True)
        self.of_candidate = np.full(len(own), -1)
        self.of_candidate[has] = place
        self.count = len(numbers)
        self.names = [trace.prefix_name(trace.prefix_codes(length - 1, number)) for number in numbers]
        self.possible = math.prod(int(options) for options in trace.options[:length])

    def window(self, candidate, window):
        """Counts by prefix in the window that ends at a candidate."""
        own = self.of_candidate[max(0, candidate - window) : candidate]
        return np.bincount(own[own >= 0], minlength=self.count)


def tier_of(counts, window):
    tiers = np.where(100 * counts >= 30 * window, 1, np.where(100 * counts <= 3 * window, 3, 2))
    return np.where(counts == 0, 0, tiers)


def count_tiers(tiers):
    return {str(tier): (tiers == tier).sum() for tier in (1, 2, 3)}


def commonest(counts, most):
    order = np.lexsort((np.arange(len(counts)), -counts))[:most]
    return order[counts[order] > 0]


def analyze_popularity(trace, lineage, window, length):
    prefixes = Prefixes(trace, length)
    n = len(trace.candidates)
    history = follow_tiers(prefixes, n, window)
    changes, ever1, held = history["changes"], history["ever1"], history["held"]
    full = n >= window
    evolved = lineage.source != "none"
    skipped = {"skipped": "no lineage"}
    chosen = [100, 500, 800] if n >= 800 else [lineage.population, n // 2, n * 4 // 5]
    transitions = changes[changes["candidate"] > window]
    first, last = prefixes.window(window, window), prefixes.window(n, window)
    return {
        "prefixLength": length,
        "windowSize": window,
        "snapshots": [
            take_snapshot(prefixes, candidate, window) for candidate in sorted({c for c in chosen if 1 <= c <= n})
        ],
        "transitions": transitions.head(LISTED)[["candidate", "prefixId", "from", "to"]].to_dict("records"),
        "transitionsTotal": len(transitions),
        "dominance": history["dominance"],
        "prefixes": {
            "observed": prefixes.count,
            "possible": prefixes.possible,
            "ever1": ever1,
            "ever2": changes["prefixId"][changes["to"] == 2].nunique(),
            "names": [{"prefixId": number, "prefix": prefixes.names[number]} for number in ever1],
        },
        "stage1": describe_start(trace, lineage, prefixes, first, window) if full and first.any() else None,
        "lastTiers": count_tiers(tier_of(last, window)) if full else None,
        "donors": survey_donors(trace, lineage, prefixes, window) if evolved else skipped,
        "improvementGap": improvement_gap(trace, lineage, prefixes, changes) if evolved else skipped,
        "series": {
            "tiers": [
                {"candidate": window + i, **{f"tier{t}": held[t - 1, i] / window for t in (1, 2, 3)}}
                for i in (thin(held[0]) if full else [])
            ],
            "windows": max(0, n - window + 1),
            "favourites": compare_favourites(first, last) if full else None,
            "prefixes": list_prefixes(prefixes),
            **take_frames(prefixes, n, window),
        },
    }


def follow_tiers(prefixes, n, window):
    """Changes of tier: a candidate raises the count of its prefix, and lowers it again a window later."""
    own = prefixes.of_candidate
    enter = np.arange(1, n + 1)
    events = pd.DataFrame(
        {
            "candidate": np.concatenate((enter, enter[: max(0, n - window)] + window)),
            "prefixId": np.concatenate((own, own[: max(0, n - window)])),
            "by": np.repeat([1, -1], [n, max(0, n - window)]),
        }
    )
    # The first full window is where it begins: what came before is summed there.
    events = events[events["prefixId"] >= 0]
    events["candidate"] = events["candidate"].clip(lower=window)
    events = events.groupby(["prefixId", "candidate"], as_index=False)["by"].sum()
    events = events[events["by"] != 0] if n >= window else events.iloc[:0]
    counts = events.groupby("prefixId")["by"].cumsum()
    before = counts - events["by"]
    events = events.assign(count=counts, before=before, to=tier_of(counts, window))
    events["from"] = tier_of(before, window)
    held = np.zeros((3, max(0, n - window + 1)), int)
    for tier in (1, 2, 3):
        gain = events["count"].where(events["to"] == tier, 0) - events["before"].where(events["from"] == tier, 0)
        held[tier - 1] = np.cumsum(np.bincount(events["candidate"] - window, gain, held.shape[1]).astype(int))
    changes = events[events["from"] != events["to"]].sort_values(["candidate", "prefixId"])
    crowned = (changes["to"] == 1).astype(int) - (changes["from"] == 1).astype(int)
    dominant = np.cumsum(np.bincount(changes["candidate"] - window, crowned, held.shape[1]))
    ever1 = np.sort(changes["prefixId"][changes["to"] == 1].unique())
    dominance = {"firstCandidate": None, "maxSimultaneous": None, "windowsShare": None, "dethroned": None}
    if n >= window:
        reigns = changes["candidate"][changes["to"] == 1]
        dominance = {
            "firstCandidate": reigns.min() if len(reigns) else None,
            "maxSimultaneous": int(dominant.max()),
            "windowsShare": (dominant > 0).mean(),
            "dethroned": len(ever1) - int(dominant[-1]),
        }
    return {"changes": changes, "ever1": ever1, "held": held, "dominance": dominance}


def take_snapshot(prefixes, candidate, window):
    counts = prefixes.window(candidate, window)
    present = np.flatnonzero(counts)
    return {
        "candidate": candidate,
        "windowSize": min(window, candidate),
        "distinct": len(present),
        "counts": [{"prefixId": i, "prefix": prefixes.names[i], "count": counts[i]} for i in present],
        "tiers": count_tiers(tier_of(counts, window)),
    }


def describe_start(trace, lineage, prefixes, counts, window):
    """The first full window against chance."""
    most = int(counts.max())
    c = prefixes.possible
    formula = {name: birthday_formula(window, c, p) for name, p in [("median", 0.5), ("p95", 0.05)]}
    exact = multinomial_maximum(window, c)
    return {
        "windowSize": window,
        "allStage1": not lineage.stage2[trace.candidates[:window]].any(),
        "maxCount": most,
        "prefixId": int(counts.argmax()),
        "birthday": {
            "formula": formula,
            "exact": exact,
            "consistent": None if exact["p95"] is None else most <= exact["p95"],
        },
    }


def birthday_formula(window, c, probability):
    k = np.arange(1, window + 1)
    logs = (k - 1) * math.log(c) + np.cumsum(np.log(k)) + math.log(-math.log(1 - probability))
    fitting = k[logs / k <= math.log(window)]
    return int(fitting.max()) if len(fitting) else None


def multinomial_maximum(window, c):
    """The smallest k that the largest of c equally likely counts stays within, with 0.5, 0.95 and 0.999.

    c Poisson counts of mean W/c, all at most k and W together, against a Poisson count of mean W that is W: the
    numerator by Fourier inversion.
    """
    if window > LARGEST_EXACT:
        return {"median": None, "p95": None, "p999": None}
    points = window + 100
    k = np.arange(points)
    factorials = np.array([math.lgamma(i + 1) for i in k])
    with np.errstate(divide="ignore"):
        mass = np.exp(k * math.log(window / c) - window / c - factorials)
    total = math.exp(window * math.log(window) - window - math.lgamma(window + 1))
    levels = {"median": 0.5, "p95": 0.95, "p999": 0.999}
    found = dict.fromkeys(levels)
    for most in range(1, window + 1):
        spectrum = np.fft.fft(np.where(k <= most, mass, 0))
        probability = np.fft.ifft(np.exp(c * np.log(spectrum)))[window].real / total
        for name, level in levels.items():
            if found[name] is None and probability >= level:
                found[name] = most
        if found["p999"] is not None:
            break
    return found


def compare_favourites(first, last):
    early, late = commonest(first, 5), commonest(last, 5)
    return {"first": early, "last": late, "kept": np.isin(early, late).sum()}


def list_prefixes(prefixes):
    if prefixes.count > LISTED:
        return None
    own = prefixes.of_candidate
    counts = np.bincount(own[own >= 0], minlength=prefixes.count)
    return [{"prefix": name, "count": count} for name, count in zip(prefixes.names, counts)]


def take_frames(prefixes, n, window):
    shown, named = [], set()
    for candidate in frames(n, window):
        counts = prefixes.window(candidate, window)
        top = commonest(counts, 25)
        named.update(top[:2])
        shown.append(
            {
                "candidate": candidate,
                "distinct": (counts > 0).sum(),
                "prefixIds": top,
                "counts": counts[top],
            }
        )
    return {
        "frames": shown,
        "frameNames": [{"prefixId": number, "prefix": prefixes.names[number]} for number in sorted(named)],
    }
