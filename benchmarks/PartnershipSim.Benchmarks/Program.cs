using BenchmarkDotNet.Running;
using PartnershipSim.Benchmarks;

// --filter '*'   every benchmark, by BenchmarkDotNet (add --job short for a quick look, --job dry to see that they still run)
// results        the ratios that matter, measured side by side, into benchmarks/RESULTS.md
// million        a million runs through the real program, with its peak memory, into a section of benchmarks/RESULTS.md
// sameness       five scenarios on every instruction set, collector, build and processor at hand against the committed table of checksums
// fuzz [N]       N inputs (ten million) for the readers of scenarios, studies and CSV files, into a section of benchmarks/RESULTS.md
// faults [N]     N times four kills (25) of a sweep, a calibration and a run at random moments, into a section of benchmarks/RESULTS.md
// mutation       how many small changes of the model and of Experiments the tests notice, into a section of benchmarks/RESULTS.md
// downloads      the programs with .NET for three systems, into artifacts/; the one for this system tried in an empty root
// advisories     whether a published advisory names one of our packages, and whether we would be told
// classroom      sixty simulated participants in a room of the real seminar, into a section of benchmarks/RESULTS.md
// profile        where the time of a run goes
// pace           how fast a run is, and the fingerprint of what it computes: two lines after every change of the engine
switch (args.FirstOrDefault())
{
    case "results":
        ResultsFile.Write();
        break;
    case "million":
        return MillionRuns.Write();
    case "sameness":
        return Sameness.Write();
    case "fuzz":
        return Fuzzing.Write(args.Length > 1 ? long.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 10_000_000);
    case "faults":
        return Faults.Write(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 25);
    case "mutation":
        return Mutation.Write(args[1..]);
    case "downloads":
        return Downloads.Write();
    case "advisories":
        return Advisories.Write();
    case "classroom":
        return await Classroom.Write();
    case "profile":
        Console.Write(ResultsFile.Describe(Anatomy.Measure(blocks: 400)));
        break;
    case "pace":
        Pace pace = Pace.Measure(blocks: 600);
        Console.WriteLine($"{pace.Fastest:0.0} µs per run in the fastest block, {pace.Median:0.0} in the middle one");
        Console.WriteLine($"fingerprint {pace.Fingerprint}");
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Baseline).Assembly).Run(args);
        break;
}

return 0;
