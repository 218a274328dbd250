namespace PartnershipSim.Scenarios.Reading;

/// <summary>Reads what stands under one key of a scenario file into the scenario. What it cannot use it reports and leaves out.</summary>
internal delegate Scenario Section(Page page, Node value, Scenario scenario);
