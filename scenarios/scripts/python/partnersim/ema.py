"""The EMA Workbench over PartnershipSim: a model with uncertainties, levers and outcomes from its declarations.

    from ema_workbench import perform_experiments
    from partnersim import Model
    from partnersim.ema import ema_model

    with Model() as model:
        results = perform_experiments(ema_model(model, outcomes=["interop"]), scenarios=100, policies=4)

Runs are means over ``replicates`` runs on common random numbers. EMA asks one experiment at a time; where speed
matters, ``evaluate_designs`` runs all experiments in one batch. EMA needs names that Python takes, so
``partnership.budget`` is ``partnership_budget``.
"""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence

from ._model import Model, Outcome
from .salib import ranges


def ema_model(
    model: Model,
    name: str = "partnersim",
    uncertainties: Optional[Sequence[str]] = None,
    levers: Optional[Sequence[str]] = None,
    outcomes: Sequence[Outcome] = ("partner_troop_years", "rme"),
    replicates: int = 8,
    seed: Optional[int] = None,
) -> Any:
    """An ``ema_workbench.Model`` whose function runs the scenario.

    uncertainties, levers: keys of parameters or mechanisms; None: all parameters of that role.
    """
    import ema_workbench

    known = ranges(model)
    chosen = {
        "uncertainty": list(uncertainties) if uncertainties is not None else _of_role(known, "uncertainty"),
        "lever": list(levers) if levers is not None else _of_role(known, "lever"),
    }
    keys = {_name(key): key for key in chosen["uncertainty"] + chosen["lever"]}
    names = [_column(one) for one in outcomes]

    def run(**values: float) -> dict[str, float]:
        axes = [keys[one] for one in values]
        means = model.evaluate(axes, [[float(value) for value in values.values()]], outcomes, replicates, seed)
        return dict(zip(names, means[0]))

    made = ema_workbench.Model(name, function=run)
    made.uncertainties = [_axis(ema_workbench, known, key) for key in chosen["uncertainty"]]
    made.levers = [_axis(ema_workbench, known, key) for key in chosen["lever"]]
    made.outcomes = [ema_workbench.ScalarOutcome(one) for one in names]
    return made


def evaluate_designs(
    model: Model, experiments: Any, outcomes: Sequence[Outcome], replicates: int = 8, seed: Optional[int] = None,
) -> dict[str, Any]:
    """Runs all experiments in one batch, many times as fast as one at a time.

    experiments: EMA's data frame of experiments, or dict of columns; columns that are no parameter are left alone.
    Gives outcome -> numbers, as ``perform_experiments`` does.
    """
    known = {_name(key): key for key in ranges(model)}
    columns = [column for column in experiments if column in known]
    rows = list(zip(*([float(value) for value in experiments[column]] for column in columns)))
    means = model.evaluate([known[column] for column in columns], rows, outcomes, replicates, seed)
    from .salib import _array

    return {_column(one): _array([row[i] for row in means]) for i, one in enumerate(outcomes)}


def _of_role(known: Mapping[str, Mapping[str, Any]], role: str) -> list[str]:
    return [key for key, one in known.items() if one["role"] == role]


def _axis(ema: Any, known: Mapping[str, Mapping[str, Any]], key: str) -> Any:
    one = known[key]
    if key.startswith("mechanisms."):
        return ema.IntegerParameter(_name(key), 0, 1)
    return ema.RealParameter(_name(key), one["low"], one["high"])


def _name(key: str) -> str:
    return key.replace(".", "_")


def _column(outcome: Outcome) -> str:
    if isinstance(outcome, str):
        return outcome
    return f"{outcome['outcome']}_{outcome['group']}" if outcome.get("group") else outcome["outcome"]
