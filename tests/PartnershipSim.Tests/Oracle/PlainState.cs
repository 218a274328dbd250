namespace PartnershipSim.Tests.Oracle;

/// <summary>What one state is like in one year.</summary>
public sealed class PlainState(int operations)
{
    public double Gdp { get; set; }
    public double GdpPerHead { get; set; }
    public double GrowthDeviation { get; set; }
    public int AccessionYear { get; set; }
    public bool Member { get; set; }
    public bool Invited { get; set; }

    public double Affinity { get; set; }
    public double Threat { get; set; }

    public bool TakesPart { get; set; }
    public int YearsIn { get; set; }
    public double ProgrammeMoney { get; set; }
    public double ExerciseExposure { get; set; }
    public double TeachingExposure { get; set; }
    public double Inducement { get; set; }
    public double Desire { get; set; }
    public double Score { get; set; }
    public double Prospect { get; set; }
    public double Pull { get; set; }

    public double Reform { get; set; }
    public double Willingness { get; set; }
    public double ReformAnchor { get; set; }
    public double WillingnessAnchor { get; set; }
    public double Alumni { get; set; }

    public double Habit { get; set; }
    public double LogShare { get; set; }
    public double Milex { get; set; }

    public double SoldierCost { get; set; }
    public double Active { get; set; }
    public double Pay { get; set; }
    public double EquipmentShare { get; set; }
    public double EquipmentOutlay { get; set; }
    public double RunningCosts { get; set; }
    public double Pooled { get; set; }
    public double Efficiency { get; set; }

    public double Equipment { get; set; }
    public double Usable { get; set; }
    public double Sustainable { get; set; }
    public double Interop { get; set; }

    public double Record { get; set; }
    public double Frailty { get; set; }
    public double Deployed { get; set; }
    public double[] Troops { get; } = new double[operations];
    public double[] Deaths { get; } = new double[operations];
    public double[] Support { get; } = new double[operations];
    public double OperatingCost { get; set; }

    public double Compliance { get; set; }
    public double Credibility { get; set; }
}
