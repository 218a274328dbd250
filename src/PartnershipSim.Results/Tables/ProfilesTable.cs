namespace PartnershipSim.Results.Tables;

/// <summary>
/// How -2 log-likelihood rises when one parameter is fixed and all others are fitted again: a row of profiles.csv.
/// </summary>
public sealed record ProfileRow(string Parameter, double Value, double Rise)
{
    public static IEnumerable<ProfileRow> Of(Calibrated calibrated)
    {
        ArgumentNullException.ThrowIfNull(calibrated);
        return calibrated.Profiles.SelectMany(
            profile => profile.Points.Select(point => new ProfileRow(profile.Key, point.Value, point.Rise)));
    }
}

/// <summary>profiles.csv.</summary>
public static class ProfilesTable
{
    public static Table<ProfileRow> Table { get; } = new(
        "profiles.csv", "how much worse the fit is with a parameter at a value and all others fitted again", columns =>
        {
            var parameter = columns.Text("parameter", "key of the parameter", row => row.Parameter);
            var value = columns.Number("value", "of the parameter", "at which it is fixed", row => row.Value);
            var rise = columns.Number("rise", "-2 ln L", "above the best fit", row => row.Rise);
            return cells => new(cells.Of(parameter), cells.Of(value), cells.Of(rise));
        });
}
