using System.Globalization;
using CsCheck;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Scenarios;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// Valid scenarios made by chance, as the text of a file: any parameters, mechanisms, programmes, operations, drivers
/// and interventions, anywhere in their ranges and in any year of the run. CsCheck shrinks one that breaks a law.
/// </summary>
internal static class RandomScenarios
{
    /// <summary>The data of the repository, read once.</summary>
    public static CountryData Data { get; } = CountryData.Load(Repository.Data);

    private static readonly string[] States = [.. Data.States.Select(state => state.Iso3)];
    private static readonly string[] Operations = [.. Data.Operations.Select(operation => operation.Name)];
    private static readonly Driver[] ByState = [.. Driver.All.OfType<SeriesDriver>().Where(driver => !driver.IsOfLead)];
    private static readonly Driver[] OfTheWorld = [.. Driver.OfWorld];
    private static readonly Driver[] Calendars = [.. Driver.All.OfType<CalendarDriver>()];
    private static readonly Parameter[] Scalable = [.. ParameterSpace.Parameters.Where(
        parameter => parameter.Range.Low == 0)];

    /// <summary>The text of a valid scenario.</summary>
    public static Gen<string> Text { get; } =
        from to in Gen.Int[Horizon.Start, Horizon.LastPossible]
        from lines in Lines(Math.Max(to, Data.LastObserved))
        from seed in Gen.ULong
        select $"scenario: random\nyears: {{ from: {Horizon.Start}, to: {to} }}\nseed: {seed}\n{lines}";

    /// <summary>
    /// The same, without its head: what can be appended to a text that has one. Every key is used at most once.
    /// </summary>
    /// <param name="last">The last year of the run.</param>
    public static Gen<string> Lines(int last) =>
        from parameters in Section("parameters", AnyOf([.. ParameterSpace.Parameters]).SelectMany(Setting), 12)
        from mechanisms in Section(
            "mechanisms", AnyOf([.. Mechanisms.All]).Select(mechanism => (mechanism.Key, "off")), 4)
        from programmes in Section("programmes", Programme(last), 3)
        from operations in Section("operations", Gen.OneOf(ChangedOperation(last), NewOperation(last)), 3)
        from drivers in Section("drivers", Gen.OneOf(World(last), State(last), Calendar, Lead(last)), 5)
        from interventions in List("interventions", Intervention(last), 6)
        select parameters + mechanisms + programmes + operations + drivers + interventions;

