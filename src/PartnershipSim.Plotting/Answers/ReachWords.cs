using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model.Wording;

namespace PartnershipSim.Plotting.Answers;

/// <summary>Where in the model a change was felt, in sentences.</summary>
public static class ReachWords
{
    private const int MostTerms = 3;

    /// <summary>Smaller means would be printed as zeros.</summary>
    private const double Smallest = 0.0005;

    /// <summary>At most two sentences; one if the change moved nothing.</summary>
    public static ImmutableArray<string> Of(Reach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        if (reach.FirstYear is not { } year)
            return ["Nothing in the model differs from the base: in no state, year or replicate."];
        string[] others = [.. reach.Submodels.Where(name => name != reach.Entry).Select(Name)];
        string rest = reach.Untouched.IsEmpty ? "and reaches all other parts of the model"
            : others.Length == 0 ? "and reaches no other part of the model"
            : $"and reaches {Words.List(others)}, but not {Words.List(reach.Untouched.Select(Name))}";
        string path = $"The change is first felt in {Name(reach.Entry!)}, in {year}, {rest}.";
        string[] terms =
        [
            .. reach.Terms.Where(moved => Math.Abs(moved.Mean) >= Smallest).Take(MostTerms).Select(moved =>
                $"'{moved.Term.Label}' in {moved.Term.Decision.Name} ({Words.WithSign(moved.Mean)}"
                + $"{(moved.Term.Decision.Unit is "" or "-" or "0-1" ? "" : " " + moved.Term.Decision.Unit)})"),
        ];
        return terms.Length == 0
            ? [path, "No term of any decision moves by more than a thousandth, on average over states and years."]
            :
            [
                path,
                $"What moves most in the decisions of states, on average over states and years: {Words.List(terms)}.",
            ];
    }

    private static string Name(string submodel) => submodel.ToLowerInvariant();
}
