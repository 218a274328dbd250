namespace PartnershipSim.Plotting.Report;

/// <summary>
/// The report of the result in a folder, from its files alone: commands build theirs this way when they have written their tables, and
/// <c>report DIR</c> builds it again, so both are the same.
/// </summary>
public static class StoredReport
{
    /// <summary>Which file tells which kind of result, and who reads it.</summary>
    private static readonly (string File, Func<string, Report> Read)[] Kinds =
    [
        ("skill.csv", HindcastReport.Read),
        ("effects.csv", CompareReport.Read),
        ("attribution.csv", AttributionReport.Read),
        ("sweep.json", StudyReport.Read),
        ("outcomes.csv", RunReport.Read),
    ];

    /// <summary>The report, or null if the folder contains no result that has one.</summary>
    /// <exception cref="InvalidDataException">A table is cut short or not what it should be.</exception>
    public static Report? Find(string folder)
    {
        foreach ((string file, Func<string, Report> read) in Kinds)
        {
            if (File.Exists(Path.Combine(folder, file)))
                return WithAnswer(read(folder));
        }

        return null;
    }

    /// <summary>A result without any number still gets an answer: that there is none.</summary>
    private static Report WithAnswer(Report report) =>
        report.Answer.IsEmpty ? report with { Answer = ["The tables of this result contain no number that would answer the question."] } : report;
}
