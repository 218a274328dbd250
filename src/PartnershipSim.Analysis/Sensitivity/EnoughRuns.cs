using PartnershipSim.Analysis.Designs;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// How many runs each measure needs before an interval or a verdict may be believed, and what would do where there are
/// fewer. A bootstrap of one trajectory has width zero, which would read as certainty.
/// </summary>
internal static class EnoughRuns
{
    /// <summary>
    /// The smallest number of trajectories in use (Saltelli, Tarantola, Campolongo and Ratto 2004, "Sensitivity
    /// analysis in practice", chapter 4: between 4 and 10).
    /// </summary>
    private const int Trajectories = 4;

    /// <summary>With fewer rows most resamples of a variance repeat a row or two.</summary>
    private const int Rows = 8;

    /// <summary>Two in each of PAWN's ten slices, the least that has a distribution.</summary>
    private const int Points = 20;

    /// <summary>Null if there are enough of them; else what is missing, in words.</summary>
    public static string? Lacking(string outcome, SweepPlan plan, SensitivityMethod method, int there, bool isExact)
    {
        (int least, string unit, string usual) = method switch
        {
            SensitivityMethod.Morris => (Trajectories, "trajectory", "--points 10"),
            SensitivityMethod.Sobol => (Rows, "row", "--points 64"),
            _ => (Points, "point", "100 points"),
        };
        List<string> why = [];
        List<string> what = [];
        if (there < least)
        {
            why.Add($"there {Counted(there, unit)} with all results, and an interval needs {least}");
            what.Add(usual);
        }

        // the distributions that PAWN compares contain the noise, and so does that of an idle axis
        if (plan.Replicates < 2 && !isExact && method != SensitivityMethod.Pawn)
        {
            why.Add("each point has one replicate, which does not tell noise from an effect");
            what.Add("--replicates 8");
        }

        return why.Count == 0
            ? null
            : $"Not enough runs to say what moves {outcome}: {string.Join("; ", why)}. "
                + $"{string.Join(" and ", what)} would do.";
    }

    private static string Counted(int count, string unit) => count switch
    {
        0 => $"is no {unit}",
        1 => $"is one {unit}",
        _ => $"are {count} {(unit == "trajectory" ? "trajectories" : unit + "s")}",
    };
}
