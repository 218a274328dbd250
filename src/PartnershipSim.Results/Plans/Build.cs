using System.Reflection;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Plans;

/// <summary>
/// Which build of the program computes: its version, and a short hash of the compiled code that decides a number. Two
/// shards are only put together if it is the same.
/// </summary>
public static class Build
{
    private const int Digits = 12;

    public static string Current { get; } = $"{Provenance.InformationalVersion} {CodeHash()}";

    private static string CodeHash()
    {
        Assembly[] deciding = [typeof(Model.ModelVersion).Assembly, typeof(Scenario).Assembly, typeof(Cell).Assembly];
        return Checksum.Of(string.Join('\n', deciding.Select(each => $"{each.ManifestModule.ModuleVersionId:N}")))
            [..Digits];
    }
}
