using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>
/// What is kept of the eight runs of a block: one number per run, outcome and subject, and, of as many subjects as are asked for, every year.
/// </summary>
public sealed class Recording : IObserver
{
    private static readonly int[] Summed = [.. Numbers(Model.Measurement.Span.Sum)];
    private static readonly int[] Last = [.. Numbers(Model.Measurement.Span.Last)];

    private readonly Measures _measures;
    private readonly int _length;
    private readonly Lanes[] _scalars;
    private readonly OutcomeYears _years;
    private readonly AttitudePath? _attitudes;
    private Lanes[]? _own;

    /// <param name="measures">Takes the outcomes of all recordings of a thread, one year after the other.</param>
    internal Recording(
        CompiledModel model, OutcomeYears years, Recorded recorded, bool keepsAttitudes, Measures measures)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (years.From > years.To || years.To > model.Horizon.To)
            throw new ArgumentException($"the outcome years {years} do not end within the run, which ends in {model.Horizon.To}", nameof(years));
        _years = years;
        _measures = measures;
        Width = WidthOf(_measures, recorded);
        _length = model.Horizon.Years * Width;
        Until = Width > 0 ? model.Horizon.To : years.To;
        _scalars = new Lanes[_measures.Values.Length];
        _attitudes = keepsAttitudes ? new AttitudePath(model.Horizon.Years, model.States.Length) : null;
    }

    /// <summary>How many numbers of a year are recorded: recorded subjects times outcomes.</summary>
    public int Width { get; }

    /// <summary>
    /// Where the years of the next block are recorded; null: in a room of its own, which the block after it overwrites.
    /// A room as wide as one year is overwritten by each.
    /// </summary>
    public Lanes[]? Room { get; set; }

    /// <summary>[year][subject][outcome], flattened.</summary>
    public ReadOnlySpan<Lanes> Series => Room ?? _own;

    /// <summary>[subject][outcome], flattened: summed over the outcome years or taken in the last of them.</summary>
    public ReadOnlySpan<Lanes> Scalars => _scalars;

    /// <summary>The attitudes of the block, if they are kept.</summary>
    public AttitudePath? Attitudes => _attitudes;

    /// <summary>What takes the outcomes of as many subjects as are asked for.</summary>
    internal static Measures MeasuresFor(CompiledModel model, Recorded recorded) =>
        new(model, ofStates: recorded != Recorded.GroupScalars);

    /// <summary>How many numbers of a year are recorded of so many subjects.</summary>
    public static int WidthOf(Measures measures, Recorded recorded)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return recorded switch
        {
            Recorded.Years => measures.Subjects.Length * Outcomes.All.Length,
            Recorded.GroupYears => measures.Groups.Length * Outcomes.All.Length,
            _ => 0,
        };
    }

    /// <inheritdoc/>
    public int Until { get; }

    public void Observe(in Year year, World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (year.Index == 0)
            Array.Clear(_scalars);
        if (Width > 0 || _years.Contains(year.Number))
            Measure(year, world);
        if (_attitudes is { } path)
        {
            world.Reform.Now.CopyTo(path.Reform[year.Index]);
            world.Willingness.Now.CopyTo(path.Operations[year.Index]);
        }
    }

    // a year of all subjects is measured where it is kept
    private void Measure(in Year year, World world)
    {
        Lanes[] room = Room ?? (_own ??= BlockStore.Empty(_length));
        Span<Lanes> kept = room.AsSpan(room.Length == Width ? 0 : year.Index * Width, Width);
        ReadOnlySpan<Lanes> values = _measures.Values;
        if (Width == values.Length)
        {
            _measures.Take(year, world, kept);
            values = kept;
        }
        else
        {
            _measures.Take(year, world);
            values[..Width].CopyTo(kept);
        }

        if (_years.Contains(year.Number))
            Add(values, year.Number == _years.To);
    }

    private void Add(ReadOnlySpan<Lanes> values, bool isLast)
    {
        for (int first = 0; first < values.Length; first += Outcomes.All.Length)
        {
            Span<Lanes> scalars = _scalars.AsSpan(first, Outcomes.All.Length);
            ReadOnlySpan<Lanes> ofSubject = values.Slice(first, Outcomes.All.Length);
            foreach (int outcome in Summed)
                scalars[outcome] += ofSubject[outcome];
            if (!isLast)
                continue;
            foreach (int outcome in Last)
                scalars[outcome] = ofSubject[outcome];
        }
    }

    private static IEnumerable<int> Numbers(Model.Measurement.Span span) =>
        Enumerable.Range(0, Outcomes.All.Length).Where(outcome => Outcomes.All[outcome].Span == span);
}
