"""Does the search select parents as the hypergeometric says, and who ever becomes one (METHOD §5)?"""

import numpy as np

from .law import exact
from .settings import EPSILON
from .stats import chi_square_tail, mean

CONVERGED = 1e-9
ZERO_SHARE = 1e-6
FEWEST = 5


def rank_ranges(population):
    """Lowest and highest ranks of ten ranges."""
    count = min(10, population)
    edges = np.arange(count + 1) * population // count
    return edges[:-1] + 1, edges[1:]


class Mixture:
    """p_c(θ) = Σ_b θ_b parts[c, b] + random[c]: likelihood of the children, linear in the shares of the ranges."""

    def __init__(self, inside, sizes, random):
        self.inside, self.sizes, self.random = inside, sizes, random
        self.parts = (1 - EPSILON) * inside / sizes

    def likelihood(self, shares):
        return self.parts @ shares + self.random

    def fit(self):
        shares = np.full(self.parts.shape[1], 1 / self.parts.shape[1])
        change, iterations = 1, 0
        while change >= CONVERGED:
            counts = shares * (self.parts / self.likelihood(shares)[:, None]).sum(axis=0)
            change = np.abs(counts / counts.sum() - shares).max()
            shares = counts / counts.sum()
            iterations += 1
        return shares, iterations

    def merge(self, groups):
        starts = np.flatnonzero(np.diff(groups, prepend=-1))
        inside = np.add.reduceat(self.inside, starts, axis=1)
        return Mixture(inside, np.add.reduceat(self.sizes, starts), self.random)

    def covariance(self, shares, free):
        """By observed information with Σ θ = 1: of the free shares but the last."""
        if len(free) < 2:
            return None
        likelihood = self.likelihood(shares)[:, None]
        scores = (self.parts[:, free[:-1]] - self.parts[:, free[-1:]]) / likelihood
        try:
            return np.linalg.inv(scores.T @ scores)
        except np.linalg.LinAlgError:
            return None

    def intervals(self, shares, free, covariance):
        low, high = np.zeros(len(shares)), np.zeros(len(shares))
        variances = np.zeros(len(free))
        if covariance is not None:
            variances = np.append(np.diag(covariance), covariance.sum())
        half = 1.96 * np.sqrt(np.maximum(variances, 0))
        low[free] = np.maximum(0, shares[free] - half)
        high[free] = np.minimum(1, shares[free] + half)
        # At 0 the likelihood has a slope: 3 over it, which for clear-cut counts is the rule of three.
        likelihood = self.likelihood(shares)
        slopes = ((self.parts - (likelihood - self.random)[:, None]) / likelihood[:, None]).sum(axis=0)
        none = shares <= ZERO_SHARE
        high[none] = np.minimum(1, 3 / np.abs(slopes[none]))
        return low, high


def gather_mixture(lineage, lows, highs):
    pairs = lineage.pairs[(lineage.pairs["mutation"] > 0) & (lineage.pairs["tied"] > 0)]
    children, row = np.unique(pairs["child"], return_inverse=True)
    top = lineage.population - pairs["better"].to_numpy()
    tied, mutation = pairs["tied"].to_numpy(), pairs["mutation"].to_numpy()
    bottom = top - tied + 1
    inside = np.empty((len(children), len(lows)))
    for b, (low, high) in enumerate(zip(lows, highs)):
        ranks = np.maximum(0, np.minimum(top, high) - np.maximum(bottom, low) + 1)
        inside[:, b] = np.bincount(row, ranks / tied * mutation, len(children))
    random = EPSILON * np.exp(lineage.log_random[children])
    return Mixture(inside, highs - lows + 1, random)


def analyze_selection(lineage):
    P, s = lineage.population, lineage.sample
    lows, highs = rank_ranges(P)
    law = exact(P, s)
    theory = np.add.reduceat(law, lows - 1)
    mixture = gather_mixture(lineage, lows, highs)
    children = len(mixture.random)
    middles = ((lows + highs) / 2 - 0.5) / P
    mean_rank = {"mean": None, "low": None, "high": None, "expected": theory @ middles}
    shares = low = high = [None] * len(lows)
    iterations = 0
    if children > 0:
        shares, iterations = mixture.fit()
        free = np.flatnonzero(shares > ZERO_SHARE)
        covariance = mixture.covariance(shares, free)
        low, high = mixture.intervals(shares, free, covariance)
        differences = middles[free[:-1]] - middles[free[-1]]
        variance = differences @ covariance @ differences if covariance is not None else 0
        half = 1.96 * np.sqrt(max(0, variance))
        centre = shares @ middles
        mean_rank.update(mean=centre, low=centre - half, high=centre + half)
    return {
        "bins": [
            {
                "lowRank": lows[b],
                "highRank": highs[b],
                "theory": theory[b],
                "measured": shares[b],
                "intervalLow": low[b],
                "intervalHigh": high[b],
            }
            for b in range(len(lows))
        ],
        "iterations": iterations,
        "children": children,
        **test_goodness(mixture, theory, children),
        "meanRank": mean_rank,
    }


def test_goodness(mixture, theory, children):
    """Likelihood ratio of theory against measured, over ranges merged from the bottom until each expects five."""
    if children == 0:
        return {"goodness": None, "df": None}
    groups, expected, group = [], 0, 0
    for share in theory:
        groups.append(group)
        expected += share * children
        if expected >= FEWEST:
            group, expected = group + 1, 0
    if expected > 0:
        groups = [min(g, max(0, group - 1)) for g in groups]
    groups = np.array(groups)
    df = int(groups[-1])
    if df < 1:
        return {"goodness": None, "df": df}
    merged = mixture.merge(groups)
    shares, _ = merged.fit()
    ratios = merged.likelihood(shares) / merged.likelihood(np.bincount(groups, theory))
    return {"goodness": chi_square_tail(max(0, 2 * np.log(ratios).sum()), df), "df": df}


def ever_parent(lineage, candidates):
    """1 − Π(1 − weight) over the children of each candidate."""
    with np.errstate(divide="ignore"):
        logs = np.log1p(-np.minimum(lineage.pairs["weight"], 1))
    return -np.expm1(np.bincount(lineage.pairs["member"], logs, candidates))


def analyze_lifetime(lineage):
    """Over the candidates whose membership ended within the trace."""
    P = lineage.population
    ended = max(0, lineage.known[-1] - P)
    observed = ever_parent(lineage, ended)[:ended]
    ranks = lineage.rank_at_completion[:ended]
    by_rank = []
    for low, high in zip(*rank_ranges(P)):
        inside = observed[(ranks >= low) & (ranks <= high)]
        by_rank.append({"lowRank": low, "highRank": high, "n": len(inside), "observed": mean(inside)})
    return {
        "meanPredicted": mean(lineage.ever_selected[:ended]),
        "observed": mean(observed),
        "byRank": by_rank,
    }
