#!/usr/bin/env dotnet
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
#:project ../../src/PartnershipSim.Results/PartnershipSim.Results.csproj

// Runs a study from code and prints the points at which partners contribute most.
//   dotnet run scenarios/scripts/SweepAndRead.cs [STUDY] [REPLICATES]
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;

string file = args.Length > 0 ? args[0] : "scenarios/studies/policy_grid.yaml";
Study study = Study.Load(file);
if (args.Length > 1)
    study = study with { Replicates = int.Parse(args[1]) };

SweepPlan plan = SweepPlan.Of(study);
string folder = Path.Combine("results", $"{study.Name}-{plan.Fingerprint[..12]}");
SweepOutcome done = new Sweep(plan, folder, Shard.Whole).Run();
Console.WriteLine($"{plan.Runs} runs in {folder}, {done.Added} of them new");

string outcome = study.Outcomes[0].Column;
double[][] y = SweepColumns.Of(folder, plan.Points.Length, study.Replicates, outcome).Read(0, plan.Points.Length);
foreach (int point in Enumerable.Range(0, y.Length).OrderByDescending(p => y[p].Average()).Take(5))
{
    string where = string.Join(
        ", ", study.Axes.Select((axis, a) => $"{axis.Key} = {axis.TextOf(plan.Points[point][a])}"));
    Console.WriteLine($"{outcome} = {y[point].Average():0.0} at {where}");
}
