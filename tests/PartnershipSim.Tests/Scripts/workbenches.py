"""SALib's and the EMA Workbench's own analyses of our model, beside ours.

  python3 workbenches.py FOLDER SALib|ema_workbench

FOLDER has the library in scenarios/. Needs the package partnersim, numpy, scipy, SALib and, for the second,
ema_workbench.
Prints a line per number: analysis, outcome, parameter, with, index, ours, theirs.
"""
import csv
import json
import os
import subprocess
import sys

import numpy
from partnersim import Model, find
from partnersim.salib import evaluator, problem
from SALib.analyze import morris, pawn, sobol
from scipy.stats import ks_2samp

# in the order of their names, as EMA puts them: S2 of a pair in the other order is another estimate
KEYS = ["capability.interop_learning", "operations.join_attitude", "partnership.budget"]
OUTCOMES = ["interop", "partner_troop_years"]
WHOLE_SLICES = "SciPy: PAWN with the point that SALib leaves out"
STUDY = """study: {name}
base: ../baseline.yaml
axes: [{axes}]
design: {design}
points: {points}
replicates: {replicates}
outcomes: [{outcomes}]
"""


def say(analysis, outcome, parameter, other, index, ours, theirs):
    print(analysis, outcome, parameter, other, index, repr(float(ours)), repr(float(theirs)), sep=",", flush=True)


def rows(path):
    with open(path, newline="") as table:
        return list(csv.DictReader(table))


def ask(command, name, design, points, replicates, *more):
    """Runs one of our studies; gives its folder."""
    with open(f"scenarios/studies/{name}.yaml", "w") as study:
        study.write(STUDY.format(
            name=name, axes=", ".join(KEYS), design=design, points=points, replicates=replicates,
            outcomes=", ".join(OUTCOMES)))
    subprocess.run(
        [*find(), command, f"scenarios/studies/{name}.yaml", "--quiet", "--no-figures", "-o", name, *more], check=True,
        stdout=subprocess.DEVNULL)
    return name


def design_of(folder):
    return numpy.array([[float(row[key.replace(".", "_")]) for key in KEYS] for row in rows(f"{folder}/design.csv")])


def say_sobol(analysis, folder, axes, outcome, y):
    theirs = sobol.analyze(axes, y, calc_second_order=True, seed=1)
    for row in rows(f"{folder}/sensitivity.csv"):
        if row["outcome"] != outcome:
            continue
        i = KEYS.index(row["parameter"])
        if row["with"]:
            j = KEYS.index(row["with"])
            say(analysis, outcome, KEYS[i], KEYS[j], "S2", row["S2"], theirs["S2"][min(i, j)][max(i, j)])
        else:
            for index in ("S1", "ST"):
                say(analysis, outcome, KEYS[i], "", index, row[index], theirs[index][i])


def with_salib(model):
    axes = problem(model, KEYS)
    for replicates in (1, 8):
        folder = ask(
            "sensitivity", f"sobol_{replicates}", "saltelli", 64, replicates, "--plain", "--second-order")
        for outcome in OUTCOMES:
            y = evaluator(model, axes, outcome, replicates)(design_of(folder))
            runs = "1 replicate" if replicates == 1 else f"{replicates} replicates"
            say_sobol(f"SALib: Sobol' indices of {runs}", folder, axes, outcome, y)

    folder = ask("sensitivity", "morris", "morris", 16, 2, "--plain", "--export", "salib")
    with open(f"{folder}/problem.json") as exported:
        levels = json.load(exported)["num_levels"]
    points = design_of(folder)
    for outcome in OUTCOMES:
        y = evaluator(model, axes, outcome, 2)(points)
        theirs = morris.analyze(axes, points, y, num_levels=levels, scaled=False, seed=1)
        for row in rows(f"{folder}/sensitivity.csv"):
            if row["outcome"] == outcome:
                for index in ("mu", "mu_star", "sigma"):
                    at = KEYS.index(row["parameter"])
                    say(
                        "SALib: elementary effects (Morris)", outcome, row["parameter"], "", index, row[index],
                        theirs[index][at])

    folder = ask("sensitivity", "pawn", "sobol", 500, 1)
    points = design_of(folder)
    for outcome in OUTCOMES:
        y = evaluator(model, axes, outcome, 1)(points)
        theirs = pawn.analyze(axes, points, y, S=10, seed=1)
        for row in rows(f"{folder}/sensitivity.csv"):
            if row["outcome"] == outcome:
                at = KEYS.index(row["parameter"])
                say("SALib: PAWN", outcome, row["parameter"], "", "median", row["median"], theirs["median"][at])
                say("SALib: PAWN", outcome, row["parameter"], "", "maximum", row["maximum"], theirs["maximum"][at])
                slices = numpy.array_split(y[numpy.argsort(points[:, at])], 10)
                distances = [ks_2samp(one, y).statistic for one in slices]
                say(WHOLE_SLICES, outcome, row["parameter"], "", "median", row["median"], numpy.median(distances))
                say(WHOLE_SLICES, outcome, row["parameter"], "", "maximum", row["maximum"], max(distances))


