"""What the functions of LaneMath should say, to 60 digits, computed without them.

    python3 reference.py        needs mpmath; rewrites the tables beside this file, with the same points each time

A row holds the input and the true value: `hi`, the double nearest to it, and `rest`, what is left, in units of the last place of hi.
So the error of a result is (result - hi)/ulp(hi) - rest, exactly enough for every purpose. All doubles are written to round-trip.
"""

import math
import random
import struct
from pathlib import Path
from statistics import NormalDist

from mpmath import mp, mpf

mp.dps = 60
HERE = Path(__file__).parent
SMALLEST_NORMAL = 2.0**-1022
LARGEST = 1.7976931348623157e308


def split(value):
    """The nearest double, also among the subnormals, and the rest in units of its last place."""
    exponent = max(mp.frexp(value)[1] - 53, -1074)
    nearest = math.ldexp(int(mp.nint(mp.ldexp(value, -exponent))), exponent)
    return nearest, (value - mpf(nearest)) / mpf(math.ulp(nearest))


def write(name, function, inputs):
    rows = []
    for point in sorted(set(inputs)):
        value = function(*(mpf(x) for x in point))
        if value == 0:
            continue
        hi, rest = split(value)
        rows.append(",".join([*(repr(x) for x in point), repr(hi), f"{float(rest):.4f}"]))
    names = ["x", "y"][: len(rows[0].split(",")) - 2]
    (HERE / f"{name}.csv").write_text("\n".join([",".join([*names, "hi", "rest"]), *rows]) + "\n")
    print(name, len(rows))


def uniform(low, high, count):
    return [rng.uniform(low, high) for _ in range(count)]


def logarithmic(low, high, count):
    """Evenly spread over the orders of magnitude; works down to the subnormals."""
    return [float(mpf(10) ** mpf(rng.uniform(math.log10(low), math.log10(high)))) for _ in range(count)]


def signed(values):
    return [rng.choice([-1, 1]) * x for x in values]


def around(x, steps=2):
    """x and the doubles next to it: where a branch is taken, both sides are tried."""
    below, above = x, x
    near = [x]
    for _ in range(steps):
        below, above = math.nextafter(below, -math.inf), math.nextafter(above, math.inf)
        near += [below, above]
    return near


def any_double(count):
    """Positive and finite, every bit pattern as likely as any other."""
    return [struct.unpack("<d", struct.pack("<Q", rng.randrange(1, 0x7FF0000000000000)))[0] for _ in range(count)]


def alone(values):
    return [(x,) for x in values]


def exp_inputs():
    ln2 = mp.log(2)
    return alone(
        uniform(-745.13, 709.78, 1000)
        + uniform(-50, 50, 700)
        + uniform(-1, 1, 700)
        + signed(logarithmic(1e-300, 1, 300))
        + uniform(700, 709.782, 150)
        + uniform(-745.13, -708, 300)  # subnormal results
        + [x for k in range(-1070, 1023, 17) for x in around(float((k + mpf(1) / 2) * ln2), 1)]  # where the reduction turns
        + [x for k in (-1074, -1022, -1, 1, 1023) for x in around(float(k * ln2))]
        + around(708.0) + around(-708.0)
        + [709.782712893384, 709.7827128933839, -745.1332191019411, -745.0]
    )


def log_inputs():
    near_one = signed(logarithmic(1e-16, 0.4, 800))
    sqrt_half = float(mp.sqrt(mpf(1) / 2))
    return alone(
        any_double(900)
        + uniform(0.5, 2, 800)
        + [1 + d for d in near_one if 1 + d != 1]
        + logarithmic(1e-12, 1e12, 400)
        + logarithmic(1e-322, SMALLEST_NORMAL, 300)
        + [x for k in range(-1000, 1001, 50) for x in around(math.ldexp(sqrt_half, k))]
        + [math.ldexp(1.0, k) for k in range(-1074, 1024, 21)]
        + [x for x in around(1.0, 6) if x != 1.0]
        + [5e-324, 1e-323, LARGEST, 1e308]
        + around(SMALLEST_NORMAL)
    )


