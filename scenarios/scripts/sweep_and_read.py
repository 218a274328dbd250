"""Runs a study through the command line and reads its tables; needs only Python.

  python3 scenarios/scripts/sweep_and_read.py [STUDY] [REPLICATES]

Runs the tool named by the variable PARTNERSIM (for instance partnersim, if it is installed), else the program in this
repository.
With pandas, pandas.read_parquet("<folder>/runs.parquet") gives every single run.
"""
import csv
import os
import shlex
import subprocess
import sys
from pathlib import Path

study = sys.argv[1] if len(sys.argv) > 1 else "scenarios/studies/policy_grid.yaml"
replicates = sys.argv[2] if len(sys.argv) > 2 else "16"
folder = Path("results") / f"{Path(study).stem}-script-{replicates}"

program = Path(__file__).resolve().parents[2] / "src" / "PartnershipSim.Cli"
partnersim = shlex.split(os.environ.get("PARTNERSIM", "")) or [
    "dotnet", "run", "--project", str(program), "-c", "Release", "--"]
done = subprocess.run([*partnersim, "sweep", study, "--replicates", replicates, "-o", str(folder)])
if done.returncode not in (0, 4):  # 4: some runs failed, failures.csv names them
    sys.exit(done.returncode)

with open(folder / "sweep.csv", newline="", encoding="utf-8") as table:
    points = list(csv.DictReader(table))
mean = next(column for column in points[0] if column.endswith("_mean"))
axes = list(points[0])[1:list(points[0]).index("runs")]
for point in sorted(points, key=lambda row: float(row[mean] or "-inf"), reverse=True)[:5]:
    where = ", ".join(f"{axis} = {point[axis]}" for axis in axes)
    print(f"{mean} = {float(point[mean] or 'nan'):.3f} at {where}")
