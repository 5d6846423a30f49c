"""The trace: choices as codes, who was known to whom, in which order."""

import heapq
import json

import numpy as np
import pandas as pd

from .stats import spread


class Trace:
    """Columns by evaluation, in input order; candidates are the successes in completion order."""

    def __init__(self, path):
        frame, header = read_lines(path)
        self.header = header
        self.evaluations = len(frame)
        self.length = frame["arch"].str.len().to_numpy()
        longest = int(self.length.max())
        sequences = pd.DataFrame(frame["arch"].tolist(), columns=range(longest), dtype=object)
        self.space = header.get("space") or observe_space(sequences)
        self.choices = [node["choices"] for node in self.space]
        self.options = np.array([len(choices) for choices in self.choices])
        self.codes = np.column_stack(
            [pd.Categorical(sequences[i], categories=self.choices[i]).codes for i in range(longest)]
        ).astype(np.int32)
        self.quality = pd.to_numeric(frame["quality"], errors="coerce").to_numpy(float)
        self.success = np.isfinite(self.quality)
        self.submit, self.gather = column(frame, "submit"), column(frame, "gather")
        self.start, self.end = column(frame, "start"), column(frame, "end")
        if self.start is None and self.end is None:
            self.start, self.end = self.submit, self.gather
        if self.start is None or self.end is None:
            raise SystemExit("a trace without start and end has no order")
        self.origin = self.start.min()
        self.duration = self.end - self.start
        self.id = frame["id"] if "id" in frame else None
        self.workers_inferred = "worker" not in frame
        labels = infer_lanes(self.start, self.end) if self.workers_inferred else frame["worker"].astype(str)
        self.worker, names = pd.factorize(labels)
        self.worker_names = np.array(names, dtype=object)
        self.transferred = frame["transferred"].to_numpy(float) if "transferred" in frame else None
        self.tensors = frame["tensors"] if "tensors" in frame else None
        self.parent = self.place_parents(frame["parent"]) if "parent" in frame else None
        self.order_evaluations()
        self.number_prefixes()

    def place_parents(self, parents):
        """Evaluation of each recorded parent; −1: none recorded, −2: absent from the trace."""
        place_of = pd.Series(np.arange(self.evaluations), index=self.id.astype(str))
        place_of = place_of[~place_of.index.duplicated()]
        named = parents.notna()
        places = parents.where(named).astype(str).map(place_of)
        return np.where(named, places.fillna(-2), -1).astype(int)

    def order_evaluations(self):
        n = self.evaluations
        managed = self.submit is not None and self.gather is not None
        self.by_start = np.argsort(self.start, kind="stable")
        self.creation = np.argsort(self.submit if self.submit is not None else self.start, kind="stable")
        completion = (
            np.argsort(self.gather, kind="stable") if self.gather is not None else np.lexsort((self.start, self.end))
        )
        self.creation_index = np.empty(n, int)
        self.creation_index[self.creation] = np.arange(n)
        self.candidates = completion[self.success[completion]]
        self.candidate_of = np.full(n, -1)
        self.candidate_of[self.candidates] = np.arange(len(self.candidates))
        # One that takes no time does not know itself, though its end is not after its start.
        created, done, side = (
            (self.submit, self.gather, "left") if managed else (self.start, self.end, "right")
        )
        self.created, self.done = created, done
        itself = 0 if managed else (done <= created).astype(int)
        self.known_all = np.searchsorted(np.sort(done), created, side) - itself
        self.known = np.searchsorted(np.sort(done[self.success]), created, side) - itself * self.success
        self.is_known = (lambda j, c: done[j] < created[c]) if managed else (lambda j, c: done[j] <= created[c])

    def number_prefixes(self):
        """Numbers the prefixes of each depth in lexicographic order; −1 for a shorter sequence."""
        longest = self.codes.shape[1]
        self.prefix = np.full((self.evaluations, longest), -1)
        above = np.zeros(self.evaluations, int)
        self.example = []
        for depth in range(longest):
            keys = above * (self.options[depth] + 1) + self.codes[:, depth] + 1
            _, example, above = np.unique(keys, return_index=True, return_inverse=True)
            has = self.codes[:, depth] >= 0
            numbers, first, inverse = np.unique(above[has], return_index=True, return_inverse=True)
            self.prefix[has, depth] = inverse
            self.example.append(np.flatnonzero(has)[first])
        # Equal sequences, numbered in lexicographic order.
        self.sequence = above

    def prefix_codes(self, depth, prefix):
        return tuple(self.codes[self.example[depth][prefix], : depth + 1])

    def prefix_name(self, codes):
        labels = (str(self.choices[i][code]) for i, code in enumerate(codes))
        return "-".join(label.replace("\\", "\\\\").replace("-", "\\-") for label in labels)

    def qualities(self):
        return self.quality[self.candidates]

    def log_random(self, rows):
        logs = np.where(self.codes[rows] >= 0, np.log(self.options[: self.codes.shape[1]]), 0)
        return -logs.sum(axis=1)


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        first = json.loads(file.readline())
        header = first if "nastrace" in first else {}
        if not header:
            file.seek(0)
        frame = pd.read_json(file, lines=True, dtype=False, convert_dates=False, precise_float=True)
    return frame, header


def column(frame, name):
    return frame[name].to_numpy(float) if name in frame and frame[name].notna().all() else None


def observe_space(sequences):
    space = []
    for position in sequences:
        seen = sequences[position].dropna().unique()
        numeric = all(isinstance(choice, (int, float)) for choice in seen)
        space.append({"name": "", "choices": sorted(seen, key=None if numeric else str)})
    return space


def infer_lanes(start, end):
    """First free lane, in start order."""
    free, busy, lanes, names = [], [], 0, np.empty(len(start), object)
    for job in np.argsort(start, kind="stable"):
        while busy and busy[0][0] <= start[job]:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            lane = heapq.heappop(free)
        else:
            lanes += 1
            lane = lanes
        heapq.heappush(busy, (end[job], lane))
        names[job] = f"lane{lane}"
    return names


def running_pairs(begin, finish, rows, most=4_000_000):
    """Pairs (asker, other) in chunks: begin[other] ≤ begin[asker] < finish[other], of the rows given; not with itself."""
    order = rows[np.argsort(begin[rows], kind="stable")]
    starts = begin[order]
    longest = (finish[order] - starts).max(initial=0)
    low = np.searchsorted(starts, starts - longest, "left")
    high = np.searchsorted(starts, starts, "right")
    sizes = np.cumsum(high - low)
    cuts = np.searchsorted(sizes, np.arange(most, sizes[-1] + most, most), "right") if len(sizes) else []
    begun = 0
    for cut in np.unique(np.append(cuts, len(order))):
        asker, other = spread(low[begun:cut], high[begun:cut])
        asker, other = order[asker + begun], order[other]
        running = (finish[other] > begin[asker]) & (asker != other)
        yield asker[running], other[running]
        begun = cut
