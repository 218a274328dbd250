using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// Contributions to operations: whether a state joins, how many troops it offers, and what capacity, rationing and
/// backfill make of the offers. Each of these has its file.
/// </summary>
public sealed partial class Operations(CompiledModel model) : ISubmodel
{
    /// <summary>
    /// Lower limit of denominators, and of troops in logarithms, k: so small that it changes no result and only keeps a
    /// division by 0 from failing.
    /// </summary>
    private const double Epsilon = 1e-12;

    public SubmodelCard Card { get; } = new(
        "Operations", "7.8", "Participation, offers, capacity, rationing and backfill.",
        """
        Requested D_o = nonus(t)·demand_scale/fill_reference (k). Last year's contribution F' is that of the predecessor in an operation's first
        year; launch = 1 in the first year of an operation without one.
        Eligible: active and neither lead power nor threat source. ins = A·prox·(1 + insurance_withdrawal·w), prox and w as in 7.2.
        peers = (regional count of states with F' > 0, without i)/max(1, regional count of eligible states, without i).       0 if peers is off
        V = join_const + join_attitude·xO + join_interop·q + join_prospect·B + join_peers·peers + join_persistence·[F' > 0]
            - join_distance·ln(1 + d_io) + join_member·member·[lead = NATO] + join_launch·launch + join_demand·ln(max(D_o,.001)/20)
            + join_capacity·ln(N/30) + join_contested·(1 - legitimacy) - opinion_weight·democracy·(.6 - s_io(t-1)) + join_insurance·ins
            - join_conflict·conflict + (1 - member)(.6·side_payment + .5·I) + ln φ
            + join_old·[ally of 1994](1 - legitimacy) - join_war·war + join_frailty·f(t-1)
        φ = factor that the state's government chooses, 1 unless a scenario says otherwise, not below 1e-12; 0 keeps the state at home
        join if u < Λ(V) and D_o > 0 and φ > 0                                                              purpose join
        f = one of nine values z_k, by state, fixed for the run: the first with u < Σ_(l≤k) p_l                purpose frailty, year 0
            p_k starts as g_k; z and g are nodes and weights of the Gauss-Hermite rule of a standard normal
        nudged: after the year, every observation that covers the state, whose yesterday is observed or which is a launch, multiplies p_k by
            Λ(V - join_frailty·f + join_frailty·z_k) if the state was there, by one minus that if not; then Σp = 1 and f is taken again by
            the same u. Deterministic: f = Σ p_k·z_k
        share = ln D_o + size_gdp·ln(Y/100) + size_strength·ln(N/30) + size_const + size_attitude·xO + size_interop·q + size_prospect·B
                - size_distance·ln(1 + d_io) + size_contested·(1 - legitimacy) - size_caution·(1 - member)(1 - B)·ln(1 + risk)
        level = share + size_record·r(t-1)
        newcomer (F' = 0): ln offer = level + size_entry_noise·ε + ln φ
        else ln offer = size_inertia·(ln F' - ln φ(t-1) + size_response·ln(D_o/D'_o)) + (1 - size_inertia)·level
                        + size_noise·(F'/.1)^(-size_steady)·ε + ln φ                                           purpose size
             ε is Student's t with four degrees of freedom; normal if size_tails is 0
        offer = join·max(least_contingent, exp(min(ln offer, 5)))     D' = last year's request of the operation (or predecessor); the ratio term is 0 if D' = 0
        capacity: offers_i· ← offers_i·min(1, sus/Σ_o offers)      free = max(0, sus - Σ_o offers)          both before rationing
        ration  : F_io = offer_io·min(1, D_o/Σ_i offers)
        backfill: short = max(0, fill_reference·D_o - Σ_i F) ; room_io = join·min(free_i·F_io/Σ_o' F_io', F_io)
                  F_io += room_io·min(1, backfill·short/Σ_i room)
                  Σ_o' F is taken once, before any backfill; denominators, and troops in logarithms, are max(·,1e-12)
        fill_o = 1 - max(0, fill_reference·D_o - ΣF)/(fill_reference·D_o)
        r = r(t-1) + record_speed·(mean over o with F_io > 0 of clip(ln F_io - share_io, -3, 3) - r(t-1)), r(t-1) if there is no such o
        D_o = 0: offers and F are 0, fill_o is undefined and left out of means. Nudged: F is replaced where observed.
        """,
        "Σ_o F_io ≤ sus; Σ_i F_io ≤ D_o; no demand ⇒ no troops; raising backfill never lowers ΣF in that year.",
        Parameters)
    {
        Draws = [Purpose.Join, Purpose.Size, Purpose.Frailty],
        Decisions = [Joining.Decision, Sizing.Decision, Sending.Decision],
    };

