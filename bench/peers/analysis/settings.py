"""Which population, sample and mutation explain the trace best (METHOD §2)?"""

import heapq

import numpy as np

from .law import bounds
from .near import Mutation, near_pairs

EPSILON = 0.001
MODELS = ["redraw", "replace"]
TIE, SLACK = 1e-9, 1e-6
ROUNDING = 1e-6
EVALUATIONS, SMALLEST, LARGEST, LARGEST_SAMPLE = 4000, 10, 1000, 32
SEARCH_GATE, SELECTION_GATE = 15, 10


class Evidence:
    """Possible parents of the first evaluations, the creation that knew most first."""

    def __init__(self, trace, largest):
        first = trace.creation[:EVALUATIONS]
        self.children = first[np.argsort(-trace.known[first], kind="stable")]
        self.known = trace.known[self.children]
        self.log_random = trace.log_random(self.children)
        self.ranks, self.rank = np.unique(trace.qualities()[: self.known.max()], return_inverse=True)
        self.rank = self.rank.astype(np.int32)
        self.row, self.member, position = near_pairs(trace, self.children, largest)
        self.age = self.known[self.row] - self.member
        mutation = Mutation(trace)
        length = trace.length[self.children[self.row]]
        self.mutation = {model: mutation.of(length, position, model) for model in MODELS}

    def members(self, window, oldest):
        """Pairs of an age up to `oldest`, with how many of the last `window` candidates are better and equal."""
        rows = int(np.searchsorted(-self.known, -window, "right"))
        pairs = np.flatnonzero(self.age[: np.searchsorted(self.row, rows)] <= oldest)
        row = self.row[pairs]
        latest = np.lib.stride_tricks.sliding_window_view(self.rank, window)[self.known[:rows] - window]
        windows = np.sort(latest, axis=1) + (np.arange(rows) * len(self.ranks))[:, None]
        keys = self.rank[self.member[pairs]] + row * len(self.ranks)
        worse = np.searchsorted(windows.ravel(), keys)
        not_better = np.searchsorted(windows.ravel(), keys, "right")
        return rows, pairs, row, (row + 1) * window - not_better, not_better - worse

    def log_ratios(self, evolved):
        """ln p_c/u_c of the first creations; `evolved` has a column for each sample size."""
        with np.errstate(divide="ignore"):
            logs = np.log((1 - EPSILON) * evolved) - self.log_random[: len(evolved), None]
        return np.logaddexp(logs, np.log(EPSILON))

    def uniform(self, low, high):
        """For each model the log-likelihoods of s = 1 by population: the mean chance of the members so far."""
        populations = np.arange(low, high + 1)
        inside = self.age <= high
        cells = self.row[inside] * (high + 1) + self.age[inside]
        values = {}
        for model, mutation in self.mutation.items():
            by_age = np.bincount(cells, mutation[inside], len(self.children) * (high + 1))
            sums = np.cumsum(by_age.reshape(-1, high + 1), axis=1)[:, low:]
            terms = self.log_ratios(sums / populations)
            values[model] = np.where(self.known[:, None] >= populations, terms, 0).sum(axis=0)
        return values

    def exact(self, population, samples):
        """Points of the grid at a population: (model, population, sample, log-likelihood)."""
        if len(samples) == 0 or self.known[0] < population:
            return []
        rows, pairs, row, better, tied = self.members(population, population)
        top = population - better
        sums = bounds(population, samples[-1])[samples - 1]
        cells = np.concatenate((top, top - tied)) + np.tile(row, 2) * (population + 1)
        points = []
        for model in MODELS:
            weights = self.mutation[model][pairs] / tied
            by_rank = np.bincount(cells, np.concatenate((weights, -weights)), rows * (population + 1))
            evolved = by_rank.reshape(rows, population + 1) @ sums.T
            values = self.log_ratios(np.maximum(evolved, 0)).sum(axis=0)
            points += [(model, population, int(s), value) for s, value in zip(samples, values)]
        return points

    def best(self, low, high, samples, guess=None):
        """The points that may be the grid's maximum, by branch and bound over ranges of populations.

        A range is worth no more than if each member had the rank that it has in the smallest population, and its
        chance of the population that suits it best.
        """
        chances = selection_chances(high, samples)

        def measure(low, high):
            rows, pairs, row, better, _ = self.members(low, high)
            most = chances[:, low : high + 1, : low + 1].max(axis=1).T * (1 + ROUNDING)
            cells = row * (low + 1) + better
            bounds = []
            for model in MODELS:
                mutation = self.mutation[model][pairs]
                by_rank = np.bincount(cells, mutation, rows * (low + 1)).reshape(rows, low + 1)
                terms = self.log_ratios(np.minimum(by_rank @ most, mutation.max(initial=0)))
                first = self.known[:rows] < high
                terms[first] = np.maximum(terms[first], 0)
                bounds.append(terms.sum(axis=0).max())
            return max(bounds)

        points = self.exact(guess, samples[samples <= guess]) if guess else []
        best = max((point[3] for point in points), default=-np.inf)
        queue = [(-np.inf, low, high)]
        while queue:
            bound, low, high = heapq.heappop(queue)
            if -bound < best - SLACK:
                break
            if low == high:
                found = self.exact(low, samples[samples <= low])
                best = max([best, *(point[3] for point in found)])
                points += found
                continue
            middle = int(np.sqrt(low * high))
            for half in [(low, middle), (middle + 1, high)]:
                bound = measure(*half)
                if bound >= best - SLACK:
                    heapq.heappush(queue, (-bound, *half))
        return points


