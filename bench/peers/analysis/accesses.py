"""Which tensors does each evaluation read (METHOD §4)?"""

import numpy as np
import pandas as pd


class PrefixAccesses:
    """The prefixes that are transferred: of each evaluation those up to its depth."""

    is_recorded_list = False

    def __init__(self, trace, depths):
        self.trace, self.depth, self.prefix = trace, depths, trace.prefix
        self.kind = "hypothetical" if trace.transferred is None else "recorded"
        sizes = [len(example) for example in trace.example]
        self.offsets = np.concatenate(([0], np.cumsum(sizes)))

    def flat(self, rows):
        """(place in rows, tensor) of all accesses."""
        here = np.arange(self.prefix.shape[1]) < self.depth[rows][:, None]
        place, level = np.nonzero(here)
        return place, self.offsets[level] + self.prefix[rows[place], level]

    def codes(self, tensor):
        level = int(np.searchsorted(self.offsets, tensor, "right")) - 1
        return self.trace.prefix_codes(level, tensor - self.offsets[level])

    order_key = codes

    def name(self, tensor):
        return self.trace.prefix_name(self.codes(tensor))

    def has_any(self, rows):
        return self.depth[rows] > 0

    def repeat(self, first, second):
        """Of the second's accesses the share that is also among the first's."""
        shared = np.zeros(len(first))
        least = np.minimum(self.depth[first], self.depth[second])
        for level in range(self.prefix.shape[1]):
            shared += (level < least) & (self.prefix[first, level] == self.prefix[second, level])
        return shared / self.depth[second]

    def reads_deepest(self, asker, other):
        """Whether the other reads the asker's deepest tensor."""
        level = np.maximum(self.depth[asker] - 1, 0)
        return (self.depth[other] > level) & (self.prefix[asker, level] == self.prefix[other, level])

    def permuted(self, tested, stage2, rng):
        """Draws of the accesses of tested jobs whose architectures are shuffled within stages; donors derived anew."""
        return PermutedPrefixes(self, tested, stage2, rng)


class PermutedPrefixes:
    def __init__(self, accesses, tested, stage2, rng):
        trace = accesses.trace
        self.rng, self.strata = rng, [np.flatnonzero(~stage2), np.flatnonzero(stage2)]
        self.recorded_depth = None if trace.transferred is None else accesses.depth[tested]
        self.known = trace.known[tested]
        candidate = trace.candidate_of[tested]
        by_candidate = np.argsort(candidate)
        self.successes = by_candidate[candidate[by_candidate] >= 0]
        self.candidate = candidate[self.successes]
        earlier = np.ones(trace.evaluations, bool)
        earlier[tested] = False
        before = trace.candidates[earlier[trace.candidates]]
        self.prefix = np.empty((len(tested), trace.prefix.shape[1]), int)
        self.first = []
        for level in range(trace.prefix.shape[1]):
            own = trace.prefix[:, level]
            numbers, self.prefix[:, level] = np.unique(own[tested], return_inverse=True)
            first = np.full(own.max() + 2, trace.evaluations)
            carriers = own[before]
            first[carriers[::-1]] = trace.candidate_of[before][::-1]
            first[-1] = trace.evaluations
            self.first.append(first[numbers])
            # A shorter sequence has no such prefix.
            self.prefix[own[tested] < 0, level] = -1
        self.absent = trace.evaluations

    def draw(self):
        order = np.arange(len(self.known))
        for rows in self.strata:
            order[rows] = self.rng.permutation(rows)
        drawn = PrefixAccesses.__new__(PrefixAccesses)
        drawn.prefix = self.prefix[order]
        if self.recorded_depth is not None:
            drawn.depth = self.recorded_depth[order]
            return drawn
        drawn.depth = np.zeros(len(order), int)
        for level, before in enumerate(self.first):
            own = drawn.prefix[:, level]
            first = np.full(len(before) + 1, self.absent)
            carriers = own[self.successes]
            first[carriers[::-1]] = self.candidate[::-1]
            first[:-1] = np.minimum(first[:-1], before)
            first[-1] = self.absent
            drawn.depth += first[own] < self.known
        return drawn


class RecordedAccesses:
    """The tensors that the trace names."""

    kind, is_recorded_list = "recorded", True

    def __init__(self, lists):
        lists = lists.map(lambda value: value if isinstance(value, list) else [])
        exploded = lists.reset_index(drop=True).explode().dropna().astype(str)
        self.tensor, names = pd.factorize(exploded)
        self.names = np.array(names, dtype=object)
        self.jobs = exploded.index.to_numpy()
        self.deepest = np.full(len(lists), -1)
        self.deepest[self.jobs] = self.tensor
        self.index_pairs()

    def index_pairs(self):
        self.keys = np.unique(self.jobs * len(self.names) + self.tensor)
        self.jobs, self.tensor = np.divmod(self.keys, max(1, len(self.names)))
        self.begins = np.searchsorted(self.jobs, np.arange(len(self.deepest) + 1))

    def flat(self, rows):
        counts = self.begins[rows + 1] - self.begins[rows]
        place = np.repeat(np.arange(len(rows)), counts)
        within = np.arange(len(place)) - np.repeat(np.cumsum(counts) - counts, counts)
        return place, self.tensor[self.begins[rows][place] + within]

    def name(self, tensor):
        return self.names[tensor]

    order_key = name

    def has_any(self, rows):
        return self.deepest[rows] >= 0

    def reads(self, job, tensor):
        keys = job * len(self.names) + tensor
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return self.keys[place] == keys

    def repeat(self, first, second):
        place, tensor = self.flat(second)
        counts = np.bincount(place, minlength=len(second))
        return np.bincount(place, self.reads(first[place], tensor), len(second)) / counts

    def reads_deepest(self, asker, other):
        return self.reads(other, self.deepest[asker])

    def permuted(self, tested, stage2, rng):
        return PermutedSets(self, tested, stage2, rng)


class PermutedSets:
    def __init__(self, accesses, tested, stage2, rng):
        self.accesses, self.tested, self.rng = accesses, tested, rng
        self.strata = [np.flatnonzero(~stage2), np.flatnonzero(stage2)]

    def draw(self):
        order = np.arange(len(self.tested))
        for rows in self.strata:
            order[rows] = self.rng.permutation(rows)
        drawn = RecordedAccesses.__new__(RecordedAccesses)
        drawn.names = self.accesses.names
        given = self.tested[order]
        drawn.deepest = self.accesses.deepest[given]
        drawn.jobs, drawn.tensor = self.accesses.flat(given)
        drawn.index_pairs()
        return drawn
