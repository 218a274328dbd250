using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Data;

/// <summary>History ends where the data end: rows may be added or taken away, and no program changes.</summary>
public sealed class VintageTests
{
    private static readonly CountryData Committed = CountryData.Load(Repository.Data);
    private static readonly CountryData Older = CountryData.Load(Repository.OlderData);

    [Fact]
    public void The_committed_data_end_in_2024_and_the_older_vintage_in_2020()
    {
        Assert.Equal(2024, Committed.LastObserved);
        Assert.Equal(2020, Older.LastObserved);
    }

    [Fact]
    public void In_the_older_vintage_a_list_covers_all_states_or_none_and_no_war_is_at_home()
    {
        OperationYear[] years = [.. Older.Operations.SelectMany(operation => operation.Years)];

        Assert.All(years, year => Assert.True(year.Coverage == Coverage.All || year.Coverage == Coverage.None));
        Assert.All(Older.Panels.Values, panel => Assert.DoesNotContain(1, panel.War));
    }

    [Fact]
    public void Without_the_rows_of_2024_history_ends_in_2023()
    {
        using DataFolder folder = new();
        folder.Edit("panel.csv", lines => lines.RemoveAll(line => line.Split(',')[1] == "2024"));

        Assert.Equal(2023, folder.Load().LastObserved);
    }

    [Fact]
    public void Rows_of_2025_are_history_once_they_stand_in_the_panel()
    {
        using DataFolder folder = new();
        folder.Edit("panel.csv", lines => lines.AddRange(lines.Where(IsOf2024).Select(InTheNextYear).ToArray()));
        CountryData data = folder.Load();
        Scenario scenario = new() { Name = "test", Data = data, Years = new(1996, 2030) };

        CompiledModel model = Compiler.Compile(scenario).Model;

        Assert.Equal(2025, data.LastObserved);
        Assert.Equal(2025, model.Horizon.LastObserved);
        Assert.Equal(2025, model.Nudge!.Origin);
        int deu = data.States.ToList().FindIndex(state => state.Iso3 == "DEU");
        Assert.Equal(0.03, model.Nudge.SpendingShare[Horizon.IndexOf(2025)][deu], 12);
        Assert.True(double.IsNaN(model.Nudge.Strength[Horizon.IndexOf(2025)][deu]));
    }

    [Fact]
    public void Each_series_has_a_last_year_of_its_own()
    {
        Observations seen = Compiler.Observed(new() { Name = "test", Data = Committed });
        int Last(double[][] values) => Horizon.Start + Array.FindLastIndex(values, row => row.Count(double.IsFinite) > row.Length / 2);

        Assert.Equal(2024, Last(seen.SpendingShare));
        Assert.Equal(2022, Last(seen.Strength));
    }

    [Fact]
    public void A_missing_row_is_a_zero_where_the_state_is_covered_and_unknown_elsewhere()
    {
        Observations seen = Compiler.Observed(new() { Name = "test", Data = Committed });
        int kfor = Committed.Operations.ToList().FindIndex(operation => operation.Name == "KFOR");
        double In2019(string iso3) => seen.Troops[kfor][Horizon.IndexOf(2019)][Number(iso3)];

        Assert.Equal(0, In2019("BEL"));              // one of the 33 states, no row
        Assert.True(double.IsNaN(In2019("IRL")));    // not one of them, no row
        Assert.Equal(0.165, In2019("CHE"));          // not one of them, a statement of grade C
        Assert.False(seen.IsCovered[kfor][Horizon.IndexOf(2019)][Number("CHE")]);
        Assert.True(seen.IsCovered[kfor][Horizon.IndexOf(2019)][Number("BEL")]);
    }

    [Fact]
    public void War_is_held_after_the_last_observed_year()
    {
        CompiledModel model = Compiler.Compile(new Scenario { Name = "test", Data = Committed, Years = new(1996, 2030) }).Model;

        Assert.Equal(1, model.Drivers[Driver.InterstateWar][Horizon.IndexOf(2022)][Number("UKR")]);
        Assert.Equal(1, model.Drivers[Driver.InterstateWar][Horizon.IndexOf(2030)][Number("UKR")]);
        Assert.Equal(0, model.Drivers[Driver.InterstateWar][Horizon.IndexOf(2030)][Number("POL")]);
    }

    [Theory]
    [InlineData(2014, 0)]
    [InlineData(2015, 2)]
    [InlineData(2025, 2)]
    [InlineData(2035, 3.5)]
    public void Two_percent_are_pledged_from_2015_and_three_and_a_half_for_2035(int year, double percent)
    {
        CompiledModel model = Compiler.Compile(new Scenario { Name = "test", Data = Committed, Years = new(1996, 2035) }).Model;

        Assert.Equal(percent, model.Drivers[Driver.Pledge][Horizon.IndexOf(year)][Number("DEU")], 12);
    }

    private static int Number(string iso3) => Committed.States.ToList().FindIndex(state => state.Iso3 == iso3);

    private static bool IsOf2024(string line) => line.Split(',')[1] == "2024";

    // spending of 3 % everywhere; strength stays unknown
    private static string InTheNextYear(string line)
    {
        string[] cells = line.Split(',');
        cells[1] = "2025";
        cells[7] = cells[7].Length > 0 ? "3" : "";
        return string.Join(',', cells);
    }
}
