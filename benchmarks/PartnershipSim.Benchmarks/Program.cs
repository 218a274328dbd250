using BenchmarkDotNet.Running;
using PartnershipSim.Benchmarks;

// --filter '*'   every benchmark, by BenchmarkDotNet (add --job short for a quick look, --job dry to see that they still run)
// results        the ratios that matter, measured side by side, into benchmarks/RESULTS.md
// profile        where the time of a run goes
switch (args.FirstOrDefault())
{
    case "results":
        ResultsFile.Write();
        break;
    case "profile":
        Console.Write(ResultsFile.Describe(Anatomy.Measure(blocks: 400)));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Baseline).Assembly).Run(args);
        break;
}
