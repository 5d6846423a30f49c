"""Members of a population that differ from a child at one position at most, found by hashes."""

import numpy as np

from .stats import spread


class Mutation:
    """mut(c | m) with equal weights over the positions that have a choice (METHOD §2)."""

    def __init__(self, trace):
        has = trace.options > 1
        self.options = trace.options
        self.weights_of = np.concatenate(([0], np.divide(1, np.cumsum(has), where=np.cumsum(has) > 0, out=np.zeros(len(has)))))
        self.has = has
        redrawn = np.cumsum(np.where(has, 1 / trace.options, 0))
        self.redrawn = np.concatenate(([0], redrawn))

    def of(self, length, position, model):
        """By length of the child and position of the change, −1 for equal sequences."""
        weight = self.weights_of[length]
        count = self.options[position]
        if model == "redraw":
            return np.where(position < 0, weight * self.redrawn[length], np.where(self.has[position], weight / count, 0))
        return np.where((position >= 0) & self.has[position], weight / np.maximum(count - 1, 1), 0)


def near_pairs(trace, children, population):
    """Rows into `children`, candidates and positions (−1: equal), by row, the latest candidate first."""
    known = trace.known[children]
    oldest = np.maximum(known - population, 0)
    members = trace.candidates[: known.max(initial=0)]
    table = np.random.default_rng(1).integers(
        2**63, size=(trace.codes.shape[1], trace.options.max() + 1), dtype=np.uint64
    )
    parts = table[np.arange(trace.codes.shape[1]), trace.codes]
    whole = parts.sum(axis=1)
    found = [(*look_up(whole[members], whole[children], oldest, known), -1)]
    for position in range(trace.codes.shape[1]):
        # The sum without this position's part is that of all sequences that may differ there alone.
        holes = whole - parts[:, position]
        long = trace.length[children] > position
        rows, candidates = look_up(holes[members], holes[children], oldest, np.where(long, known, oldest))
        own = trace.codes[children, position][rows]
        changed = trace.codes[members, position][candidates] != own
        changed &= trace.length[members][candidates] == trace.length[children][rows]
        found.append((rows[changed], candidates[changed], position))
    rows = np.concatenate([rows for rows, _, _ in found])
    candidates = np.concatenate([candidates for _, candidates, _ in found])
    positions = np.concatenate([np.full(len(rows), position) for rows, _, position in found])
    order = np.argsort(rows * (len(members) + 1) + known[rows] - candidates, kind="stable")
    return rows[order], candidates[order], positions[order]


def look_up(member_hashes, child_hashes, oldest, known):
    """Pairs of equal hash whose candidate is in [oldest, known)."""
    n = len(member_hashes)
    if n == 0:
        return np.zeros(0, int), np.zeros(0, int)
    hashes, group = np.unique(member_hashes, return_inverse=True)
    keys = group * n + np.arange(n)
    order = np.argsort(keys)
    keys = keys[order]
    own = np.minimum(np.searchsorted(hashes, child_hashes), len(hashes) - 1)
    is_there = hashes[own] == child_hashes
    low = np.searchsorted(keys, own * n + oldest)
    high = np.where(is_there, np.searchsorted(keys, own * n + known), low)
    rows, places = spread(low, high)
    return rows, order[places]


class PopulationRanks:
    """How many members are better than, and equal to, each of the last P candidates: window by window, in chunks."""

    def __init__(self, qualities, population, most=4_000_000):
        self.qualities, self.population = qualities, population
        self.chunk = max(1, most // population)

    def __iter__(self):
        """Yields (known, better, tied): rows of windows that end before candidate `known`, members oldest first."""
        windows = len(self.qualities) - self.population + 1
        if windows < 1:
            return
        view = np.lib.stride_tricks.sliding_window_view(self.qualities, self.population)
        for begun in range(0, windows, self.chunk):
            window = view[begun : begun + self.chunk]
            known = np.arange(begun, begun + len(window)) + self.population
            yield (known, *rank_rows(window))


def rank_rows(window):
    order = np.argsort(window, axis=1)
    values = np.take_along_axis(window, order, axis=1)
    rows, size = window.shape
    places = np.broadcast_to(np.arange(size), window.shape)
    begins = np.ones(window.shape, bool)
    begins[:, 1:] = values[:, 1:] != values[:, :-1]
    if begins.all():
        better = np.empty(window.shape, np.int32)
        np.put_along_axis(better, order, size - 1 - places, axis=1)
        return better, np.ones(window.shape, np.int32)
    first = np.maximum.accumulate(np.where(begins, places, 0), axis=1)
    ends = np.ones(window.shape, bool)
    ends[:, :-1] = begins[:, 1:]
    last = np.minimum.accumulate(np.where(ends, places, size)[:, ::-1], axis=1)[:, ::-1]
    better, tied = np.empty(window.shape, np.int32), np.empty(window.shape, np.int32)
    np.put_along_axis(better, order, size - 1 - last, axis=1)
    np.put_along_axis(tied, order, last - first + 1, axis=1)
    return better, tied
