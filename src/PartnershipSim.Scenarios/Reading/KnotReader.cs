using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>Reads a series: one number for all years, or a number for some years.</summary>
internal static class KnotReader
{
    public static ImmutableSortedDictionary<int, double> Read(
        ValueReader reader, Node value, string path, Interval range, string unit, Scenario scenario)
    {
        ImmutableSortedDictionary<int, double>.Builder knots = ImmutableSortedDictionary.CreateBuilder<int, double>();
        if (value is Word)
        {
            if (reader.Number(value, path, range, unit) is { } constant)
                knots[Horizon.Start] = constant;
            return knots.ToImmutable();
        }

        if (reader.Block(value, path) is not { } block)
            return knots.ToImmutable();
        foreach ((Word key, Node number) in block.Entries)
        {
            int? year = reader.Year(key, path, scenario.Horizon);
            double? read = reader.Number(number, $"{path}.{key.Text}", range, unit);
            if (year is { } when && read is { } setTo)
                knots[when] = setTo;
        }

        if (block.Entries.IsEmpty)
            reader.Error(value, $"{path} names no year");
        return knots.ToImmutable();
    }
}
