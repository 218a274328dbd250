using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>Scenarios from files, and changes of them that are checked as a reader checks them.</summary>
public static class ScenarioChanges
{
    extension(Scenario scenario)
    {
        /// <summary>The scenario in a file, or an exception that carries every problem.</summary>
        public static Scenario Load(string path) => ScenarioReader.Read(path).Require();

        /// <summary>
        /// The same scenario with one more setting as typed on a command line, <c>partnership.budget=300</c>, or what
        /// is wrong with it.
        /// </summary>
        public ReadResult<Scenario> WithSetting(string keyEqualsValue)
        {
            ArgumentNullException.ThrowIfNull(keyEqualsValue);
            return SettingReader.Read(scenario, keyEqualsValue);
        }

        /// <summary>
        /// The same scenario with one more parameter set; throws if there is none or the value lies outside its
        /// range.
        /// </summary>
        public Scenario With(string parameter, double value) =>
            scenario.WithSetting(FormattableString.Invariant($"{parameter}={value:R}")).Require();

        /// <summary>
        /// The same scenario with one more intervention; throws if it drives anything out of its range.
        /// </summary>
        public Scenario With(Intervention intervention)
        {
            Scenario changed = scenario with { Interventions = scenario.Interventions.Add(intervention) };
            Problems problems = new();
            InterventionCheck.Check(intervention, changed, problems);
            if (!problems.HasErrors)
                ScenarioReader.Check(changed, problems);
            return new ReadResult<Scenario>(changed, problems).Require();
        }
    }
}
