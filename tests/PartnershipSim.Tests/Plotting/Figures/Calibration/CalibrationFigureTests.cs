using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Calibration;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Calibration;

/// <summary>The figures of the calibration that lies in the library.</summary>
public sealed class CalibrationFigureTests
{
    private static readonly Calibrated Library = Read();

    [Fact]
    public void Marginals_count_what_the_data_identify()
    {
        ImmutableArray<int> places = [.. Enumerable.Range(0, 10)];
        MarginalsFigure figure = new("marginals", "Some", Library, places, Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal(11, csv.Length);
        int identified = places.Count(p => Library.Profiles[p].Verdict == Identification.Identified);
        Assert.StartsWith(
            $"Some: the data identify {identified} of 10 parameters", figure.Title, StringComparison.Ordinal);
        Assert.StartsWith(Library.Ensemble.Parameters[0].Key + ",", csv[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Profiles_show_where_the_fit_becomes_clearly_worse()
    {
        Profile held = new("a.held", 0.5, [(0, 12), (0.5, 0), (1, 9)], 0, 0);
        Profile free = new("b.free", 0.5, [(0, 1), (0.5, 0), (1, 0.5)], 0.1, 0.1);
        ProfilesFigure figure = new("profiles", "Two", [held, free], Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal((Identification.Identified, Identification.NotIdentified), (held.Verdict, free.Verdict));
        Assert.Equal(7, csv.Length);
        Assert.Contains("a.held", Recipe.Texts(figure));
        Recipe.Check(new ProfilesFigure("profiles", "None", [], Recipe.Context));
        Recipe.Check(new ProfilesFigure("profiles", "Flat", [free with { Points = [(0, 0), (1, 0)] }], Recipe.Context));
    }

    [Fact]
    public void Every_parameter_of_a_calibration_is_in_one_figure_of_marginals_and_in_one_of_profiles()
    {
        ImmutableArray<Figure> figures = CalibrationFigures.Of(Library);

        foreach (Figure figure in figures)
        {
            Assert.True(figure.HasData, figure.Name);
            Assert.Empty(Recipe.FaultsOfTexts(figure));
        }

        string[] drawn = [.. figures.OfType<MarginalsFigure>().SelectMany(figure => Recipe.Check(figure)[1..])
            .Select(line => line.Split(',')[0])];
        Assert.Equal(
            Library.Ensemble.Parameters.Select(parameter => parameter.Key).Order(StringComparer.Ordinal),
            drawn.Order(StringComparer.Ordinal));
        Assert.Equal(figures.OfType<MarginalsFigure>().Count(), figures.OfType<ProfilesFigure>().Count());
        Assert.Equal("correlations", figures[^1].Name);
    }

    /// <summary>From the files of the library, as calibrate left them.</summary>
    private static Calibrated Read()
    {
        string folder = Path.Combine(Repository.Scenarios, "ensembles");
        CalibrationPlan plan = CalibrationPlan.Of(Study.Load(Path.Combine(
            Repository.Scenarios, "studies", "calibration.yaml")));
        ILookup<string, ProfileRow> points = ProfilesTable.Table.Read(folder).ToLookup(row => row.Parameter);
        ImmutableArray<Profile> profiles =
        [
            .. CalibrationTable.Table.Read(folder).Select(row => new Profile(
                row.Parameter, row.Best, [.. points[row.Parameter].Select(point => (point.Value, point.Rise))],
                row.ShareLowest, row.ShareHighest)),
        ];
        Fit unknown = new([], 0, 0);
        return new(
            plan, EnsembleFile.Read(Path.Combine(folder, "calibration.parquet")), profiles,
            GenerationsTable.Table.Read(folder), unknown, unknown);
    }
}
