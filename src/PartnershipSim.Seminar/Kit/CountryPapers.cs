using System.Globalization;
using System.Text;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Wording;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Seminar.Kit;

/// <summary>
/// What a team should know about its state before the game: papers of one page each, written from the data files and
/// from nothing else. What the data do not know is not said.
/// </summary>
public static class CountryPapers
{
    /// <summary>The states of the papers: small and large, near and far, candidates and not.</summary>
    public static readonly string[] States = ["GEO", "UKR", "SWE", "FIN", "AZE", "JOR"];

    private static readonly int[] Years = [1995, 2003, 2008, 2014, 2020, 2024];

    private const double Percent = 100;
    private const double Persons = 1000;

    /// <summary>The papers as one Markdown document.</summary>
    public static string Of(Scenario baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        CompiledModel model = Compiler.Compile(baseline).Model;
        ObservedHistory history = ObservedHistory.Of(baseline, model);
        StringBuilder text = new(
            "# Six country papers\n\nPrinted by `partnersim seminar --papers` from the files in `scenarios/data`; "
            + "their sources and gaps are listed in `scenarios/data/PROVENANCE.md`. "
            + "A dash means that the data do not say.\n");
        foreach (string iso3 in States)
            Paper(text, model, history, Array.FindIndex([.. model.States], state => state.Iso3 == iso3));
        return text.ToString();
    }

    private static void Paper(StringBuilder text, CompiledModel model, ObservedHistory history, int i)
    {
        StateCard state = model.States[i];
        text.Append($"\n## {state.Name}\n\n");
        text.Append(
            $"{Region(model.Regions[state.Region])}; {Words.Number(Persons * state.DistanceToMoscow)} km between its ");
        text.Append($"capital and Moscow. {Membership(state)}\n\n");
        int[] years = [.. Years.Where(year => Horizon.IndexOf(year) < history.Years)];
        text.Append($"| | {string.Join(" | ", years)} |\n| --- | {string.Join(" | ", years.Select(_ => "--:"))} |\n");
        Row(text, "Economy, bn US$ of 2015", years, t => model.Drivers.Gdp[t][i]);
        Row(text, "Inhabitants, million", years, t => model.Drivers.Population[t][i]);
        Row(text, "Military spending, % of GDP", years, t => Percent * history.Spending[t][i]);
        Row(text, "Active soldiers, thousand", years, t => history.Strength[t][i]);
        Row(text, "Democracy (V-Dem), 0 to 1", years, t => model.Drivers[Driver.Democracy][t][i]);
        for (int o = 0; o < history.Operations.Length; o++)
        {
            int operation = o;
            if (Enumerable.Range(0, history.Years).Any(t => history.Troops[operation][t][i] > 0))
                Row(text, $"Troops in {history.Operations[o]}, persons", years,
                    t => Persons * history.Troops[operation][t][i], Whole);
        }

        text.Append($"\n{Peak(history, i)}\n\n");
        text.Append("Ask yourselves: What are you afraid of? What do you want from the Alliance, and by when? What ");
        text.Append("could you promise that you would do anyway? What would your voters not forgive?\n");
    }

    private static string Membership(StateCard state)
    {
        string programmes = state.Programmes.IsEmpty
            ? "No programme of the Alliance."
            : $"In the programmes {Words.List(state.Programmes.Select(Name).Order(StringComparer.Ordinal))}.";
        return state.AccessionByData is { } year and <= Horizon.LastPossible
            ? $"{programmes} Member since {year}."
            : $"{programmes} Not a member.";
    }

    // a programme by its whole name, which a team may never have heard of
    private static string Name(string programme) => PlainName.Of(Driver.Find(programme + "_year")!)!.Name;

    private static string Region(string region) => region == "MENA" ? "Middle East and North Africa" : region;

    private static string Peak(ObservedHistory history, int i)
    {
        (double Troops, int Year, int Operation) most = (0, 0, 0);
        for (int o = 0; o < history.Operations.Length; o++)
        {
            for (int t = 0; t < history.Years; t++)
            {
                if (history.Troops[o][t][i] > most.Troops)
                    most = (history.Troops[o][t][i], Horizon.Start + t, o);
            }
        }

        return most.Troops == 0
            ? "The data know of no contingent of this state."
            : $"Its largest contingent that the data know: {Words.Number(Persons * most.Troops)} persons in "
                + $"{history.Operations[most.Operation]}, {most.Year}.";
    }

    // there are no parts of a person
    private static string Whole(double persons) => persons < 100
        ? Math.Round(persons).ToString(CultureInfo.InvariantCulture)
        : Words.Number(persons);

    private static void Row(
        StringBuilder text, string name, int[] years, Func<int, double> of, Func<double, string>? said = null)
    {
        double[] values = [.. years.Select(year => of(Horizon.IndexOf(year)))];
        if (values.Any(double.IsFinite))
            text.Append($"| {name} | {string.Join(" | ", values.Select(value =>
                double.IsFinite(value) ? (said ?? Words.Number)(value) : Words.NoNumber))} |\n");
    }
}