    private readonly Proximity _proximity = new();
    private readonly Memo<Logarithm> _log = new();
    private readonly Request[] _requests = [.. model.Operations.Select((_, o) => new Request(model, o))];
    private readonly Lanes[][] _offers = [.. model.Operations.Select(_ => new Lanes[model.States.Length])];
    private readonly Lanes[][] _explained = [.. model.Operations.Select(_ => new Lanes[model.States.Length])];
    private readonly Lanes[][] _shares = [.. model.Operations.Select(_ => new Lanes[model.States.Length])];
    private readonly int[] _all = [.. Enumerable.Range(0, model.Operations.Length)];
    private readonly int[] _requested = new int[model.Operations.Length];
    private readonly Lanes[] _free = new Lanes[model.States.Length];
    private readonly Lanes[] _sent = new Lanes[model.States.Length];
    private readonly Lanes[] _room = new Lanes[model.States.Length];

    public IEnumerable<Column> Writes(World world) =>
        [world.Record, world.Frailty, world.Deployed, .. world.DeployedTo, world.Requested, world.Fill];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        int count = 0;
        for (int o = 0; o < world.Operations; o++)
        {
            double wanted = year.Model.Drivers.Requested[o][year.Index];
            world.Requested.Next[o] = wanted * year[DemandScale] / year[FillReference];
            if (wanted > 0)
                _requested[count++] = o;
            else
                StandDown(world, o);
        }

        ReadOnlySpan<int> requested = _requested.AsSpan(0, count);
        FindEligible(year, world);
        foreach (int o in requested)
            Open(year, world, _requests[o]);
        Offer(year, world, requested, ledger);
        FitToCapacity(world, requested);
        foreach (int o in requested)
            Ration(world, o);
        Add(world, requested, _sent);
        foreach (int o in requested)
            Backfill(year, world, o);
        Impose(year, world);
        foreach (int o in requested)
            Close(year, world, o, ledger);
        Add(world, year.Nudge is null ? requested : _all, world.Deployed.Next);
        UpdateRecord(year, world, requested);
        UpdateFrailty(year, world, requested);
    }

    private static void StandDown(World world, int o)
    {
        world.DeployedTo[o].Next.Clear();
        world.Fill.Next[o] = double.NaN;
    }

    /// <summary>Participation of every state in every operation, and the size of what it offers.</summary>
    private void Offer<TLedger>(in Year year, World world, ReadOnlySpan<int> requested, TLedger ledger)
        where TLedger : struct, ILedger
    {
        WeighJoining(year, world, requested);
        Join(year, world, requested);
        Size(year);
        if (typeof(TLedger) != typeof(ClosedLedger))
            WriteTerms(year, world, requested, ledger);
    }

    /// <summary>
    /// The same equations once more for a reader of their terms, state by state and operation by operation.
    /// </summary>
    private void WriteTerms<TLedger>(in Year year, World world, ReadOnlySpan<int> requested, TLedger ledger)
        where TLedger : struct, ILedger
    {
        int c = 0;
        for (int e = 0; e < Eligible.Length; e++)
        {
            InclinationOf(year, world, e, _proximity.For(year), out Inclination inclination);
            for (int r = 0; r < requested.Length; r++)
            {
                WriteTerms(year, world, r, requested[r], e, inclination, ledger);
                if (c < _sized && _contingents[c].State == Eligible[e] && _contingents[c].Operation == requested[r])
                    WriteTerms(year, c++, ledger);
            }
        }
    }
}
