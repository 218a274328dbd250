using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>A scenario contains more than parameters and mechanisms: it has to be read as a whole.</summary>
internal sealed class BeyondMovesException(string message) : RefusedException(message);
