using PartnershipSim.Model;

namespace PartnershipSim.Tests.Oracle;

/// <summary>One state: as it was last year, as it is this year, and as it was in 1994.</summary>
public sealed class PlainCountry(int number, StateCard card, int operations)
{
    public int Number { get; } = number;

    public StateCard Card { get; } = card;

    public PlainState Last { get; private set; } = new(operations);

    public PlainState Now { get; private set; } = new(operations);

    public double GdpOf1994 { get; set; }
    public double ThreatOf1994 { get; set; }
    public double SpillInOf1994 { get; set; }

    /// <summary>Logarithms of how likely each value of its frailty is, up to a common constant.</summary>
    public double[] FrailtyLogWeights { get; set; } = [];

    /// <summary>How loud it is among its peers: Y(t-1)^1/4.</summary>
    public double Voice { get; set; }

    /// <summary>Its claim on the programme money of the year, before it is known what the others claim.</summary>
    public double Claim { get; set; }

    /// <summary>What it offers each operation, and what it could still send.</summary>
    public double[] Offers { get; } = new double[operations];
    public double Free { get; set; }

    /// <summary>Its inclination to join each operation, without frailty.</summary>
    public double[] Explained { get; } = new double[operations];
    public double SentBeforeBackfill { get; set; }

    public void TurnYear() => (Last, Now) = (Now, Last);
}

/// <summary>One operation: what it asks for, and how far it is met.</summary>
public sealed class PlainOperation(int number, OperationCard card)
{
    public int Number { get; } = number;

    public OperationCard Card { get; } = card;

    public double RequestedLast { get; private set; }

    public double Requested { get; set; }

    public double Fill { get; set; } = double.NaN;

    public void Restart() => (Requested, RequestedLast, Fill) = (0, 0, double.NaN);

    public void TurnYear() => RequestedLast = Requested;
}
