using System.Globalization;
using CsCheck;
using PartnershipSim.Tests.Approved;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// How many cases the slow laws try. <c>PARTNERSHIPSIM_EFFORT=1</c>, or a variable <c>CI</c>, asks for all of them, and
/// <c>PARTNERSHIPSIM_EFFORT=20</c> for twenty times as many random cases. On a newcomer's machine each law meets about
/// a quarter of them: no law is left out, and the whole suite takes minutes. Where documents are printed again, all of
/// them are.
/// </summary>
internal static class Effort
{
    private const int Light = 4;
    private const ulong FirstSeed = 2013;

    private static readonly int? Asked =
        int.TryParse(
            Environment.GetEnvironmentVariable("PARTNERSHIPSIM_EFFORT"), NumberStyles.None,
            CultureInfo.InvariantCulture, out int factor)
            ? Math.Max(1, factor)
            : null;

    /// <summary>Is every case tried?</summary>
    public static bool IsFull { get; } =
        Asked is not null || Approval.IsAsked || Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    /// <summary>
    /// The automatic check meets the same cases every time, so that it fails for a change and not for a bad day; more
    /// effort means other cases, too.
    /// </summary>
    public static string? Seed { get; } = Asked is null or 1 ? "9nKlbGXF7IR2" : null;

    /// <summary>So many random cases, a quarter of them, or many more.</summary>
    public static int Cases(int count) => IsFull ? count * (Asked ?? 1) : Math.Max(1, count / Light);

    /// <summary>
    /// Tries a law on random cases. A seed fixes only the first case of a sample of CsCheck, so in the automatic check
    /// each case is a sample of its own, whose seed follows from its number.
    /// </summary>
    public static void Try<T>(this Gen<T> cases, int count, Action<T> law)
    {
        if (Seed is null)
        {
            cases.Sample(law, iter: Cases(count));
            return;
        }

        for (uint number = 1; number <= Cases(count); number++)
            cases.Sample(law, seed: new PCG(number, FirstSeed).ToString(), iter: 1, threads: 1);
    }

    /// <summary>All cases of a list, or every fourth.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> cases) =>
        IsFull ? cases : cases.Where((_, place) => place % Light == 0);
}
