namespace PartnershipSim.Seminar.Classroom;

/// <summary>A partner state that a team can govern.</summary>
internal sealed record Partner(string Iso3, string Name, string Region);
