"""Does a prefix that gave parents lately give the next one, and how soon is a new best model mutated (METHOD §6)?"""

import numpy as np
import pandas as pd

from .stats import mean, normal_two_sided, ratio, wilson

THRESHOLDS, SLACK = np.arange(11), 1e-9
CELLS = 4_000_000


def survey_donors(trace, lineage, prefixes, window):
    """Each resolved child asks every prefix of its population whether the parent carries it."""
    row_of = np.cumsum(lineage.resolved) - 1
    children = np.flatnonzero(lineage.resolved)
    pairs = lineage.pairs
    pairs = pairs[lineage.resolved[pairs["child"]]]
    row = row_of[pairs["child"]]
    donated = prefixes.of_candidate[pairs["member"]]
    has = donated >= 0
    row, donated, weight = row[has], donated[has], pairs["weight"].to_numpy()[has]
    n, yes = np.zeros(len(THRESHOLDS)), np.zeros(len(THRESHOLDS))
    known = lineage.known[children]
    P = lineage.population
    chunk = max(1, CELLS // max(1, prefixes.count))
    for begun in range(0, len(children), chunk):
        stop = min(begun + chunk, len(children))
        given = tabulate(row, donated, weight, max(0, begun - window), stop, prefixes.count)
        sums = np.concatenate((np.zeros((1, prefixes.count)), np.cumsum(given, axis=0)))
        own = np.arange(begun, stop) - max(0, begun - window)
        recent = sums[own] - sums[np.maximum(own - window, 0)]
        here = known[begun:stop]
        present = carried(prefixes, here, P)
        answers = given[own]
        # Whom no donation reached is asked as well.
        levels = np.minimum(np.floor(recent[present] + SLACK), THRESHOLDS[-1]).astype(int)
        n += np.bincount(levels, minlength=len(THRESHOLDS))
        yes += np.bincount(levels, answers[present], len(THRESHOLDS))
    n, yes = n[::-1].cumsum()[::-1], yes[::-1].cumsum()[::-1]
    rows = []
    for threshold, pairs, positive in zip(THRESHOLDS, n, yes):
        low, high = wilson(positive, pairs)
        rows.append(
            {
                "threshold": threshold,
                "n": pairs,
                "probability": ratio(positive, pairs),
                "intervalLow": low,
                "intervalHigh": high,
            }
        )
    return {
        "base": rows[0]["probability"],
        "conditional": rows,
        "baseLow": rows[0]["intervalLow"],
        "baseHigh": rows[0]["intervalHigh"],
    }


def tabulate(row, column, weight, start, stop, columns):
    low, high = np.searchsorted(row, [start, stop])
    cells = (row[low:high] - start) * columns + column[low:high]
    return np.bincount(cells, weight[low:high], (stop - start) * columns).reshape(-1, columns)


def carried(prefixes, known, population):
    """Whether the population at each number of known candidates carries each prefix."""
    order = np.argsort(known, kind="stable")
    base = max(0, known.min() - population)
    own = prefixes.of_candidate[base : known.max()]
    entered = np.zeros((len(own) + 1, prefixes.count), np.int32)
    has = own >= 0
    entered[1:][has, own[has]] = 1
    sums = np.cumsum(entered, axis=0, dtype=np.int32)
    present = np.empty((len(known), prefixes.count), bool)
    present[order] = sums[known[order] - base] > sums[known[order] - population - base]
    return present


def improvement_gap(trace, lineage, prefixes, changes):
    P, s = lineage.population, lineage.sample
    qualities = trace.qualities()
    quality = pd.Series(qualities)
    records = np.flatnonzero(quality > quality.cummax().shift(fill_value=-np.inf)) + 1
    sequences = trace.sequence[trace.candidates]
    likeliest, _ = lineage.likeliest()
    pairs = lineage.pairs
    by_member = pairs[pairs["member"].isin(records - 1)]
    gaps = []
    for i, candidate in enumerate(records):
        if candidate <= P:
            continue
        member = candidate - 1
        informed = np.flatnonzero(lineage.known >= candidate)
        known = lineage.known[informed]
        twins = np.flatnonzero(sequences == sequences[member])
        twins = twins[twins != member]
        over = (known >= candidate + P) | (known >= (records[i + 1] if i + 1 < len(records) else np.inf))
        over |= np.searchsorted(twins, known) > np.searchsorted(twins, known - P)
        at_risk = informed[: over.argmax()] if over.any() else informed
        own = by_member[by_member["member"] == member]
        first = np.flatnonzero(lineage.resolved[at_risk] & (likeliest[at_risk] == sequences[member]))
        seconds = None
        if len(first):
            seconds = trace.start[lineage.creations[at_risk[first[0]]]] - trace.end[trace.candidates[member]]
        gaps.append(
            {
                "candidate": candidate,
                "generationsToFirstChild": first[0] + 1 if len(first) else None,
                "secondsToFirstChild": seconds,
                "generationsAtRisk": len(at_risk),
                "children": float(own["weight"][own["child"].isin(at_risk)].sum()),
                "generationsToTier1": wait_for_tier1(lineage, prefixes.of_candidate[member], candidate, changes),
            }
        )
    children = float(sum(gap["children"] for gap in gaps))
    generations = sum(gap["generationsAtRisk"] for gap in gaps)
    chance = s / P
    variance = generations * chance * (1 - chance)
    return {
        "expectedGenerations": P / s,
        "gaps": gaps,
        "children": children,
        "generationsAtRisk": generations,
        "meanGenerations": ratio(generations, children),
        "meanSeconds": mean([gap["secondsToFirstChild"] for gap in gaps if gap["secondsToFirstChild"] is not None]),
        "pValue": normal_two_sided((children - generations * chance) / np.sqrt(variance)) if variance else None,
    }


def wait_for_tier1(lineage, prefix, candidate, changes):
    """Creations from when the candidate is known until the first window, its own or later, with its prefix in tier 1."""
    own = changes[changes["prefixId"] == prefix]
    before = own[own["candidate"] <= candidate]
    if len(before) and before["to"].iloc[-1] == 1:
        return 0
    later = own[(own["candidate"] > candidate) & (own["to"] == 1)]
    if prefix < 0 or len(later) == 0:
        return None
    return ((lineage.known >= candidate) & (lineage.known < later["candidate"].iloc[0])).sum()
