"""How are the architectures spread over the space, and where do mutations fall (METHOD §3)?"""

import numpy as np
import pandas as pd

from .near import Mutation
from .settings import EPSILON
from .stats import chi_square_tail, entropy, frames, mean, ratio, thin

CONVERGED = 1e-9


def analyze_trie(trace, lineage, depths, window, min_share=0.01):
    total = trace.evaluations
    kept, levels, nodes = [], [], []
    for depth in range(trace.prefix.shape[1]):
        prefix = trace.prefix[:, depth]
        has = prefix >= 0
        counts = np.bincount(prefix[has])
        transfers = np.bincount(prefix[has & (depths > depth)], minlength=len(counts))
        keep = counts / total >= min_share
        kept.append(keep)
        levels.append(
            {
                "depth": depth + 1,
                "distinct": len(counts),
                "kept": int(keep.sum()),
                "keptShare": counts[keep].sum() / total,
                "topShare": counts.max() / total,
                "entropyBits": entropy(counts),
            }
        )
        for number in np.flatnonzero(keep):
            nodes.append((trace.prefix_codes(depth, number), depth, number, counts[number], transfers[number]))
    nodes.sort(key=lambda node: node[0])
    return {
        "transfersRecorded": trace.transferred is not None,
        "nodesTotal": sum(level["distinct"] for level in levels),
        "nodesKept": len(nodes),
        "nodes": [
            {
                "prefix": trace.prefix_name(codes),
                "depth": depth + 1,
                "choice": trace.choices[depth][codes[-1]],
                "count": count,
                "share": count / total,
                "transfers": transferred,
            }
            for codes, depth, _, count, transferred in nodes
        ],
        "depths": levels,
        **count_choices(trace, lineage.stage2),
        "mutations": explain_mutations(trace, lineage) if lineage.source != "none" else {"skipped": "no lineage"},
        "series": follow_nodes(trace, nodes, kept, window),
    }


def count_choices(trace, stage2):
    choices, uniformity = [], []
    for i, options in enumerate(trace.options):
        codes = trace.codes[:, i] if i < trace.codes.shape[1] else np.zeros(0, int)
        counts = {
            stage: np.bincount(codes[rows & (codes >= 0)], minlength=options)
            for stage, rows in {"all": codes >= -1, "stage1": ~stage2, "stage2": stage2}.items()
        }
        for code, choice in enumerate(trace.choices[i]):
            shares = {stage: ratio(count[code], count.sum()) for stage, count in counts.items()}
            choices.append(
                {
                    "position": i + 1,
                    "choice": choice,
                    "count": counts["all"][code],
                    "share": shares["all"],
                    "stage1Share": shares["stage1"],
                    "stage2Share": shares["stage2"],
                }
            )
        expected = counts["stage2"].sum() / options
        defined = options > 1 and expected > 0
        chi_square = ((counts["stage2"] - expected) ** 2 / expected).sum() if defined else None
        uniformity.append(
            {
                "position": i + 1,
                "options": options,
                "chiSquare": chi_square,
                "df": options - 1,
                "pValue": chi_square_tail(chi_square, options - 1) if defined else None,
            }
        )
    return {"choices": choices, "uniformity": uniformity}


def follow_nodes(trace, nodes, kept, window):
    """The deepest listed node of the candidates, and in shown windows how many carry each of the commonest nodes."""
    place_of = {(depth, number): place for place, (_, depth, number, _, _) in enumerate(nodes)}
    carried = trace.prefix[trace.candidates]
    listed = np.column_stack([(carried[:, d] >= 0) & keep[carried[:, d]] for d, keep in enumerate(kept)])
    deepest = listed.sum(axis=1) - 1
    shown = thin(trace.qualities())
    counts = np.array([node[3] for node in nodes])
    followed = np.sort(np.lexsort((np.arange(len(nodes)), -counts))[:50])
    carriers = np.column_stack([carried[:, nodes[place][1]] == nodes[place][2] for place in followed])
    sums = np.concatenate((np.zeros((1, len(followed)), int), np.cumsum(carriers, axis=0)))
    return {
        "candidates": shown + 1,
        "deepest": [place_of.get((deepest[i], carried[i, deepest[i]])) if deepest[i] >= 0 else None for i in shown],
        "followed": followed,
        "frames": [{"candidate": c, "counts": sums[c] - sums[c - window]} for c in frames(len(carried), window)],
    }


