using System.Globalization;
using PartnershipSim.Quality;

// What checks the checks, and the release. Each command writes its section of RESULTS.md beside this file.
//
// sameness       five scenarios on every instruction set, collector, build and processor at hand against the committed
//                table of checksums
// native [P]     the commands of the program in machine code (P, or one that is built) beside those of the usual one,
//                byte for byte
// fuzz [N] [M] [R]
//                N inputs (ten million) for the readers of scenarios, studies and CSV files, in M minutes at most,
//                into a section of RESULTS.md; for the reader R only, printed
// fuzz-stored [N] [M] [R]
//                the same with N inputs (a million) for each reader of ensembles, merge records and saved moves, and
//                of lists of points
// faults [N]     N times four kills (25) of a sweep, a calibration and a run at random moments, into a section of
//                RESULTS.md
// disks          full disks, folders without rights and too little memory, into a section of RESULTS.md
// mutation       how many small changes of the rooms that compute the tests notice, into a section of RESULTS.md
// downloads [S]  the programs with .NET for three systems, or for those named, into artifacts/; the one for this system
//                tried in an empty root
// advisories     whether a published advisory names one of our packages, and whether we would be told
// classroom [T]  sixty simulated participants in a room of the real seminar, alone, beside explorers that flood it, and
//                in twenty rooms, into a section of RESULTS.md; with 'trial' one short round, printed
// sheets         all figures of every scenario of the library on contact sheets in artifacts/sheets
// explorer       how fast the explorer's picture follows a lever, into a section of RESULTS.md
// statistics [N] whether statistics of a history tell more of the parameters than the one-step likelihood does, in N
//                known worlds (400), into a section of RESULTS.md
// workbenches    SALib's and the EMA Workbench's own analyses of our model beside ours, into a section of RESULTS.md
switch (args.FirstOrDefault())
{
    case "sameness":
        return Sameness.Write();
    case "native":
        return Native.Write(args.Length > 1 ? Path.GetFullPath(args[1]) : null);
    case "fuzz":
        return Fuzzing.Write(
            args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 10_000_000, Limit(),
            args.ElementAtOrDefault(3));
    case "fuzz-stored":
        return Fuzzing.WriteStored(
            args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000, Limit(),
            args.ElementAtOrDefault(3));
    case "faults":
        return Faults.Write(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 25);
    case "disks":
        return Disks.Write();
    case "mutation":
        return Mutation.Write(args[1..]);
    case "downloads":
        return Downloads.Write(args[1..]);
    case "advisories":
        return Advisories.Write();
    case "classroom":
        return await Classroom.Write(isTrial: args.ElementAtOrDefault(1) == "trial");
    case "sheets":
        return ContactSheets.Write(args[1..]);
    case "explorer":
        return await ExplorerPace.Write();
    case "statistics":
        return KnownStatistics.Write(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 400);
    case "workbenches":
        return Workbenches.Write();
    default:
        Console.Error.WriteLine(
            "name one of: sameness, native, fuzz, fuzz-stored, faults, mutation, downloads, advisories, classroom, "
            + "sheets, explorer, statistics, workbenches");
        return 2;
}

TimeSpan? Limit() => args.Length > 2
    ? TimeSpan.FromMinutes(double.Parse(args[2], CultureInfo.InvariantCulture))
    : null;
