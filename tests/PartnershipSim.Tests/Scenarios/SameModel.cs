using System.Globalization;
using System.Text;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Tests.Scenarios;

/// <summary>A compiled model written out in full, to the last bit: two models are equal if their texts are.</summary>
internal static class SameModel
{
    public static string Text(CompiledModel model)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{model.Horizon} {string.Join(',', model.Regions)}");
        foreach (StateCard state in model.States)
            text.AppendLine(state.ToString());
        foreach (OperationCard operation in model.Operations)
            text.AppendLine(operation.ToString());
        foreach (Array values in model.Drivers.Everything)
            Row(text, values);
        foreach (ParameterPoint point in model.Timetable)
            Row(text, point.Values.ToArray());
        return text.ToString();
    }

    private static void Row(StringBuilder text, Array values)
    {
        if (values is Array[] rows)
        {
            foreach (Array row in rows)
                Row(text, row);
            return;
        }

        text.AppendJoin(',', values.Cast<IConvertible>().Select(value => value.ToString(CultureInfo.InvariantCulture)))
            .AppendLine();
    }
}
