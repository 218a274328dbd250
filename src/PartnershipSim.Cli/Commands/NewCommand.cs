using System.CommandLine;
using System.Text;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>new NAME --from BASE</c>: a scenario to fill in.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        Argument<string> name = new("name") { Description = "Name of the scenario, lower snake_case" };
        Option<string> from = new("--from")
        {
            Description = "Scenario to start from",
            HelpName = "BASE",
            Required = true,
        };
        Command command = new(
            "new",
            """
            Write a new scenario beside BASE, with comments that say what can be changed.

            Example:
              partnersim new georgia_2008 --from scenarios/baseline.yaml
            """)
        {
            name,
            from,
        };
        command.SetAction(parsed => Execute(parsed.GetRequiredValue(name), parsed.GetRequiredValue(from)));
        return command;
    }

    private static int Execute(string name, string from)
    {
        if (!name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_')
            || !char.IsAsciiLetterLower(name.FirstOrDefault()))
            throw new UsageException(
                $"'{name}' is not a scenario name: write it in lower_snake_case, for instance georgia_2008");
        if (string.IsNullOrWhiteSpace(from))
            throw new UsageException("--from names a scenario file, for instance scenarios/baseline.yaml");
        Scenario @base = Scenario.Load(from);
        string path = Path.Combine(Path.GetDirectoryName(from) ?? "", $"{name}.yaml");
        if (File.Exists(path))
            throw new UsageException($"{path} exists already; choose another name");
        File.WriteAllText(path, Text(name, Path.GetFileName(from), @base), new UTF8Encoding(false));
        Screen.Messages.MarkupInterpolated($"Wrote [bold]{path}[/]. ");
        Screen.Next("Next: edit it, then", CommandText.Of("check", path));
        return ExitCode.Done;
    }

    private static string Text(string name, string baseFile, Scenario @base) =>
        $$"""
        # yaml-language-server: $schema=schema/scenario.schema.json
        scenario: {{name}}
        question: What if ...?
        extends: {{baseFile}}          # everything that is not said here is as it is there

        # Change something from a year on: set, scale or add; always say why.
        # 'partnersim parameters' lists what can be set.
        # interventions:
        #   - { from: 2004, set: { partnership.budget: 300 }, because: "twice the money after the 2004 enlargement" }
        #   - { year: 2010, scale: { spending_share: 0.9 }, where: { state: [USA] }, because: "one lean year" }

        # Or change it in every year:
        # parameters:
        #   partnership.education: { value: 2, because: "twice the teaching" }

        # Or switch a mechanism off:
        # mechanisms:
        #   teaching: off

        # What do you expect? 'partnersim check {{name}}.yaml --expect' tells you whether you were right.
        # expect:
        #   - { outcome: partner_troop_years, versus: {{baseFile}}, change: increases }

        replicates: {{@base.Replicates}}

        """;
}
