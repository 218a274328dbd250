using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;


namespace PartnershipSim.Scenarios.Reading;

/// <summary>
/// What a scenario is, written down: two scenarios that mean the same have the same text, however they were typed.
/// </summary>
public static class ScenarioText
{
    extension(Scenario scenario)
    {
        /// <summary>
        /// Everything that can change a number, in one fixed order. Names, questions, reasons and expectations are
        /// left out.
        /// </summary>
        public string ResolvedText =>
            string.Concat(ScenarioKeys.All.SelectMany(key => key.Write(scenario)).Select(line => line + "\n"));

        /// <summary>
        /// SHA-256 of the resolved text, lower-case hexadecimal. The data have their own, <see
        /// cref="Data.CountryData.Hash"/>.
        /// </summary>
        public string Hash => Checksum.Of(scenario.ResolvedText);
    }
}
