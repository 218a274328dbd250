using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>What is kept of the eight runs of a block: every outcome of every subject in every year, and one number per run of each.</summary>
public sealed class Recording : IObserver
{
    private readonly CompiledModel _model;
    private readonly Measures _measures;
    private readonly Lanes[] _series;
    private readonly Lanes[] _scalars;
    private readonly OutcomeYears _years;
    private AttitudePath? _attitudes;

    public Recording(CompiledModel model, OutcomeYears years, bool keepsAttitudes)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (years.From > years.To || years.To > model.Horizon.To)
            throw new ArgumentException($"the outcome years {years} do not end within the run, which ends in {model.Horizon.To}", nameof(years));
        _model = model;
        _years = years;
        _measures = new Measures(model);
        Cells = _measures.Values.Length;
        _series = new Lanes[model.Horizon.Years * Cells];
        _scalars = new Lanes[Cells];
        _attitudes = keepsAttitudes ? new AttitudePath(model.Horizon.Years, model.States.Length) : null;
    }

    /// <summary>Subjects times outcomes.</summary>
    public int Cells { get; }

    /// <summary>[year][subject][outcome], flattened.</summary>
    public ReadOnlySpan<Lanes> Series => _series;

    /// <summary>[subject][outcome], flattened: summed over the outcome years or taken in the last of them.</summary>
    public ReadOnlySpan<Lanes> Scalars => _scalars;

    /// <summary>The attitudes of the block, if they are kept.</summary>
    public AttitudePath? Attitudes => _attitudes;

    public void Observe(in Year year, World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (year.Index == 0)
            Array.Clear(_scalars);
        _measures.Take(year, world);
        ReadOnlySpan<Lanes> values = _measures.Values;
        values.CopyTo(_series.AsSpan(year.Index * Cells));
        if (_years.Contains(year.Number))
            Accumulate(values, year.Number == _years.To);
        if (_attitudes is { } path)
        {
            world.Reform.Now.CopyTo(path.Reform[year.Index]);
            world.Willingness.Now.CopyTo(path.Operations[year.Index]);
        }
    }

    private void Accumulate(ReadOnlySpan<Lanes> values, bool isLast)
    {
        int outcomes = Outcomes.All.Length;
        for (int outcome = 0; outcome < outcomes; outcome++)
        {
            bool isSum = Outcomes.All[outcome].Span == Model.Measurement.Span.Sum;
            if (!isSum && !isLast)
                continue;
            for (int cell = outcome; cell < values.Length; cell += outcomes)
                _scalars[cell] = isSum ? _scalars[cell] + values[cell] : values[cell];
        }
    }
}

/// <summary>The years over which outcomes are summed, and the last of which stands for the others; see <see cref="Outcomes"/>.</summary>
public readonly record struct OutcomeYears(int From, int To)
{
    /// <summary>1996-2014, or what of it the horizon holds.</summary>
    public static OutcomeYears Default(Horizon horizon)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        return new(Math.Min(Outcomes.DefaultFrom, horizon.To), Math.Min(Outcomes.DefaultTo, horizon.To));
    }

    public bool Contains(int year) => year >= From && year <= To;

    /// <summary>Those of the years that lie in the data and in the run.</summary>
    public IEnumerable<int> InData(Horizon horizon)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        int first = Math.Max(From, Horizon.Start);
        return Enumerable.Range(first, Math.Max(0, Math.Min(Math.Min(To, horizon.To), horizon.LastObserved) - first + 1));
    }

    /// <summary>
    /// The years over which income and what is sent for it are summed: those in the data; if none is, income is that of the last observed year, and
    /// troops are those of all the years.
    /// </summary>
    public (int[] Income, int[] Troops) Burden(Horizon horizon)
    {
        int[] known = [.. InData(horizon)];
        return known.Length > 0 ? (known, known) : ([horizon.LastObserved], [.. Enumerable.Range(From, Math.Max(0, Math.Min(To, horizon.To) - From + 1))]);
    }

    /// <summary>The years that <see cref="ToString"/> wrote.</summary>
    public static OutcomeYears Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int[] years = [.. text.Split('-').Select(year => int.Parse(year, System.Globalization.CultureInfo.InvariantCulture))];
        return new(years[0], years[^1]);
    }

    public override string ToString() => From == To ? $"{From}" : $"{From}-{To}";
}
