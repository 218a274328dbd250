using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Analysis.Decisions;

/// <summary>A term of a decision and its value over the replicates that were simulated.</summary>
/// <param name="Replicates">
/// In how many replicates the term was written: a contingent has a size only where the state joined.
/// </param>
public sealed record ExplainedLine(Term Term, double Mean, double Low, double High, int Replicates)
{
    public LineKind Kind => Term.Kind;

    /// <summary>The term as shown.</summary>
    public string Name => Term.Label;

    public string Unit => Term.Unit;
}

/// <summary>One decision of the state in the year, term by term.</summary>
/// <param name="Operation">The operation it concerns, or null.</param>
public sealed record ExplainedDecision(Decision Decision, string? Operation, ImmutableArray<ExplainedLine> Lines)
{
    public IEnumerable<ExplainedLine> Terms => Lines.Where(line => line.Kind == LineKind.Term);

    public ExplainedLine? Sum => Lines.FirstOrDefault(line => line.Kind == LineKind.Sum);

    public ExplainedLine? Find(Term term) => Lines.FirstOrDefault(line => line.Term == term);
}

/// <summary>
/// Why a state did what it did in a year, from the ledger that the submodels write while they compute. No equation is
/// written twice.
/// </summary>
public sealed record Explanation(
    string State, int Year, int? Replicate, int Replicates, ImmutableArray<ExplainedDecision> Decisions)
{
    /// <summary>The state's name, "Georgia"; its code where no name is known.</summary>
    public string StateName { get; init; } = State;

    /// <summary>
    /// Explains one replicate (<paramref name="replicate"/>), or the mean and range over the first
    /// <paramref name="replicates"/>.
    /// </summary>
    /// <param name="state">The iso3 code of a state of the model.</param>
    /// <param name="year">A simulated year, so not the first.</param>
    /// <param name="operation">Only this operation, or null for all.</param>
    /// <exception cref="ArgumentException">There is no such state, year or operation.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public static Explanation Of(
        CompiledModel model, string state, int year, string? operation, ulong seed, int? replicate,
        int replicates, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        int number = Find(model.States.Select(s => s.Iso3), state)
            ?? throw new ArgumentException($"{state} is not a state of the model", nameof(state));
        if (year <= Horizon.Start || year > model.Horizon.To)
            throw new ArgumentException(
                $"{year} is not a simulated year ({Horizon.Start + 1}-{model.Horizon.To})", nameof(year));
        int? wanted = operation is null
            ? null
            : Find(model.Operations.Select(o => o.Name), operation)
                ?? throw new ArgumentException($"{operation} is not an operation", nameof(operation));

        Book book = new(number, year, wanted);
        Simulation simulation = new(model);
        Settings settings = Settings.Same(model.Timetable);
        int first = replicate ?? 0;
        int count = replicate is null ? replicates : 1;
        for (int done = 0; done < count; done += Lanes.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            book.Open();
            simulation.Run(settings, Dice.ForBlock(seed, (uint)(first + done)), book, new OpenLedger(book));
            book.Close(Math.Min(Lanes.Count, count - done));
        }

        return new(model.States[number].Iso3, year, replicate, count, book.Decisions(model))
        {
            StateName = model.States[number].Name,
        };
    }

    private static int? Find(IEnumerable<string> names, string name)
    {
        int number = names.TakeWhile(other => !string.Equals(other, name, StringComparison.OrdinalIgnoreCase)).Count();
        return number < names.Count() ? number : null;
    }

    private readonly struct OpenLedger(Book book) : ILedger
    {
        public void Write(in LedgerLine line) => book.Write(line);
    }

    /// <summary>Keeps the lines of one state in one year, and sums them over blocks of replicates.</summary>
    private sealed class Book(int state, int year, int? operation) : IObserver
    {
        private readonly List<LedgerLine> _page = [];
        private readonly Dictionary<(Decision Decision, int Operation), Dictionary<Term, Account>> _accounts = [];
        private bool _isWanted = true;

        public int Until => year;

        public void Open()
        {
            _page.Clear();
            _isWanted = true;
        }

        public void Write(in LedgerLine line)
        {
            if (_isWanted && line.State == state
                && (operation is null || line.Operation < 0 || line.Operation == operation))
                _page.Add(line);
        }

        public void Observe(in Year now, World world)
        {
            if (now.Number < year)
                _page.Clear();
            else
                _isWanted = false;
        }

        public void Close(int lanes)
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                HashSet<(Term Outcome, int Operation)> met =
                [
                    .. _page.Where(line => line.Kind == LineKind.Outcome && line.Value[lane] > 0)
                        .Select(line => (line.Term, line.Operation)),
                ];
                foreach (LedgerLine line in _page)
                {
                    // a size is computed for all eight lanes as soon as one of them joins
                    if (line.Decision.OnlyWhere is not { } needed || met.Contains((needed, line.Operation)))
                        Enter(line, line.Value[lane]);
                }
            }
        }

        public ImmutableArray<ExplainedDecision> Decisions(CompiledModel model) =>
        [
            .. _accounts.Select(decision => new ExplainedDecision(
                decision.Key.Decision,
                decision.Key.Operation < 0 ? null : model.Operations[decision.Key.Operation].Name,
                [.. decision.Value.Select(line => line.Value.Line(line.Key))])),
        ];

        private void Enter(in LedgerLine line, double value)
        {
            (Decision, int) key = (line.Decision, line.Operation);
            if (!_accounts.TryGetValue(key, out Dictionary<Term, Account>? lines))
                _accounts[key] = lines = [];
            if (!lines.TryGetValue(line.Term, out Account? account))
                lines[line.Term] = account = new Account();
            account.Add(value);
        }
    }

    private sealed class Account
    {
        private int _count;
        private double _sum;
        private double _low = double.PositiveInfinity;
        private double _high = double.NegativeInfinity;

        public void Add(double value)
        {
            _count++;
            _sum += value;
            _low = Math.Min(_low, value);
            _high = Math.Max(_high, value);
        }

        public ExplainedLine Line(Term term) => new(term, _sum / _count, _low, _high, _count);
    }
}
