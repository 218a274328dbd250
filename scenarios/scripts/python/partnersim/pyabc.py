"""pyABC over PartnershipSim: a model function and a uniform prior.

    import pyabc
    from partnersim import Model
    from partnersim.pyabc import model_function, prior

    with Model() as model:
        keys = ["persuasion.peer_weight", "partnership.budget"]
        abc = pyabc.ABCSMC(model_function(model, keys, ["interop"]), prior(model, keys), distance_function=...,
                           sampler=pyabc.sampler.SingleCoreSampler())

A model holds one pipe, so a sampler of one process is needed; the runs themselves use all processors. Names of
parameters are the keys of PartnershipSim.
"""

from __future__ import annotations

import itertools
from typing import Any, Callable, Mapping, Optional, Sequence

from ._model import Model, Outcome
from .ema import _column
from .salib import ranges


def model_function(
    model: Model,
    axes: Sequence[str],
    outcomes: Sequence[Outcome],
    replicates: int = 1,
    seed: Optional[int] = None,
    fresh: bool = True,
) -> Callable[[Mapping[str, float]], dict[str, float]]:
    """A function from parameters to simulated outcomes, as ABC needs: means over ``replicates`` runs.

    fresh: every call takes the next replicates of the seed, so that the noise of the model is part of the distance.
    False: every call has the same draws.
    """
    names = [_column(one) for one in outcomes]
    calls = itertools.count()

    def simulate(parameters: Mapping[str, float]) -> dict[str, float]:
        first = next(calls) * replicates if fresh else 0
        row = [float(parameters[key]) for key in axes]
        return dict(zip(names, model.evaluate(axes, [row], outcomes, replicates, seed, first)[0]))

    return simulate


def prior(model: Model, axes: Sequence[str], bounds: Optional[Mapping[str, Sequence[float]]] = None) -> Any:
    """``pyabc.Distribution``: uniform over the declared range of each parameter, or over the bounds that are given."""
    import pyabc

    known = ranges(model)
    limits = {key: (bounds or {}).get(key) or (known[key]["low"], known[key]["high"]) for key in axes}
    return pyabc.Distribution(**{key: pyabc.RV("uniform", low, high - low) for key, (low, high) in limits.items()})
