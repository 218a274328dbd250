using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>parameters and mechanisms: values that are the same in every year.</summary>
internal static class SettingSections
{
    public static Scenario Parameters(ValueReader reader, Node value, Scenario scenario)
    {
        if (reader.Block(value, "parameters") is not { } block)
            return scenario;
        foreach ((Word key, Node setting) in block.Entries)
        {
            Parameter? parameter = ParameterSpace.Find(key.Text);
            if (parameter is null)
                reader.Error(
                    key, $"{key.Text} is not a "
                        + $"parameter{Suggestion.For(key.Text, ParameterSpace.Parameters.Select(p => p.Key))}");
            else
                scenario = WithParameter(reader, parameter, setting, scenario);
        }

        return scenario;
    }

    public static Scenario Mechanisms(ValueReader reader, Node value, Scenario scenario)
    {
        if (reader.Block(value, "mechanisms") is not { } block)
            return scenario;
        foreach ((Word key, Node setting) in block.Entries)
        {
            Mechanism? mechanism = Model.Parameters.Mechanisms.All.FirstOrDefault(m => m.Key == key.Text);
            if (mechanism is null)
                reader.Error(key, $"{key.Text} is not a mechanism{Suggestion.WithList(key.Text, MechanismKeys)}");
            else if (reader.Switch(setting, key.Text) is { } isOn)
                scenario = scenario with
                {
                    Mechanisms = isOn
                        ? scenario.Mechanisms.Remove(key.Text)
                        : scenario.Mechanisms.SetItem(key.Text, false),
                };
        }

        return scenario;
    }

    private static string[] MechanismKeys => [.. Model.Parameters.Mechanisms.All.Select(mechanism => mechanism.Key)];

    private static Scenario WithParameter(ValueReader reader, Parameter parameter, Node setting, Scenario scenario)
    {
        Node? number = setting;
        string? because = null;
        if (setting is Map block)
        {
            number = null;
            foreach ((Word key, Node value) in reader.Known(block, parameter.Key, "value", "because"))
            {
                if (key.Text == "value")
                    number = value;
                else
                    because = reader.Text(value, "because");
            }

            if (number is null)
                reader.Error(
                    setting, $"{parameter.Key} lacks its value; write {{ value: {parameter.Default}, because: why }}");
        }

        if (number is null || reader.Number(number, parameter.Key, parameter.Range, parameter.Unit) is not { } setTo)
            return scenario;
        return scenario with
        {
            Parameters = setTo == parameter.Default
                ? scenario.Parameters.Remove(parameter.Key)
                : scenario.Parameters.SetItem(parameter.Key, setTo),
            Reasons = because is null
                ? scenario.Reasons.Remove(parameter.Key)
                : scenario.Reasons.SetItem(parameter.Key, because),
        };
    }
}
