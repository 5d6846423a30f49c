"""Whose child is each evaluation of stage 2: recorded, or a posterior over its population (METHOD §2)?"""

import numpy as np
import pandas as pd

from .law import Selection
from .near import Mutation, PopulationRanks, near_pairs
from .settings import EPSILON, find_settings
from .stats import mean


class Lineage:
    """`pairs`: possible parents, columns child (a row of `creations`), member (a candidate), position … weight."""

    def __init__(self, trace, population=None, sample=None):
        self.trace = trace
        self.settings, evolves = find_settings(trace, population, sample)
        self.source = "none"
        self.infer()
        if trace.parent is not None:
            self.source = "recorded"
        elif evolves and len(self.creations) > 0:
            self.source = "inferred"
            if 2 * self.resolved.sum() < len(self.creations):
                self.source = "none"
                evidence = {key: self.settings[key] for key in ("searchEvidence", "selectionEvidence")}
                size = population or trace.header.get("population") or 100
                self.settings = {
                    "population": size,
                    "sample": sample or trace.header.get("sample") or min(5, size),
                    "mutation": None,
                    "source": "default",
                    **evidence,
                    "shortfall": None,
                }
                self.infer()
        if len(self.creations) == 0:
            self.source = "none"

    def infer(self):
        trace, settings = self.trace, self.settings
        self.population, self.sample = settings["population"], settings["sample"]
        self.stage2 = trace.known >= self.population
        self.creations = trace.creation[self.stage2[trace.creation]]
        self.index = trace.creation_index[self.creations]
        self.known = trace.known[self.creations]
        self.log_random = trace.log_random(self.creations)
        recorded = trace.parent is not None
        child, member, position = self.recorded() if recorded else near_pairs(trace, self.creations, self.population)
        self.pairs = pd.DataFrame({"child": child, "member": member, "position": position})
        self.rank_members()
        pairs = self.pairs
        model = settings["mutation"] or "redraw"
        length = trace.length[self.creations[child]]
        # −2 is a distance beyond 1, of recorded parents alone.
        chance = Mutation(trace).of(length, np.maximum(position, -1), model)
        pairs["mutation"] = np.where(position == -2, 0, chance)
        if recorded:
            pairs["selection"] = pairs["weight"] = 1.0
            self.random = np.ones(len(self.creations))
            self.random[child] = 0
        else:
            law = Selection(self.population, self.sample)
            pairs["selection"] = law.of(pairs["better"].to_numpy(), pairs["tied"].to_numpy())
            self.pairs = pairs = pairs[pairs["mutation"] > 0].reset_index(drop=True)
            pairs["weight"], self.random = self.posterior(pairs["selection"] * pairs["mutation"])
        self.resolved = self.random < 0.5

    def posterior(self, evolved):
        """Weights of the pairs and of a random architecture; `evolved` = sel · mut of each pair."""
        child = self.pairs["child"].to_numpy()
        sums = np.bincount(child, evolved, len(self.creations))
        with np.errstate(divide="ignore"):
            random = np.log(EPSILON) + self.log_random
            total = np.logaddexp(np.log((1 - EPSILON) * sums), random)
            weights = np.exp(np.log((1 - EPSILON) * np.asarray(evolved)) - total[child])
        return weights, np.exp(random - total)

    def recorded(self):
        trace = self.trace
        parent = trace.parent[self.creations]
        member = np.where(parent >= 0, trace.candidate_of[parent], -1)
        child = np.flatnonzero(member >= 0)
        member = member[child]
        own, parents = self.creations[child], trace.candidates[member]
        differs = trace.codes[own] != trace.codes[parents]
        distance = np.where(trace.length[own] == trace.length[parents], differs.sum(axis=1), 2)
        position = np.select([distance == 0, distance == 1], [-1, differs.argmax(axis=1)], -2)
        return child, member, position

    def rank_members(self):
        """Rank of each pair's member in the population, ranks at completion, and the chance ever to be a parent."""
        trace, P = self.trace, self.population
        qualities = trace.qualities()
        pairs = self.pairs
        child, member = pairs["child"].to_numpy(), pairs["member"].to_numpy()
        known = self.known[child]
        place = member - (known - P)
        order = np.argsort(known, kind="stable")
        better, tied = np.zeros(len(pairs), int), np.zeros(len(pairs), int)
        self.rank_at_completion = np.full(len(qualities), -1)
        asked = np.bincount(self.known, minlength=len(qualities) + 1)
        never = np.zeros(len(qualities) + 1)
        with np.errstate(divide="ignore"):
            misses = Selection(P, self.sample)
            for ends, beats, ties in PopulationRanks(qualities, P):
                self.rank_at_completion[ends - 1] = P - beats[:, -1]
                low, high = np.searchsorted(known[order], [ends[0], ends[-1] + 1])
                here = order[low:high]
                here = here[(place[here] >= 0) & (place[here] < P)]
                better[here] = beats[known[here] - ends[0], place[here]]
                tied[here] = ties[known[here] - ends[0], place[here]]
                logs = np.log1p(-misses.of(beats, ties)) * asked[ends][:, None]
                members = (ends - P)[:, None] + np.arange(P)
                logs[asked[ends] == 0] = 0
                never += np.bincount(members.ravel(), logs.ravel(), len(never))
        pairs["better"], pairs["tied"] = better, tied
        self.ever_selected = -np.expm1(never[:-1])

    def certain(self):
        """Creations without a choice of parent."""
        if self.source == "recorded":
            return self.resolved
        return np.bincount(self.pairs["child"], minlength=len(self.creations)) == 1

    def likeliest(self):
        """The most probable parent sequence and its weight, by creation; ties to the lexicographically first."""
        trace, pairs = self.trace, self.pairs
        sequence = trace.sequence[trace.candidates[pairs["member"]]]
        sums = pairs["weight"].groupby([pairs["child"], sequence]).sum()
        sums.index.names = ["child", "sequence"]
        sums = sums.reset_index()
        largest = sums.groupby("child")["weight"].transform("max")
        top = sums[sums["weight"] * (1 + 1e-12) >= largest].drop_duplicates("child")
        sequences, weights = np.full(len(self.creations), -1), np.zeros(len(self.creations))
        sequences[top["child"]] = top["sequence"]
        weights[top["child"]] = top["weight"]
        return sequences, weights

    def warnings(self):
        found = {}
        settings, given = self.settings, self.settings["source"] in ("given", "header")
        if self.source == "none" and self.trace.parent is None:
            found["not-regularized-evolution"] = 1
        elif self.source == "inferred" and settings["sample"] == 1 and not given:
            found["selection-not-by-quality"] = 1
        if given and (settings["shortfall"] or 0) >= 10:
            found["settings-contradicted"] = 1
        if self.source != "none" and not self.resolved.all():
            found["unresolved-parents"] = int((~self.resolved).sum())
        return [{"code": code, "count": count} for code, count in found.items()]

    def describe(self):
        if self.source == "none":
            return {"source": "none", "eligible": len(self.creations)}
        resolved = int(self.resolved.sum())
        return {
            "source": self.source,
            "eligible": len(self.creations),
            "resolved": resolved,
            "unresolved": len(self.creations) - resolved,
            "certain": int(self.certain().sum()),
            "meanConfidence": mean(self.likeliest()[1][self.resolved]),
        }


def transfer_depths(trace):
    """Layers that a repository of all known models gives each evaluation: a prefix that one of them has."""
    if trace.transferred is not None:
        return np.where(np.isnan(trace.transferred), 0, trace.transferred).astype(int)
    return greedy_depths(trace, np.arange(trace.evaluations), trace.prefix)


def greedy_depths(trace, jobs, prefix):
    depth = np.zeros(len(jobs), int)
    for level in range(prefix.shape[1]):
        own = prefix[:, level]
        carriers = own[trace.candidates]
        first = np.full(own.max() + 2, trace.evaluations)
        first[carriers[::-1]] = np.arange(len(carriers))[::-1]
        first[-1] = trace.evaluations
        depth += first[own[jobs]] < trace.known[jobs]
    return depth
