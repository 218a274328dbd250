namespace PartnershipSim.Seminar.Classroom;

/// <summary>A room whose file is in the folder and that could not be opened.</summary>
/// <param name="Name">The name of the room, which begins the name of its file.</param>
/// <param name="Reason">What is wrong with the file and what would help, for the teacher.</param>
internal sealed record ClosedRoom(string Name, string Reason);
