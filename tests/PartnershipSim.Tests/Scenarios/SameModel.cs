using System.Globalization;
using System.Text;
using PartnershipSim.Model;
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
        Drivers d = model.Drivers;
        foreach (double[][] table in new[] { d.Gdp, d.GrowthMean, d.Population, d.SpendingShare, d.Democracy, d.RelativeDistance, d.UsTroops, d.Conflict,
            d.InteroperabilityWeight, d.TeachingWeight, d.MaterialWeight, d.PartnershipWeight, d.BudgetStance, d.ReformEffort, d.OperationsOffer, d.Requested, d.DistanceToOperation })
        {
            foreach (double[] row in table)
                Row(text, row);
        }

        foreach (bool[][] table in new[] { d.CanContribute, d.TakesPart })
        {
            foreach (bool[] row in table)
                text.AppendJoin(',', row).AppendLine();
        }

        Row(text, d.GrowthSpread);
        Row(text, d.InitialStrength);
        Row(text, d.ThreatEvents);
        Row(text, d.Terrorism);
        text.AppendJoin(',', d.AccessionYear).AppendLine();
        foreach (ParameterPoint point in model.Timetable)
            Row(text, point.Values.ToArray());
        return text.ToString();
    }

    private static void Row(StringBuilder text, double[] row) =>
        text.AppendJoin(',', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))).AppendLine();
}
