using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Scenarios.Studies;

namespace PartnershipSim.Runs;

/// <summary>What a sweep keeps of the eight runs of a block: one number per run and outcome, and no year.</summary>
internal sealed class ScalarRecorder : IObserver
{
    private readonly Measures _measures;
    private readonly OutcomeYears _years;
    private readonly (int Subject, int Outcome, bool IsSum)[] _places;
    private readonly bool _hasSums;
    private readonly Lanes[] _scalars;

    public ScalarRecorder(CompiledModel model, OutcomeYears years, ImmutableArray<StudyOutcome> outcomes)
    {
        _measures = new(model, [.. outcomes.Select(o => (o.Group, o.Outcome))]);
        _years = years;
        _places =
        [
            .. outcomes.Select(o => (
                SubjectOf(o.Group), Outcomes.All.IndexOf(o.Outcome), o.Outcome.Span == Model.Measurement.Span.Sum)),
        ];
        _hasSums = _places.Any(place => place.IsSum);
        _scalars = new Lanes[outcomes.Length];
    }

    /// <summary>In the order of the study's outcomes.</summary>
    public ReadOnlySpan<Lanes> Scalars => _scalars;

    /// <inheritdoc/>
    public int Until => _years.To;

    public void Observe(in Year year, World world)
    {
        if (year.Index == 0)
            Array.Clear(_scalars);
        if (!_years.Contains(year.Number))
            return;
        bool isLast = year.Number == _years.To;
        if (!isLast && !_hasSums)
            return;
        _measures.Take(year, world);
        for (int k = 0; k < _places.Length; k++)
        {
            (int subject, int outcome, bool isSum) = _places[k];
            if (isSum)
                _scalars[k] += _measures[subject, outcome];
            else if (isLast)
                _scalars[k] = _measures[subject, outcome];
        }
    }

    private int SubjectOf(string group)
    {
        for (int i = 0; i < _measures.Groups.Length; i++)
        {
            if (_measures.Groups[i].Key == group)
                return i;
        }

        throw new ArgumentException($"no state of this scenario belongs to the group {group}");
    }
}
