using System.Globalization;

namespace PartnershipSim.Benchmarks;

/// <summary>One thing that is wanted of the engine: what, how much, and what was found.</summary>
/// <param name="What">In words.</param>
/// <param name="Wanted">In words.</param>
/// <param name="Measured">The number, as printed.</param>
/// <param name="Spread">Its lowest and highest, or how it was taken.</param>
/// <param name="IsMet">Does the number satisfy the wish?</param>
/// <param name="WhyNot">What stands in the way, printed only where the wish is not met.</param>
public sealed record Target(string What, string Wanted, string Measured, string Spread, bool IsMet, string WhyNot)
{
    public static Target AtLeast(string what, double wanted, Spread measured, string format, string whyNot = "") =>
        new(
            what, $"at least {Text(wanted, format)}", Text(measured.Median, format), Between(measured, format),
            measured.Median >= wanted, whyNot);

    public static Target AtMost(string what, double wanted, Spread measured, string format, string whyNot = "") =>
        new(
            what, $"at most {Text(wanted, format)}", Text(measured.Median, format), Between(measured, format),
            measured.Median <= wanted, whyNot);

    public static Target AtMost(
        string what, double wanted, double measured, string format, string how, string whyNot = "") =>
        new(what, $"at most {Text(wanted, format)}", Text(measured, format), how, measured <= wanted, whyNot);

    public static Target AtLeast(
        string what, double wanted, double measured, string format, string how, string whyNot = "") =>
        new(what, $"at least {Text(wanted, format)}", Text(measured, format), how, measured >= wanted, whyNot);

    /// <summary>The target as a row of the table.</summary>
    public override string ToString() =>
        $"| {What} | {Wanted} | {Measured} | {Spread} | "
        + $"{(IsMet ? "met" : WhyNot.Length == 0 ? "missed" : $"missed: {WhyNot}")} |";

    private static string Between(Spread measured, string format) =>
        $"{Text(measured.Low, format)} to {Text(measured.High, format)}";

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
