using System.Collections.Immutable;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>What of the teacher's acts can be taken back.</summary>
internal enum UndoKind
{
    Removal,
    Inject,
    Count,
    Rewind,
}

/// <summary>The last act of the teacher that can be taken back, with what it takes to do so.</summary>
/// <param name="Round">The round that it concerns.</param>
/// <param name="Seats">Seats that were taken away.</param>
/// <param name="Inject">What was let happen.</param>
/// <param name="Before">How the game stood before rounds were played again.</param>
internal sealed record Undo(
    UndoKind Kind, int Round, ImmutableArray<Seat> Seats, Inject? Inject = null, Game? Before = null);
