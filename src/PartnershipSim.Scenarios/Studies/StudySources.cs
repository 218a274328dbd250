using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Text;


namespace PartnershipSim.Scenarios.Studies;

/// <summary>From where a study takes the scenarios and points that it names.</summary>
/// <param name="Tree">The folders from which it may read.</param>
/// <param name="Data">
/// The data to stand on when no file names a folder; null: the folder <c>data</c> of the tree.
/// </param>
internal sealed record StudySources(FolderTree Tree, CountryData? Data);
