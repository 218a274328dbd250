using System.Globalization;
using BenchmarkDotNet.Running;
using PartnershipSim.Benchmarks;

// --filter '*'   every benchmark, by BenchmarkDotNet (add --job short for a quick look, --job dry to see that they
//                still run)
// results        the ratios that matter, measured side by side, into benchmarks/RESULTS.md
// million        a million runs through the real program, with its peak memory, into a section of benchmarks/RESULTS.md
// waiting N [P]  how long a user waits for what, N rounds, by the program that was built and by a native one at P
// cluster        a plan of ten million runs gathered by the real program, into a section of benchmarks/RESULTS.md
// pipe           questions of a script through partnersim serve, beside one process a question, into a section too
// profile        where the time of a run goes
// pace           how fast a run is, and the fingerprint of what it computes: two lines after every change of the engine
// over N         processor time of a study of N replicates over that of its year loop, in nine rounds
// turns OTHER    this build and another one, whose benchmarks lie in OTHER, in turns: the ratio on a machine in use
switch (args.FirstOrDefault())
{
    case "results":
        ResultsFile.Write();
        break;
    case "million":
        return MillionRuns.Write();
    case "waiting":
        Waiting.Write(
            args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 9,
            args.Length > 2 ? Path.GetFullPath(args[2]) : null);
        break;
    case "cluster":
        return ClusterScale.Write();
    case "pipe":
        return PipeSpeed.Write();
    case "profile":
        Console.Write(ResultsFile.Describe(Anatomy.Measure(blocks: 400)));
        break;
    case "over":
        int replicates = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 400;
        (Spread recorded, Spread? folded, Spread described) = Scaling.OverBareLoop(replicates, rounds: 9);
        Console.WriteLine($"recorded                 {Text(recorded)}");
        if (folded is { } kept)
            Console.WriteLine($"recorded and kept        {Text(kept)}");
        Console.WriteLine($"described, a whole study {Text(described)}");

        static string Text(Spread spread) => string.Create(
            CultureInfo.InvariantCulture, $"{spread.Median:0.00} ({spread.Low:0.00} to {spread.High:0.00})");
        break;
    case "turns":
        Turns.Print(Path.GetFullPath(args[1]));
        break;
    case "pace":
        Pace pace = Pace.Measure(blocks: 600);
        Console.WriteLine($"{pace.Fastest:0.0} µs per run in the fastest block, {pace.Median:0.0} in the middle one");
        Console.WriteLine($"{pace.WithoutDraws:0.0} without draws");
        Console.WriteLine($"fingerprint {pace.Fingerprint}");
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Baseline).Assembly).Run(args);
        break;
}

return 0;
