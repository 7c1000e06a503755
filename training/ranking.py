"""Weights under which the right candidates of a page outrank the others; for titles, times and headlines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Vector = NDArray[np.float64]


def fit_ranking(matrices: Sequence[Vector], rights: Sequence[Vector], mass: Vector, penalty: float) -> Vector:
    """
    Return the weights that softmax over the candidates of each page learns.

    Args:
        matrices: Of each page one row for each candidate.

        rights: Of each page 1 for each right candidate, else 0; at least one is right.

        mass: How much each page counts.

        penalty: The L2 penalty of the weights.
    """
    rows, right = np.concatenate(matrices), np.concatenate(rights)
    sizes = np.array([len(each) for each in matrices])
    starts, owner = np.cumsum(np.r_[0, sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = rows @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        total, hit = np.add.reduceat(odds, starts), np.add.reduceat(odds * right, starts)
        value = -(mass * np.log(np.maximum(hit / total, 1e-12))).sum() + penalty * (weights @ weights) / 2
        slope = odds / total[owner] - odds * right / np.maximum(hit, 1e-300)[owner]
        return float(value), rows.T @ (slope * mass[owner]) + penalty * weights

    return solve(loss, rows.shape[1])


def solve(loss: Callable[[Vector], tuple[float, Vector]], size: int) -> Vector:
    """Return where *loss* is least."""
    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x, dtype=np.float64)
