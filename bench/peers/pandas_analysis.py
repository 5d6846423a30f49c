# The four questions as a data scientist would answer them with numpy and pandas: a peer for `npm run bench`.
#
#   python3 pandas_analysis.py trace.jsonl [population] [sample] > summary.json
#
# Prints what nastrace's summary.json holds, under the same keys: the settings are estimated from the trace unless
# they are given. Left out are the claims, the options of the analyses, the sources, and the texts of warnings.

import json
import math
import sys

import numpy as np

from analysis.lineage import Lineage, transfer_depths
from analysis.locality import analyze_locality
from analysis.popularity import analyze_popularity
from analysis.quality import analyze_quality
from analysis.summary import describe_trace
from analysis.trace import Trace
from analysis.trie import analyze_trie


def analyze(path, population=None, sample=None, prefix_length=3):
    rng = np.random.default_rng(0)
    trace = Trace(path)
    lineage = Lineage(trace, population, sample)
    depths = transfer_depths(trace)
    window = lineage.population
    length = min(prefix_length, int(trace.length.max()))
    return {
        "trace": describe_trace(trace, lineage, depths, window, length),
        "analyses": {
            "trie": analyze_trie(trace, lineage, depths, window),
            "locality": analyze_locality(trace, lineage, depths, rng),
            "quality": analyze_quality(trace, lineage, window, rng),
            "popularity": analyze_popularity(trace, lineage, window, length),
        },
    }


def plain(value):
    """Python's own numbers, rounded to 12 digits; undefined ones are null."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(each) for each in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(f"{value:.12g}") if math.isfinite(value) else None
    return value


if __name__ == "__main__":
    json.dump(plain(analyze(sys.argv[1], *map(int, sys.argv[2:4]))), sys.stdout, allow_nan=False)
