using PartnershipSim.Model.Wording;

namespace PartnershipSim.Plotting.Records;

/// <summary>What groups and states are called in figures.</summary>
public static class SubjectLabel
{
    extension(Subject subject)
    {
        /// <summary>A state by its name, a group by <see cref="Words.Group"/>.</summary>
        public string Label => subject.IsState ? subject.Name : Words.Group(subject.Key);
    }
}
