using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// Identification with the Alliance, from what can be observed; it also carries states without a programme, such as
/// Australia.
/// </summary>
public sealed class Affinity : ISubmodel
{
    public static readonly Parameter Democracy = Parameter.Fixed(
        "affinity.democracy", "-", 3.5, 1, 6, Evidence.Calibrated,
        "identification with the Alliance: V-Dem");

    public static readonly Parameter Distance = Parameter.Fixed(
        "affinity.distance", "-", 2, 0.5, 3, Evidence.Calibrated,
        "identification: UNGA distance relative to allies");

    public static readonly Parameter UsTies = Parameter.Fixed(
        "affinity.us_ties", "-", 0.6, 0, 2, Evidence.Calibrated,
        "identification: log US troops present");

    public static readonly Parameter Membership = Parameter.Fixed(
        "affinity.membership", "-", 0.8, 0, 2, Evidence.Assumed,
        "identification: member");

    public static ImmutableArray<Parameter> Parameters =>
        [Democracy, Distance, UsTies, Membership];

    /// <summary>
    /// ln(1 + 10,000): the tie to the lead power is at its largest from ten thousand of its troops in the country on.
    /// </summary>
    private static readonly double LogOfManyTroops = Log(10001)[0];

    public SubmodelCard Card { get; } = new(
        "Affinity", "7.1", "Identification with the Alliance, from what can be observed.",
        """
        tie = min(1, ln(1 + us_troops)/ln(10001))
        A   = Λ(affinity.democracy·(democracy - .6) - affinity.distance·rel + affinity.us_ties·(tie - .3) + affinity.membership·member)
        """,
        "A lies strictly between 0 and 1.",
        Parameters);

    private readonly Memo<Logarithm> _log = new();
    private readonly Memo<LogisticFunction> _logistic = new();

    public IEnumerable<Column> Writes(World world) => [world.Affinity];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        Span<Lanes> affinity = world.Affinity.Next;
        for (int i = 0; i < affinity.Length; i++)
        {
            Lanes logTroops = _log.Of(year, i, 1 + year.Model.Drivers[Driver.UsTroops][year.Index][i]);
            affinity[i] = _logistic.Of(year, i, LogitOf(year, i, world.Member.Next[i], logTroops));
        }
    }

    /// <summary>Affinity of state <paramref name="i"/>, given whether it is a member (1 or 0).</summary>
    internal static Lanes Of(in Year year, int i, in Lanes member) =>
        Logistic(LogitOf(year, i, member, Log(1 + year.Model.Drivers[Driver.UsTroops][year.Index][i])));

    /// <param name="logTroops">ln(1 + us_troops).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes LogitOf(in Year year, int i, in Lanes member, in Lanes logTroops)
    {
        DriverValues drivers = year.Model.Drivers;
        Lanes tie = Min(1, logTroops / LogOfManyTroops);
        return year[Democracy] * (drivers[Driver.Democracy][year.Index][i] - 0.6)
            - year[Distance] * drivers.RelativeDistance[year.Index][i]
            + year[UsTies] * (tie - 0.3)
            + year[Membership] * member;
    }
}
