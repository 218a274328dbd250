"""Recomputes Sobol' indices or elementary effects from an export, with SALib's published formulas and nothing but the standard library.

  python3 recompute.py FOLDER

Reads problem.json, param_values.txt and Y.txt. Prints one line per number: outcome, parameter, with, name, value.
S1: Saltelli et al. 2010, table 2 (b); ST: Jansen 1999; S2: Saltelli 2002; mu, mu_star, sigma: Morris 1991, Campolongo et al. 2007.
"""
import json
import math
import sys
from pathlib import Path

folder = Path(sys.argv[1])
problem = json.loads((folder / "problem.json").read_text(encoding="utf-8"))
if "uncertainties" in problem:  # as the EMA Workbench names them
    names = [uncertainty["name"] for uncertainty in problem["uncertainties"]]
    outcomes = problem["outcomes"]
    bounds = [[u.get("lower_bound", 0), u.get("upper_bound", len(u.get("categories", "01")) - 1)] for u in problem["uncertainties"]]
else:
    names, outcomes, bounds = problem["names"], problem["outputs"], problem["bounds"]
    assert problem["num_vars"] == len(names)


def table(name):
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [[float(word) for word in line.split()] for line in lines if not line.startswith("#")]


def mean(values):
    return math.fsum(values) / len(values)


def say(outcome, parameter, other, name, value):
    print(outcome, parameter, other, name, repr(value), sep=",")


points, results = table("param_values.txt"), table("Y.txt")
assert len(points) == len(results) and len(points[0]) == len(names)
k = len(names)


def sobol(outcome, y):
    second = problem["calc_second_order"]
    step = 2 * k + 2 if second else k + 2
    middle, spread = mean(y), math.sqrt(mean([(v - mean(y)) ** 2 for v in y]))
    y = [(v - middle) / spread for v in y]
    a, b = y[::step], y[step - 1::step]
    ab = [y[1 + j::step] for j in range(k)]
    ba = [y[1 + k + j::step] for j in range(k)] if second else []
    both = a + b
    variance = mean([(v - mean(both)) ** 2 for v in both])
    first = [mean([vb * (vab - va) for va, vb, vab in zip(a, b, ab[j])]) / variance for j in range(k)]
    for j in range(k):
        say(outcome, names[j], "", "S1", first[j])
        say(outcome, names[j], "", "ST", 0.5 * mean([(va - vab) ** 2 for va, vab in zip(a, ab[j])]) / variance)
    for j in range(k if second else 0):
        for m in range(j + 1, k):
            closed = mean([vba * vab - va * vb for vba, vab, va, vb in zip(ba[j], ab[m], a, b)]) / variance
            say(outcome, names[j], names[m], "S2", closed - first[j] - first[m])


def morris(outcome, y):
    effects = [[] for _ in names]
    for start in range(0, len(points), k + 1):
        for p in range(start, start + k):
            (j,) = [i for i in range(k) if points[p][i] != points[p + 1][i]]
            low, high = bounds[j]
            effects[j].append((y[p + 1] - y[p]) * (high - low) / (points[p + 1][j] - points[p][j]))
    for j, own in enumerate(effects):
        mu = mean(own)
        say(outcome, names[j], "", "mu", mu)
        say(outcome, names[j], "", "mu_star", mean([abs(e) for e in own]))
        say(outcome, names[j], "", "sigma", math.sqrt(math.fsum((e - mu) ** 2 for e in own) / (len(own) - 1)))


for column, outcome in enumerate(outcomes):
    {"saltelli": sobol, "morris": morris}[problem["sampler"]](outcome, [row[column] for row in results])
