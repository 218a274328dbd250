using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Seminar;
using PartnershipSim.Seminar.Kit;
using PartnershipSim.Seminar.Web;

// partnersim seminar starts this program and passes its words on
SeminarOptions options;
try
{
    options = SeminarOptions.Parse(args);
}
catch (ArgumentException wrong)
{
    await Console.Error.WriteLineAsync($"error  {wrong.Message}");
    return 2;
}

try
{
    if (options.IsPapers)
    {
        Console.Write(CountryPapers.Of(Scenario.Load(options.Scenario)));
        return 0;
    }

    await using SeminarServer server = SeminarServer.Open(options);
    await server.Run();
    return 0;
}
catch (InvalidScenarioException invalid)
{
    foreach (Problem problem in invalid.Problems)
        await Console.Error.WriteLineAsync(problem.ToString());
    return 3;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"error  {failure.Message}");
    return 1;
}