def pow_inputs():
    points = list(zip(logarithmic(1e-12, 1e12, 1200), uniform(-5, 5, 1200)))
    points += [(x, rng.choice([-3.0, -2.0, -1.0, -0.5, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0])) for x in logarithmic(1e-12, 1e12, 300)]
    points += [(1 + d, y) for d, y in zip(signed(logarithmic(1e-16, 0.5, 500)), uniform(-5, 5, 500))]
    points += [(x, rng.uniform(-250, 250) / math.log(x)) for x in logarithmic(1e-300, 1e300, 600)]  # as far as the promise reaches
    points += [(x, y) for x, y in zip(uniform(0.5, 2, 900), uniform(-500, 500, 900))]  # exponents in the hundreds
    points += [(x, signed([249.0])[0] / math.log(x)) for k in range(-20, 21, 2) for x in around(math.sqrt(0.5) * 2.0**k)]
    points += [(x, rng.uniform(-1, 1) * min(5.0, 250 / abs(math.log(x)))) for x in logarithmic(1e-322, SMALLEST_NORMAL, 200)]
    return [(x, y) for x, y in points if x != 1 and abs(y) < 500 and abs(y * math.log(x)) < 250]


def logistic_inputs():
    return alone(uniform(-745, 745, 1000) + uniform(-40, 40, 1200) + uniform(-2, 2, 500) + signed(logarithmic(1e-300, 1, 300)) + [-745.0, 745.0])


def logit_inputs():
    return alone(
        logarithmic(1e-300, 0.5, 800)
        + [1 - x for x in logarithmic(1.2e-16, 0.5, 600)]
        + uniform(0, 1, 1000)
        + [0.5 + d for d in signed(logarithmic(1e-16, 0.1, 600))]
        + [x for edge in (0.41425, 0.58575, 0.25, 0.75) for x in around(edge, 8)]
        + [1e-300, 1 - 2.0**-53]
    )


def quantile_inputs():
    tails = logarithmic(2.0**-53, 0.075, 900)
    return alone(
        tails
        + [1 - x for x in logarithmic(2.0**-53, 0.075, 600)]
        + logarithmic(1e-300, 2.0**-53, 200)  # farther than the dice reach
        + uniform(0, 1, 1000)
        + [0.5 + d for d in signed(logarithmic(1e-16, 0.1, 400))]
        + [x for edge in (0.075, 0.925, math.exp(-25)) for x in around(edge, 8)]
        + [2.0**-53, 1 - 2.0**-53, 0.975, 0.01]
    )


def student_inputs():
    tails = logarithmic(2.0**-53, 0.3, 1000)
    return alone(
        tails
        + [1 - x for x in logarithmic(2.0**-53, 0.3, 700)]
        + logarithmic(1e-300, 2.0**-53, 100)  # farther than the dice reach
        + uniform(0, 1, 1200)
        + [0.5 + d for d in signed(logarithmic(1e-16, 0.1, 500))]
        + [x for edge in (0.125, 0.875) for x in around(edge, 8)]
        + [2.0**-53, 1 - 2.0**-53, 0.975, 0.01]
    )


def logistic(z):
    return 1 / (1 + mp.exp(-z))


def logit(p):
    return mp.log(p / (1 - p))


def quantile(p):
    """Newton's method on the distribution, started from a guess that is right to a dozen digits."""
    if p > 0.5:
        return -quantile(1 - p)
    if p == 0.5:
        return mpf(0)
    z = mpf(NormalDist().inv_cdf(float(p)))
    for _ in range(3):
        z -= (mp.erfc(-z / mp.sqrt(2)) / 2 - p) / mp.npdf(z)
    return z


def student(p):
    """The closed form for four degrees of freedom (W. T. Shaw 2006)."""
    if p == mpf(1) / 2:
        return mpf(0)
    a = mp.sqrt(4 * p * (1 - p))
    t = 2 * mp.sqrt(mp.cos(mp.acos(a) / 3) / a - 1)
    return t if p > mpf(1) / 2 else -t


for name, function, inputs in [
    ("exp", mp.exp, exp_inputs),
    ("log", mp.log, log_inputs),
    ("pow", mp.power, pow_inputs),
    ("logistic", logistic, logistic_inputs),
    ("logit", logit, logit_inputs),
    ("quantile", quantile, quantile_inputs),
    ("student", student, student_inputs),
]:
    rng = random.Random(name)
    write(name, function, inputs())