def selection_chances(population, samples):
    """By sample size, P and number of better ones K: C(P − K − 1, s − 1)/C(P, s)."""
    sizes = np.arange(1, population + 1)[:, None]
    ranks = sizes - np.arange(population + 1)
    row = np.where(ranks > 0, 1 / sizes, 0)
    chances = np.zeros((len(samples), population + 1, population + 1), np.float32)
    for s in range(1, samples[-1] + 1):
        if s >= samples[0]:
            chances[s - samples[0], 1:] = row
        row = np.where(sizes > s, row * np.maximum(ranks - s, 0) / s * (s + 1) / np.maximum(sizes - s, 1), 0)
    return chances


def pick(points):
    """Ties go to redraw, the smaller population, the smaller sample."""
    best = None
    for point in sorted(points, key=lambda point: (MODELS.index(point[0]), *point[1:3])):
        if best is None or point[3] > best[3] + TIE:
            best = point
    return best


def find_settings(trace, population=None, sample=None):
    """The settings, and whether the search evolves."""
    source = "given"
    if population is None and sample is None:
        source = "header"
    population = population or trace.header.get("population")
    sample = sample or trace.header.get("sample")
    if population is None or sample is None:
        source = "estimated"
    settings = {
        "population": population or 100,
        "sample": sample or min(5, population or 100),
        "mutation": None,
        "source": "default" if source == "estimated" else source,
        "searchEvidence": None,
        "selectionEvidence": None,
        "shortfall": None,
    }
    recorded = trace.parent is not None
    largest = min(LARGEST, int(trace.known[trace.creation[-1]]))
    if largest < SMALLEST:
        return settings, recorded
    evidence = Evidence(trace, max(largest, population or 0))
    samples = np.arange(2, LARGEST_SAMPLE + 1)
    uniform = list_uniform(evidence, SMALLEST, largest)
    selective = evidence.best(SMALLEST, largest, samples, pick(uniform)[1])
    best = pick(uniform + selective)
    settings["searchEvidence"] = best[3]
    selection = pick(selective)[3] - pick(uniform)[3]
    settings["selectionEvidence"] = 0 if abs(selection) <= TIE else selection
    if not recorded and best[3] < SEARCH_GATE:
        return settings, False
    unselective = not recorded and sample is None and settings["selectionEvidence"] < SELECTION_GATE
    low, high = (SMALLEST, largest) if population is None else (population, population)
    if sample == 1 or unselective:
        points = list_uniform(evidence, low, high)
    elif population is None and sample is None:
        points = selective
    else:
        points = evidence.best(low, high, samples if sample is None else np.array([sample]))
    used = pick(points)
    if used is not None:
        settings.update(population=used[1], sample=used[2], mutation=used[0], source=source)
        settings["shortfall"] = max(0, best[3] - used[3])
    return settings, True


def list_uniform(evidence, low, high):
    values = evidence.uniform(low, high)
    return [(model, low + i, 1, value) for model in MODELS for i, value in enumerate(values[model])]
