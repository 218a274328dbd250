namespace PartnershipSim.Seminar.Explorer;

/// <summary>A request for a picture of two scenarios.</summary>
internal sealed record AskedPicture(Move Move, string Outcome, string Group, bool IsRefined);

/// <summary>A request for the reasons of a state.</summary>
internal sealed record AskedWhy(Move Move, string State, int Year);

/// <summary>A request for a move as a file.</summary>
internal sealed record AskedFile(Move Move);

/// <summary>A request to read a saved move.</summary>
internal sealed record AskedMove(string Text);
