"""SALib over PartnershipSim: a problem dictionary, and an evaluator of its samples.

    from partnersim import Model
    from partnersim.salib import evaluator, problem
    from SALib.sample import sobol as sample
    from SALib.analyze import sobol as analyse

    with Model() as model:
        axes = problem(model, ["partnership.budget", "persuasion.peer_weight"])
        points = sample.sample(axes, 256)
        y = evaluator(model, axes, "interop", replicates=8)(points)
        print(analyse.analyze(axes, y))

This module does not import SALib: it gives what SALib takes.
"""

from __future__ import annotations

from typing import Any, Callable, Mapping, Optional, Sequence, Union

from ._model import Model, Outcome


def problem(
    model: Model,
    axes: Optional[Sequence[str]] = None,
    role: str = "uncertainty",
    bounds: Optional[Mapping[str, Sequence[float]]] = None,
) -> dict[str, Any]:
    """SALib's problem dictionary: names and bounds of parameters.

    axes: keys of parameters; None: all of a role ("uncertainty" or "lever").
    bounds: key -> [low, high] where they differ from the declared range.
    """
    known = ranges(model)
    names = list(axes) if axes is not None else [key for key, one in known.items() if one["role"] == role]
    unknown = [name for name in names if name not in known and name not in (bounds or {})]
    if unknown:
        raise ValueError(f"{unknown[0]} has no declared range; give it as bounds={{'{unknown[0]}': [low, high]}}")
    limits = [list((bounds or {}).get(name) or [known[name]["low"], known[name]["high"]]) for name in names]
    return {"num_vars": len(names), "names": names, "bounds": limits}


def evaluator(
    model: Model,
    axes: Mapping[str, Any],
    outcomes: Union[Outcome, Sequence[Outcome]],
    replicates: int = 8,
    seed: Optional[int] = None,
) -> Callable[[Any], Any]:
    """A function from SALib's sample to its Y: means over the replicates.

    One outcome gives one number per point; several give one row per point. With NumPy, an array; else a list. The
    function can be given to ``ProblemSpec.evaluate`` too.
    """
    is_one = isinstance(outcomes, (str, Mapping))

    def evaluate(points: Any) -> Any:
        means = model.evaluate(axes["names"], points, outcomes, replicates, seed)
        return _array([row[0] for row in means] if is_one else means)

    return evaluate


def ranges(model: Model) -> dict[str, dict[str, Any]]:
    """Key -> low, high, default and role of every parameter, and of every mechanism as an axis of 0 and 1."""
    described = model.describe()
    table = described["parameters"]
    known = {
        key: {"low": low, "high": high, "default": default, "role": role}
        for key, low, high, default, role in zip(
            table["key"], table["low"], table["high"], table["value"], table["role"])
    }
    for key, is_on in zip(described["mechanisms"]["key"], described["mechanisms"]["is_on"]):
        known[f"mechanisms.{key}"] = {"low": 0, "high": 1, "default": int(is_on), "role": "mechanism"}
    return known


def _array(values: Any) -> Any:
    try:
        import numpy
    except ImportError:
        return values
    return numpy.array(values, dtype=float)
