using System.Globalization;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Results.Store;

/// <summary>
/// The design.csv of a sweep. In memory are the columns that runs.parquet repeats for every replicate: numbers where an
/// axis has them. The words of a hundred thousand points would take more than the sweep itself, so they stay in the
/// file.
/// </summary>
internal sealed class StoredDesign
{
    private readonly string _folder;
    private readonly SweepRecord _record;
    private readonly List<double>[] _numbers;
    private readonly List<string>[] _words;
    private readonly HashSet<string> _known = []; // a word that many points share is kept once

    private StoredDesign(string folder, SweepRecord record)
    {
        (_folder, _record) = (folder, record);
        _numbers = [.. record.Axes.Select(_ => new List<double>())];
        _words = [.. record.Axes.Select(_ => new List<string>())];
    }

    /// <summary>How many points there are.</summary>
    public int Points { get; private set; }

    /// <param name="hash">That of the points as text, as <see cref="SweepPlan"/> has it.</param>
    /// <exception cref="InvalidDataException">The file is cut short or is no design of these axes.</exception>
    public static StoredDesign Of(string folder, SweepRecord record, out string hash)
    {
        StoredDesign design = new(folder, record);
        hash = SweepPlan.HashOf(design.Lines());
        return design;
    }

    /// <summary>The value of an axis at each point; empty if the axis has words.</summary>
    public IReadOnlyList<double> Numbers(int axis) => _numbers[axis];

    /// <summary>The word of an axis at each point; empty if the axis has numbers.</summary>
    public IReadOnlyList<string> Words(int axis) => _words[axis];

    /// <summary>Every point with its axes in the words of the file, which is read again.</summary>
    /// <exception cref="InvalidDataException">The file has more or fewer points than before.</exception>
    public IEnumerable<DesignRow> Rows()
    {
        int points = 0;
        foreach (DesignRow row in Read())
        {
            if (++points <= Points)
                yield return row;
        }

        if (points != Points)
            throw new InvalidDataException(
                $"{DesignTable.FileName} had {Points} points and has {points} now; has another program changed it?");
    }

    private IEnumerable<DesignRow> Read() => DesignTable.Of(_record.Axes).Rows(_folder);

    private IEnumerable<string> Lines()
    {
        foreach (DesignRow row in Read())
        {
            Points++;
            for (int axis = 0; axis < _record.Axes.Length; axis++)
            {
                // where a word should be a number, the hash is another one too
                if (!_record.Numeric[axis])
                    _words[axis].Add(Shared(row.Axes[axis]));
                else if (double.TryParse(row.Axes[axis], CultureInfo.InvariantCulture, out double number))
                    _numbers[axis].Add(number);
            }

            yield return string.Join(',', row.Axes.Prepend($"{row.Point}"));
        }
    }

    private string Shared(string word)
    {
        if (_known.TryGetValue(word, out string? same))
            return same;
        _known.Add(word);
        return word;
    }
}
