"""Textbook statistics that numpy lacks, and small tools for arrays."""

import math

import numpy as np


def spread(low, high):
    """All integers of the ranges [low, high), and the row of the range that each is from."""
    counts = np.maximum(high - low, 0)
    rows = np.repeat(np.arange(len(counts)), counts)
    begins = np.cumsum(counts) - counts
    return rows, np.arange(len(rows)) - begins[rows] + low[rows]


def mean(values):
    return float(np.mean(values)) if len(values) else None


def deviation(values):
    return float(np.std(values, ddof=1)) if len(values) > 1 else None


def quantile(values, share):
    return float(np.quantile(values, share)) if len(values) else None


def ratio(part, whole):
    return part / whole if whole else None


def entropy(counts):
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log2(shares)).sum())


def normal_two_sided(z):
    return math.erfc(abs(z) / math.sqrt(2))


def wilson(yes, n, z=1.96):
    if n == 0:
        return None, None
    share = yes / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return centre - half, centre + half


def chi_square_tail(x, df):
    """P(χ² ≥ x), by the series or the continued fraction of the incomplete gamma function."""
    shape, half = df / 2, x / 2
    if half <= 0:
        return 1.0
    scale = math.exp(shape * math.log(half) - half - math.lgamma(shape))
    if half < shape + 1:
        term = total = 1 / shape
        k = 1
        while term > total * 1e-18:
            term *= half / (shape + k)
            total += term
            k += 1
        return 1 - scale * total
    fraction = 0.0
    for k in range(2000, 0, -1):
        fraction = (k * (shape - k)) / (half + 2 * k + 1 - shape + fraction)
    return scale / (half + 1 - shape + fraction)


def thin(values, budget=5000):
    """Ascending places of at most `budget` of the values: first, last, extremes, and one of each of equal runs."""
    total = len(values)
    if total <= budget:
        return np.arange(total)
    kept = {0, int(np.argmin(values)), int(np.argmax(values)), total - 1}
    runs = np.arange(budget - len(kept))
    golden = (math.sqrt(5) - 1) / 2
    places = np.floor((runs + runs * golden % 1) / len(runs) * total).astype(int)
    return np.union1d(places, list(kept))


def frames(candidates, window, most=100):
    """Candidates at which the shown windows end."""
    steps = candidates - window
    if steps < 0:
        return []
    shown = min(most, steps + 1)
    if shown == 1:
        return [candidates]
    return [window + math.floor(frame * steps / (shown - 1) + 0.5) for frame in range(shown)]
