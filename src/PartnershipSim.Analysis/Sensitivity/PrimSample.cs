using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// Points, axis by axis, and how much of a case of interest each is: 0 or 1, or the share of its replicates. Every axis
/// is sorted once; a part of the sample shares the order with the whole and only says which points belong to it.
/// </summary>
internal sealed class PrimSample
{
    private readonly PrimInterest _byNumber;

    public PrimSample(ImmutableArray<Axis> axes, double[][] points, double[] interest)
        : this(axes, new(axes, points), interest, [.. Enumerable.Range(0, points.Length)])
    {
    }

    private PrimSample(ImmutableArray<Axis> axes, PrimPlaces places, double[] interest, int[] all)
        : this(axes, places, new(interest, all), new(interest, places.Points), all.Length, all)
    {
    }

    private PrimSample(
        ImmutableArray<Axis> axes, PrimPlaces places, PrimInterest byNumber, PrimInterest byPlace, int numbers,
        int[] chosen)
    {
        _byNumber = byNumber;
        Axes = axes;
        Places = places;
        ByPlace = byPlace;
        Numbers = numbers;
        Count = chosen.Length;
        Points = new(numbers);
        Inside = new(places.Limit);
        foreach (int number in chosen)
        {
            Points.Add(number);
            foreach (int place in places.Of(number))
                Inside.Add(place);
        }

        AllInterest = InterestOf(Points);
    }

    public ImmutableArray<Axis> Axes { get; }

    /// <summary>How many points belong to the sample.</summary>
    public int Count { get; }

    /// <summary>
    /// How many points the whole has, of which this may be a part: points are numbered by their places in it.
    /// </summary>
    public int Numbers { get; }

    /// <summary>The points that belong to the sample.</summary>
    public BitSet Points { get; }

    /// <summary>The places of these points along all axes.</summary>
    public BitSet Inside { get; }

    /// <summary>The places of all points of the whole.</summary>
    public PrimPlaces Places { get; }

    /// <summary>The interest of all points of the whole.</summary>
    public PrimInterest ByPlace { get; }

    /// <summary>The cases of interest of all points.</summary>
    public double AllInterest { get; }

    /// <summary>The interest of some points, added up in their order.</summary>
    public double InterestOf(BitSet points) => _byNumber.Upwards(points, 0, Numbers);

    /// <summary>The interest of a point.</summary>
    public double InterestOf(int point) => _byNumber.At(point);

    public BoxStep Describe(Box box)
    {
        PrimMembers members = new(this, box);
        return Step(box, members.Count, members.Interest);
    }

    /// <summary>What is known of a box that holds so many points and so much interest.</summary>
    public BoxStep Step(Box box, int count, double interest) =>
        new(
            box, AllInterest > 0 ? interest / AllInterest : 0, count > 0 ? interest / count : 0,
            count / (double)Math.Max(1, Count));

    /// <summary>
    /// The balance of coverage and density of so many points with so much interest; 0 if they are less than the given
    /// share of the sample.
    /// </summary>
    public double BalanceOf(int count, double interest, double leastMass) =>
        count < leastMass * Count || count == 0 || AllInterest <= 0
            ? 0
            : BoxStep.BalanceOf(interest / AllInterest, interest / count);

    /// <summary>
    /// Whether a balance is clearly not above another, told without a division: the balance is twice the interest over
    /// the sum of the points and of all interest, but for the last bits.
    /// </summary>
    public bool IsBelow(double balance, int count, double interest) =>
        2 * interest < balance * (count + AllInterest) * (1 - 1e-12);

    /// <summary>Some of the points.</summary>
    public PrimSample Of(IEnumerable<int> chosen) =>
        new(Axes, Places, _byNumber, ByPlace, Numbers, [.. chosen]);
}
