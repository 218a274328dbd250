namespace PartnershipSim.Seminar.Explorer;

/// <summary>A picture of two worlds is asked for.</summary>
internal sealed record AskedPicture(Move Move, string Outcome, string Group, bool IsRefined);

/// <summary>A reason is asked for.</summary>
internal sealed record AskedWhy(Move Move, string State, int Year);

/// <summary>A move is to be written down.</summary>
internal sealed record AskedFile(Move Move);

/// <summary>A saved move is to be read.</summary>
internal sealed record AskedMove(string Text);