def with_ema(model):
    import ema_workbench
    import pandas
    from ema_workbench.analysis import prim, scenario_discovery_util
    from ema_workbench.em_framework.salib_samplers import get_SALib_problem
    from partnersim.ema import ema_model

    names = [key.replace(".", "_") for key in KEYS]
    workbench = ema_model(model, uncertainties=KEYS, levers=[], outcomes=OUTCOMES, replicates=1)
    folder = ask("sensitivity", "sobol_1", "saltelli", 64, 1, "--plain", "--second-order")
    scenarios = [
        ema_workbench.Scenario(str(i), **dict(zip(names, point)))
        for i, point in enumerate(design_of(folder).tolist())]
    experiments, outcomes = ema_workbench.perform_experiments(workbench, scenarios=scenarios)
    axes = get_SALib_problem(workbench.uncertainties)
    assert axes["names"] == names
    for outcome in OUTCOMES:
        say_sobol("EMA Workbench: Sobol' indices of its experiments", folder, axes, outcome, outcomes[outcome])

    folder = ask("discover", "prim", "sobol", 500, 1, "--when", "interop > 0.45")
    table = pandas.DataFrame(design_of(folder), columns=names)
    experiments, outcomes = ema_workbench.perform_experiments(workbench, scenarios=[
        ema_workbench.Scenario(str(i), **row) for i, row in enumerate(table.to_dict("records"))])
    found = rows(f"{folder}/discovery.csv")
    is_high = outcomes["interop"] > 0.45
    box = scenario_discovery_util._make_box(table)
    for row in found:
        name = row["parameter"].replace(".", "_")
        box.loc[0, name], box.loc[1, name] = float(row["low"]), float(row["high"])
    inside = scenario_discovery_util._in_box(table, box)
    judged = {
        "coverage": is_high[inside].sum() / is_high.sum(), "density": is_high[inside].mean(),
        "mass": inside.sum() / len(is_high)}
    for index, theirs in judged.items():
        say("EMA Workbench: our box of discover", "interop", "", "", index, found[0][index], theirs)
    rules = prim.PRIMObjectiveFunctions
    for rule in (rules.LENIENT1, rules.LENIENT2, rules.ORIGINAL):
        steps = prim.Prim(table, is_high, threshold=0.5, obj_function=rule).find_box().peeling_trajectory
        best = steps.loc[(2 / (1 / steps.coverage + 1 / steps.density)).idxmax()]
        for index in ("coverage", "density"):
            say(
                f"EMA Workbench: its box by {rule.value.strip()}", "interop", "", "", index, found[0][index],
                best[index])


def main():
    os.chdir(sys.argv[1])
    with Model() as model:
        {"SALib": with_salib, "ema_workbench": with_ema}[sys.argv[2]](model)


if __name__ == "__main__":
    main()
