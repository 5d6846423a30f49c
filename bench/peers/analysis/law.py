"""The hypergeometric law of selection: the best of a sample of s among P (V-C2)."""

import numpy as np


def bounds(population, samples):
    """C(λ, s)/C(P, s) by λ = 0 … P, a row for each s = 1 … samples: no better one is drawn."""
    ranks = np.arange(population + 1)
    table = np.empty((samples, population + 1))
    row = ranks / population
    for s in range(1, samples + 1):
        table[s - 1] = row
        if s < population:
            row = np.maximum(row * (ranks - s) / (population - s), 0)
    return table


def bound(population, sample):
    row = np.arange(population + 1) / population
    for s in range(1, sample):
        row = np.maximum(row * (np.arange(population + 1) - s) / (population - s), 0)
    return row


def exact(population, sample):
    """C(λ − 1, s − 1)/C(P, s) by rank λ = 1 … P: without ties, the chance to be the parent."""
    ranks = np.arange(1, population + 1)
    row = np.full(population, 1 / population)
    for s in range(1, sample):
        row = np.maximum(row * (ranks - s) / s * (s + 1) / (population - s), 0)
    return row


class Selection:
    """Chance of a member with so many better and so many equal ones, itself included; ties broken evenly."""

    def __init__(self, population, sample):
        self.population = population
        self.exact = exact(population, sample)
        self.sums = np.concatenate(([0], np.cumsum(self.exact)))

    def of(self, better, tied):
        top = self.population - better
        alone = self.exact[top - 1]
        return np.where(tied == 1, alone, (self.sums[top] - self.sums[top - tied]) / tied)
