using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Model;

namespace PartnershipSim.Tests.Analysis;

/// <summary>Studies of the small world: nine states, three operations, in no time.</summary>
internal static class SmallStudy
{
    public const int Replicates = 40;

    public static CompiledModel World { get; } = SmallWorld.Compile();

    public static OutcomeYears Years { get; } = OutcomeYears.Default(World.Horizon);

    /// <summary>A small world whose settings stand otherwise in every year.</summary>
    public static CompiledModel With(params (string Key, double Value)[] settings) =>
        SmallWorld.Compile(point: ParameterSpace.Default.With(settings.Select(
            setting => (SettingOf(setting.Key), setting.Value))));

    /// <summary>The small world with one setting moved from a year on.</summary>
    public static CompiledModel From(int year, string key, double value)
    {
        ParameterPoint moved = ParameterSpace.Default.With(SettingOf(key), value);
        int index = Horizon.IndexOf(year);
        return World.With([.. World.Timetable.Select((point, t) => t < index ? point : moved)]);
    }

    public static Setting SettingOf(string key) => ParameterSpace.Settings.Single(setting => setting.Key == key);

    public static RunPlan Plan(int replicates = Replicates, int threads = 1, ulong seed = 1) =>
        new(seed, replicates, threads);

    public static RunResult Run(int replicates, int threads = 1) =>
        ScenarioRun.Of(World, Plan(replicates, threads), Years);

    /// <summary>A writer's bytes.</summary>
    public static byte[] Bytes(Action<Stream> write)
    {
        using MemoryStream stream = new();
        write(stream);
        return stream.ToArray();
    }

    /// <summary>A writer's lines, cut at commas.</summary>
    public static ImmutableArray<string[]> Rows(Action<Stream> write) =>
        [.. System.Text.Encoding.UTF8.GetString(Bytes(write)).TrimEnd('\n').Split('\n')
            .Select(line => line.Split(','))];
}
