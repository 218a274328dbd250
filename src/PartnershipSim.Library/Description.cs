using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Library;

/// <summary>What of a scenario can be set, and what can be asked for.</summary>
/// <param name="ModelVersion">Version of the model: it rises when numbers change.</param>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="FirstYear">First simulated calendar year.</param>
/// <param name="LastYear">Last one.</param>
/// <param name="Parameters">Numbers of equations, with the values of this scenario.</param>
/// <param name="Mechanisms">Parts of the model that can be switched off.</param>
/// <param name="Drivers">Series from outside the model.</param>
/// <param name="Outcomes">What is measured.</param>
/// <param name="Groups">Of whom it is measured; single states stand at the end.</param>
public sealed record Description(
    string ModelVersion, string Scenario, int FirstYear, int LastYear, ImmutableArray<DescribedParameter> Parameters,
    ImmutableArray<DescribedMechanism> Mechanisms, ImmutableArray<DescribedDriver> Drivers,
    ImmutableArray<DescribedOutcome> Outcomes, ImmutableArray<DescribedGroup> Groups)
{
    internal static Description Of(ScenarioModel model) => new(
        Model.ModelVersion.Current, model.Name, Horizon.Start, model.LastYear,
        [
            .. ParameterSpace.Parameters.Select(one => new DescribedParameter(
                one.Key, one.Unit, one.Default, model.Scenario.Parameters.GetValueOrDefault(one.Key, one.Default),
                one.Range.Low, one.Range.High, Word(one.Role), Word(one.Evidence), one.Meaning)),
        ],
        [
            .. Model.Parameters.Mechanisms.All.Select(one => new DescribedMechanism(
                one.Key, model.Scenario.Mechanisms.GetValueOrDefault(one.Key, true), one.Meaning, one.WhenOff)),
        ],
        [
            .. Driver.All.Select(one => new DescribedDriver(
                one.Key, one.Unit, one.Range.Low, one.Range.High, one is not WorldDriver,
                one is CalendarDriver, one.Meaning)),
        ],
        [
            .. Model.Measurement.Outcomes.All.Select(one => new DescribedOutcome(
                one.Key, one.Unit, one.Label, one.Group, one.Span == Span.Sum, one.Meaning)),
        ],
        [
            .. model.Subjects.Select(one => new DescribedGroup(
                one.Key, one.Kind, [.. one.States.Select(state => model.Model.States[state].Iso3)])),
        ]);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>A number of an equation.</summary>
/// <param name="Key">As written in scenarios.</param>
/// <param name="Unit">"-" for a pure number.</param>
/// <param name="Default">Value unless a scenario sets another.</param>
/// <param name="Value">Value in this scenario before any intervention.</param>
/// <param name="Low">Smallest value allowed.</param>
/// <param name="High">Largest value allowed.</param>
/// <param name="Role">lever, uncertainty or fixed.</param>
/// <param name="Evidence">measured, literature, calibrated, assumed or lever.</param>
/// <param name="Meaning">What it stands for.</param>
public sealed record DescribedParameter(
    string Key, string Unit, double Default, double Value, double Low, double High, string Role, string Evidence,
    string Meaning);

/// <summary>A part of the model that can be switched off.</summary>
/// <param name="Key">Its axis of a sweep is <c>mechanisms.</c> and this key.</param>
/// <param name="IsOn">In this scenario.</param>
/// <param name="Meaning">What it stands for.</param>
/// <param name="WhenOff">What the model does without it.</param>
public sealed record DescribedMechanism(string Key, bool IsOn, string Meaning, string WhenOff);

/// <summary>A series from outside the model.</summary>
/// <param name="Key">As written in scenarios.</param>
/// <param name="Unit">Unit of its values.</param>
/// <param name="Low">Smallest value allowed.</param>
/// <param name="High">Largest value allowed.</param>
/// <param name="IsOfStates">Whether it differs by state: <c>democracy.GEO</c>.</param>
/// <param name="IsYear">Whether its value is a calendar year.</param>
/// <param name="Meaning">What it stands for.</param>
public sealed record DescribedDriver(
    string Key, string Unit, double Low, double High, bool IsOfStates, bool IsYear, string Meaning);

/// <summary>Something that is measured.</summary>
/// <param name="Key">As written in scenarios.</param>
/// <param name="Unit">Unit of its values.</param>
/// <param name="Label">As shown in titles.</param>
/// <param name="Group">The group that is meant when none is named.</param>
/// <param name="IsSum">Whether its one number per run is a sum over the outcome years; else that of the last.</param>
/// <param name="Meaning">What it is.</param>
public sealed record DescribedOutcome(
    string Key, string Unit, string Label, string Group, bool IsSum, string Meaning);

/// <summary>A group of states.</summary>
/// <param name="Key">As written in scenarios; of a single state its iso3 code.</param>
/// <param name="Kind">all, cohort, region, programme, current or state.</param>
/// <param name="States">iso3 codes of its states.</param>
public sealed record DescribedGroup(string Key, string Kind, ImmutableArray<string> States);
