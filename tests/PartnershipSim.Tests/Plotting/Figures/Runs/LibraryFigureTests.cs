using System.Collections.Concurrent;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Runs;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Runs;

/// <summary>Every figure of every scenario of the library, in one go.</summary>
public sealed class LibraryFigureTests
{
    [Fact]
    public void Every_figure_of_every_scenario_of_the_library_can_be_drawn_and_has_something_to_show()
    {
        string[] files =
        [
            .. Effort.Of(Directory.EnumerateFiles(Repository.Scenarios, "*.yaml").Order(StringComparer.Ordinal)),
        ];
        Figure[] figures = [.. files.SelectMany(FiguresOf)];
        ConcurrentBag<string> faults = [];

        Parallel.ForEach(figures, figure =>
        {
            if (!figure.HasData)
                faults.Add($"{figure.Context.ScenarioName}, {figure.Name}: nothing to show");
            foreach (string fault in Recipe.FaultsOfTexts(figure))
                faults.Add($"{figure.Context.ScenarioName}, {fault}");
            if (Lettering.OfThisMachine.IsAvailable && new FigureWriter().Png(figure) is not { Length: > 5000 })
                faults.Add($"{figure.Context.ScenarioName}, {figure.Name}: hardly a picture");
        });

        Assert.True(figures.Length >= 10 * files.Length);
        Assert.Empty(faults);
    }

    private static IEnumerable<Figure> FiguresOf(string file)
    {
        Scenario scenario = Scenario.Load(file);
        Compiled compiled = Compiler.Compile(scenario);
        RunResult result = ScenarioRun.Of(compiled.Model, new RunPlan(1, 8, Threads: 2), new(scenario.Years.From, scenario.Years.To));
        return RunFigures.ForRun(SmallRecord.Of(result), new FigureContext(scenario.Name, 8, 1, "library"));
    }
}