def explain_mutations(trace, lineage):
    pairs = lineage.pairs
    model = lineage.settings["mutation"] or "redraw"
    resolved = lineage.resolved[pairs["child"]] & (pairs["position"] > -2) & (pairs["mutation"] > 0)
    made = MadeBy(trace, lineage, pairs[resolved], model)
    positions = len(trace.options)
    uniform = made.uniform
    weights = made.estimate()
    measured = len(made.children) > 0
    df = max(0, int((uniform > 0).sum()) - 1)
    gain = 2 * made.log_ratio(weights, uniform) if measured and df > 0 else None
    middle = (np.arange(positions) + 0.5) / positions
    before = np.arange(positions) / positions
    pairs = made.weigh(weights)
    single = pairs[pairs["position"] >= 0]
    observed = float(single["weight"].sum())
    fraction = float(weights @ before)
    half = 1.96 * np.sqrt(weights @ (before - fraction) ** 2 / observed) if observed else None
    single = single.assign(
        relative=(single["position"] + 0.5) / trace.length[lineage.creations[single["child"]]],
        own=trace.quality[lineage.creations[single["child"]]],
        parents=trace.qualities()[single["member"]],
    )
    improves = single["own"] > single["parents"]
    return {
        "observed": observed,
        "redrawn": float(pairs["weight"][pairs["position"] == -1].sum()),
        "perPosition": [
            {"position": i + 1, "share": share, "uniform": uniform[i]} for i, share in enumerate(weights)
        ],
        "meanRelativePosition": weights @ middle if measured else None,
        "expectedRelativePosition": uniform @ middle,
        "transferableFraction": {
            "mean": fraction if measured else None,
            "low": fraction - half if observed else None,
            "high": fraction + half if observed else None,
            "expected": uniform @ before,
        },
        "statistic": gain,
        "df": df,
        "pValue": None if gain is None else chi_square_tail(gain, df),
        "trend": fit_trend(lineage, single),
        "moves": list_moves(trace, lineage, single),
        "improving": describe_side(single[improves], observed),
        "notImproving": describe_side(single[single["own"] <= single["parents"]], observed),
    }


class MadeBy:
    """Σ_m sel(m) mut_π(c | m) of each resolved child as a row that is linear in the position weights π."""

    def __init__(self, trace, lineage, pairs, model):
        self.pairs, self.lineage, self.model = pairs, lineage, model
        has = trace.options > 1
        self.uniform = has / max(1, has.sum())
        self.children, row = np.unique(pairs["child"], return_inverse=True)
        chances = np.where(has, 1 / (trace.options if model == "redraw" else np.maximum(trace.options - 1, 1)), 0)
        single = (pairs["position"] >= 0).to_numpy()
        positions = len(trace.options)
        selection, position = pairs["selection"].to_numpy(), pairs["position"].to_numpy()
        cells = row[single] * positions + position[single]
        made = np.bincount(cells, selection[single], len(self.children) * positions).reshape(-1, positions)
        equal = np.bincount(row[~single], selection[~single], len(self.children))
        length = trace.length[lineage.creations[self.children]]
        self.made = (made + equal[:, None] * (np.arange(positions) < length[:, None])) * chances
        self.chances, self.positions, self.row, self.single = chances, positions, row, single
        self.length, self.recorded = length, lineage.source == "recorded"

    def estimate(self):
        weights = self.uniform
        change = 1 if len(self.children) else 0
        while change >= CONVERGED:
            shares = weights * (self.made / (self.made @ weights)[:, None]).sum(axis=0)
            change = np.abs(shares / len(self.children) - weights).max()
            weights = shares / len(self.children)
        return weights

    def log_ratio(self, weights, others):
        """By child, as the difference of two long sums would cancel."""
        return float(np.log((self.made @ weights) / (self.made @ others)).sum())

    def weigh(self, weights):
        """The pairs with their posterior weights under π."""
        if self.recorded:
            return self.pairs.assign(weight=1.0)
        scaled = weights * self.chances
        redrawn = np.concatenate(([0], np.cumsum(scaled)))[self.length[self.row]]
        position = self.pairs["position"].to_numpy()
        mutation = np.where(self.single, scaled[position], redrawn if self.model == "redraw" else 0)
        with np.errstate(divide="ignore"):
            logs = np.log((1 - EPSILON) * (self.made @ weights))
            random = np.log(EPSILON) + self.lineage.log_random[self.children]
            total = np.logaddexp(logs, random)[self.row]
            logs = np.log((1 - EPSILON) * self.pairs["selection"].to_numpy() * mutation)
        return self.pairs.assign(weight=np.exp(logs - total))


def fit_trend(lineage, single):
    weight, y = single["weight"].to_numpy(), single["relative"].to_numpy()
    x = lineage.index[single["child"]] / 1000
    total = weight.sum()
    if total <= 2:
        return None
    x = x - weight @ x / total
    y = y - weight @ y / total
    spread = weight @ x**2
    if spread == 0:
        return None
    slope = weight @ (x * y) / spread
    half = 1.96 * np.sqrt(weight @ (y - slope * x) ** 2 / (total - 2) / spread)
    return {"slopePerThousand": slope, "low": slope - half, "high": slope + half}


def list_moves(trace, lineage, single):
    position = single["position"].to_numpy()
    parents = trace.candidates[single["member"]]
    moves = pd.DataFrame(
        {
            "position": position,
            "from": trace.codes[parents, position],
            "to": trace.codes[lineage.creations[single["child"]], position],
            "count": single["weight"].to_numpy(),
        }
    )
    moves = moves.groupby(["position", "from", "to"], as_index=False)["count"].sum()
    moves = moves[moves["count"] > 0]
    moves["rounded"] = [float(f"{count:.12g}") for count in moves["count"]]
    moves = moves.sort_values(["rounded", "position", "from", "to"], ascending=[False, True, True, True])
    return [
        {"position": p + 1, "from": trace.choices[p][a], "to": trace.choices[p][b], "count": count}
        for p, a, b, count in moves[["position", "from", "to", "count"]].head(200).itertuples(index=False)
    ]


def describe_side(side, observed):
    total = float(side["weight"].sum())
    return {
        "share": ratio(total, observed),
        "meanRelativePosition": ratio(float(side["weight"] @ side["relative"]), total),
    }
