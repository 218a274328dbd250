using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Compilation;

namespace PartnershipSim.Tests.Analysis.History;

/// <summary>The real history, read once.</summary>
internal static class Held
{
    public static CompiledModel Model { get; } = Compiler.Compile(RealHistory.Scenario).Model;

    public static ObservedHistory History { get; } = ObservedHistory.Of(RealHistory.Scenario, Model);

    public static int State(string iso3) => Model.States.Select(card => card.Iso3).ToList().IndexOf(iso3);

    public static int Operation(string name) => Model.Operations.Select(card => card.Name).ToList().IndexOf(name);

    public static double Troops(string operation, int year, string iso3) =>
        History.Troops[Operation(operation)][Horizon.IndexOf(year)][State(iso3)];

    public static KnownHistory KnownAt(int origin) => new(Model, History, origin);
}
