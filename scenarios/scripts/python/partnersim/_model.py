"""A scenario that can be run, compared and swept."""

from __future__ import annotations

import array
import base64
import copy
import sys
from typing import Any, Callable, Iterable, Mapping, Optional, Sequence, Union

from ._process import Process

Outcome = Union[str, Mapping[str, str]]
Changes = Mapping[str, Any]
Progress = Callable[[Mapping[str, Any]], None]

_BATCH = 20_000  # runs of one request: a progress report and a place to stop every few seconds


class Model:
    """A scenario, and the program that runs it.

    scenario: a file, seen from ``cwd``; ``partnersim library`` writes the ones that come with the program.
    changes: keys of a scenario file laid on it, ``{"parameters": {"partnership.budget": 400}}``.
    command: how the program is started; None: the variable PARTNERSIM, else ``partnersim`` on the path.
    threads: how many it uses; never changes a result. None: one per processor.
    pandas: tables as data frames (True), as dicts of lists (False), or as frames where pandas is installed (None).

    Use it with ``with``, or call ``close()``; it also ends with Python.
    """

    def __init__(
        self,
        scenario: str = "scenarios/baseline.yaml",
        changes: Optional[Changes] = None,
        *,
        command: Optional[Union[str, Sequence[str]]] = None,
        threads: Optional[int] = None,
        cwd: Optional[str] = None,
        pandas: Optional[bool] = False,
    ):
        self.scenario = scenario
        self.changes: dict[str, Any] = dict(changes or {})
        self._frame = _frame_of(pandas)
        self._process = Process(command, threads, cwd)
        self._described: Optional[dict[str, Any]] = None

    def __enter__(self) -> "Model":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def close(self) -> None:
        """Ends the program."""
        self._process.close()

    def with_changes(self, changes: Changes) -> "Model":
        """The same with further changes; blocks are merged, interventions are added. Shares the program."""
        other = copy.copy(self)
        other.changes = _merged(self.changes, changes)
        other._described = None
        return other

    def describe(self) -> dict[str, Any]:
        """Parameters, mechanisms, drivers, outcomes and groups: keys, units, ranges and meanings, as tables."""
        if self._described is None:
            self._described = self._tables(self._ask("describe"))
        return self._described

    def run(
        self,
        outcomes: Optional[Iterable[Outcome]] = None,
        replicates: Optional[int] = None,
        seed: Optional[int] = None,
        *,
        tables: Sequence[str] = ("summary",),
        deterministic: Optional[bool] = None,
        changes: Optional[Changes] = None,
        progress: Optional[Progress] = None,
    ) -> dict[str, Any]:
        """Runs the scenario many times.

        outcomes: keys, or {"outcome": ..., "group": ...} with the key of a group or an iso3 code; None: all.
        tables: "summary" (one row per outcome), "years" (one per outcome and year), "values" (outcome -> one number
        per replicate), "histories" (outcome -> year -> one number per replicate).
        """
        return self._tables(self._ask(
            "run", changes, progress, outcomes=_list(outcomes), replicates=replicates, seed=seed, tables=list(tables),
            deterministic=deterministic))

    def compare(
        self,
        *others: Union[str, Changes],
        outcomes: Optional[Iterable[Outcome]] = None,
        replicates: Optional[int] = None,
        seed: Optional[int] = None,
        tables: Sequence[str] = ("effects",),
        progress: Optional[Progress] = None,
        **named: Union[str, Changes],
    ) -> dict[str, Any]:
        """The effect of each other scenario against this one, replicate by replicate on the same draws.

        others: scenario files, or changes of this scenario; with a keyword they are named by it.
        tables: "effects" (one row per scenario and outcome), "differences" (scenario -> outcome -> one per replicate).
        """
        asked = [_other(one) for one in others] + [{"name": name, **_other(one)} for name, one in named.items()]
        return self._tables(self._ask(
            "compare", None, progress, others=asked, outcomes=_list(outcomes), replicates=replicates, seed=seed,
            tables=list(tables)))

    def sweep(
        self,
        points: Any,
        outcomes: Optional[Iterable[Outcome]] = None,
        replicates: int = 1,
        seed: Optional[int] = None,
        *,
        axes: Optional[Sequence[str]] = None,
        reduce: Optional[str] = "mean",
        first_replicate: int = 0,
        progress: Optional[Progress] = None,
    ) -> Any:
        """Runs points of a sweep, each with the same draws.

        points: a data frame; a dict of columns; a list of dicts; or rows of numbers with ``axes``. Columns are keys of
        parameters, ``mechanisms.teaching`` (0 or 1), or drivers (``threat_events.2010``, ``accession_year.GEO``).
        reduce: "mean" gives one row per point; None one per point and replicate, with its number.

        Gives the points with a column per outcome, as a data frame if ``points`` is one, else as a dict of lists.
        """
        keys, rows = _rows(points, axes)
        names, numbers, failed = self._evaluate(
            keys, rows, _list(outcomes), replicates, seed, reduce, first_replicate, progress)
        columns: dict[str, list[Any]] = {"point": [], **{key: [] for key in keys}}
        runs = 1 if reduce == "mean" else replicates
        if reduce != "mean":
            columns["replicate"] = []
        for name in names:
            columns[name] = []
        for p, row in enumerate(rows):
            for r in range(runs):
                columns["point"].append(p)
                for key, value in zip(keys, row):
                    columns[key].append(value)
                if reduce != "mean":
                    columns["replicate"].append(first_replicate + r)
                start = (p * runs + r) * len(names)
                for name, number in zip(names, numbers[start:start + len(names)]):
                    columns[name].append(number)
        columns_or_frame = self._as_given(points, columns)
        if failed:
            first = failed[0]
            print(
                f"{len(failed)} runs have no numbers; the first, point {first['point']}: {first['reason']}",
                file=sys.stderr)
        return columns_or_frame

    def evaluate(
        self,
        axes: Sequence[str],
        points: Sequence[Sequence[float]],
        outcomes: Optional[Iterable[Outcome]] = None,
        replicates: int = 1,
        seed: Optional[int] = None,
        first_replicate: int = 0,
    ) -> list[list[float]]:
        """Means over the replicates: one list per point, one number per outcome. What the adapters are made of."""
        names, numbers, failed = self._evaluate(
            list(axes), [list(map(float, row)) for row in points], _list(outcomes), replicates, seed, "mean",
            first_replicate, None)
        if failed:
            raise ArithmeticError(f"point {failed[0]['point']}: {failed[0]['reason']}")
        return [list(numbers[i:i + len(names)]) for i in range(0, len(numbers), len(names))]

    def _evaluate(self, keys, rows, outcomes, replicates, seed, reduce, first, progress):
        names: list[str] = []
        numbers = array.array("d")
        failed: list[dict[str, Any]] = []
        size = max(1, _BATCH // max(1, replicates))
        for start in range(0, max(1, len(rows)), size):
            result = self._ask(
                "points", None, progress, axes=keys, points=rows[start:start + size], replicates=replicates,
                outcomes=outcomes, seed=seed, first_replicate=first, encoding="base64",
                reduce="mean" if reduce == "mean" else "values")
            names = result["outcomes"]
            part = array.array("d")
            part.frombytes(base64.b64decode(result["means_base64" if reduce == "mean" else "values_base64"]))
            if sys.byteorder == "big":
                part.byteswap()
            numbers.extend(part)
            failed.extend({**one, "point": one["point"] + start} for one in result["failed"])
        return names, numbers, failed

    def _ask(
        self, request: str, changes: Optional[Changes] = None, progress: Optional[Progress] = None, **keys: Any,
    ) -> dict[str, Any]:
        all_changes = _merged(self.changes, changes) if changes else self.changes
        return self._process.ask(request, progress, scenario=self.scenario, changes=all_changes or None, **keys)

    def _tables(self, result: dict[str, Any]) -> dict[str, Any]:
        """Dicts of columns as data frames, where these are wanted."""
        if self._frame is None:
            return result
        by_rows = ("summary", "years", "effects", "parameters", "mechanisms", "drivers", "outcomes", "groups")
        return {
            name: self._frame(value) if name in by_rows or name == "values" and isinstance(value, dict) else value
            for name, value in result.items()
        }

    def _as_given(self, points: Any, columns: dict[str, list[Any]]) -> Any:
        if hasattr(points, "columns"):
            return _frame_of(True)(columns)
        return columns if self._frame is None else self._frame(columns)


def _rows(points: Any, axes: Optional[Sequence[str]]) -> tuple[list[str], list[list[float]]]:
    if hasattr(points, "columns") and hasattr(points, "itertuples"):
        keys = [str(column) for column in points.columns]
        return keys, [[float(value) for value in row] for row in points.itertuples(index=False, name=None)]
    if isinstance(points, Mapping):
        keys = list(points)
        lengths = {len(points[key]) for key in keys}
        if len(lengths) > 1:
            raise ValueError(f"columns of a sweep have one length; these have {sorted(lengths)}")
        return keys, [[float(points[key][i]) for key in keys] for i in range(lengths.pop() if lengths else 0)]
    rows = list(points)
    if rows and isinstance(rows[0], Mapping):
        keys = list(rows[0])
        return keys, [[float(row[key]) for key in keys] for row in rows]
    if axes is None:
        raise ValueError("rows of numbers need axes=[...], the keys of their columns")
    return list(axes), [[float(value) for value in row] for row in rows]


def _other(one: Union[str, Changes]) -> dict[str, Any]:
    return {"scenario": one} if isinstance(one, str) else {"changes": dict(one)}


def _merged(first: Changes, second: Changes) -> dict[str, Any]:
    merged = dict(first)
    for key, value in second.items():
        before = merged.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            merged[key] = _merged(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            merged[key] = before + value
        else:
            merged[key] = value
    return merged


def _list(values: Optional[Iterable[Outcome]]) -> Optional[list[Outcome]]:
    if values is None:
        return None
    return [values] if isinstance(values, (str, Mapping)) else list(values)


def _frame_of(wanted: Optional[bool]) -> Optional[Callable[[Any], Any]]:
    if wanted is False:
        return None
    try:
        import pandas
    except ImportError:
        if wanted:
            raise ImportError(
                "pandas is not installed: install it, or leave pandas=True out for dicts of lists") from None
        return None
    return pandas.DataFrame