    /// <summary>Reads a text as if it were a file beside the library, with the data of the repository.</summary>
    public static ReadResult<Scenario> Read(string text)
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-random-").FullName;
        try
        {
            string file = Path.Combine(folder, "random.yaml");
            File.WriteAllText(file, text);
            return ScenarioReader.Read(file, Data);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The scenario of a text that must be valid; throws with every problem if it is not.</summary>
    public static Scenario Valid(string text) => Read(text).Require();

    private static Gen<(string Key, string Text)> Setting(Parameter parameter) =>
        Within(parameter.Range).Select(value => (parameter.Key, value));

    private static Gen<(string Key, string Text)> Programme(int last) =>
        from key in AnyOf(
        [
            .. PartnershipSim.Scenarios.Language.Programme.BuiltIn.Select(row => row.Key), "circle", "league",
        ])
        from interoperability in Within(new(0, 1))
        from teaching in Within(new(0, 1))
        from material in Within(new(0, 1))
        from years in Span(last)
        from who in Who
        from money in Within(new(0, 500))
        let isNew = key is "circle" or "league"
        select (key, $"{{ interoperability: {interoperability}, teaching: {teaching}, material: {material}, money: "
            + $"{money}, from: {years.From}, until: {years.To}{(isNew ? $", eligible: {who}" : "")} }}");

    private static Gen<(string Key, string Text)> ChangedOperation(int last) =>
        from name in AnyOf(Operations)
        let first = Data.Operations.Single(operation => operation.Name == name).FirstYear
        from requested in Knots(new(0, 500), first, last)
        from until in Gen.Int[first, last]
        from legitimacy in Within(new(0, 1))
        from risk in Within(new(0, 100))
        select (name, $"{{ requested: {requested}, until: {until}, legitimacy: {legitimacy}, risk: {risk} }}");

    private static Gen<(string Key, string Text)> NewOperation(int last) =>
        from name in AnyOf(["Delta", "Epsilon"])
        from first in Gen.Int[Horizon.Start, last]
        from requested in Knots(new(0, 500), first, last)
        from latitude in Within(new(-90, 90))
        from longitude in Within(new(-180, 180))
        from lead in AnyOf(["nato", "coalition", "eu"])
        from predecessor in AnyOf(["", .. Operations.Select(operation => $", predecessor: {operation}")])
        select (name, $"{{ from: {first}, lat: {latitude}, lon: {longitude}, lead: {lead}, requested: "
            + $"{requested}, risk: 2{predecessor} }}");

    private static Gen<(string Key, string Text)> World(int last) =>
        from driver in AnyOf(OfTheWorld)
        from knots in Knots(driver.Range, Horizon.Start, last)
        select (driver.Key, knots);

    private static Gen<(string Key, string Text)> State(int last) =>
        from driver in AnyOf(ByState)
        from state in AnyOf(States)
        from knots in Knots(driver.Range, Horizon.Start, last)
        select (driver.Key, $"{{ {state}: {knots} }}");

    private static Gen<(string Key, string Text)> Lead(int last) =>
        Knots(Driver.SpendingShare.Range, Horizon.Start, last)
            .Select(knots => (Driver.SpendingShare.Key, $"{{ USA: {knots} }}"));

    private static readonly Gen<(string Key, string Text)> Calendar =
        from driver in AnyOf(Calendars)
        from state in AnyOf(States)
        from year in Gen.Int[(int)driver.Range.Low, (int)driver.Range.High]
        from isNever in Gen.Bool
        select (driver.Key, $"{{ {state}: {(isNever ? "never" : year)} }}");

    private static Gen<string> Intervention(int last) =>
        from years in Span(last)
        from change in Gen.OneOf(
            AnyOf([.. ParameterSpace.Parameters]).SelectMany(
                parameter => Within(parameter.Range).Select(value => $"set: {{ {parameter.Key}: {value} }}")),
            Gen.Select(
                AnyOf(Scalable), Within(new(0, 1)), (parameter, factor) => $"scale: {{ {parameter.Key}: {factor} }}"),
            AnyOf([.. Mechanisms.All]).Select(mechanism => $"set: {{ mechanisms.{mechanism.Key}: off }}"),
            AnyOf(ByState).SelectMany(driver => Gen.Select(
                Within(driver.Range), Who, (value, who) => $"set: {{ {driver.Key}: {value} }}, where: {who}")))
        from isOpen in Gen.Bool
        select $"{{ from: {years.From}{(isOpen ? "" : $", to: {years.To}")}, {change} }}";

    private static readonly Gen<string> Who = Gen.OneOf(
        AnyOf(States).Select(state => $"{{ state: {state} }}"),
        AnyOf([.. WhereReader.RegionsOf(Data)]).Select(region => $"{{ region: [{region}] }}"),
        AnyOf([.. WhereReader.Statuses.Except(["none"])]).Select(status => $"{{ status: {status} }}"));

    private static Gen<(int From, int To)> Span(int last) =>
        Gen.Select(
            Gen.Int[Horizon.Start, last], Gen.Int[Horizon.Start, last], (a, b) => (Math.Min(a, b), Math.Max(a, b)));

    private static Gen<string> Knots(Interval range, int first, int last) =>
        Gen.Select(Gen.Int[first, last], Within(range)).Array[1, 4].Select(knots =>
            $"{{ {string.Join(", ", knots.DistinctBy(knot => knot.Item1).OrderBy(knot => knot.Item1).Select(knot => $"{knot.Item1}: {knot.Item2}"))} }}");

    /// <summary>A number in a range, ends included and likely.</summary>
    private static Gen<string> Within(Interval range) =>
        Gen.Frequency((1, Gen.Const(range.Low)), (1, Gen.Const(range.High)), (6, Gen.Double[range.Low, range.High]))
            .Select(value => value.ToString("R", CultureInfo.InvariantCulture));

    private static Gen<T> AnyOf<T>(IReadOnlyList<T> choices) =>
        Gen.Int[0, choices.Count - 1].Select(place => choices[place]);

    private static Gen<string> Section(string name, Gen<(string Key, string Text)> entry, int most) =>
        entry.Array[0, most].Select(entries => entries.Length == 0
            ? ""
            : $"{name}:\n{string.Concat(entries.DistinctBy(pair => pair.Key).Select(pair => $"  {pair.Key}: {pair.Text}\n"))}");

    private static Gen<string> List(string name, Gen<string> item, int most) =>
        item.Array[0, most].Select(
            items => items.Length == 0 ? "" : $"{name}:\n{string.Concat(items.Select(text => $"  - {text}\n"))}");
}
