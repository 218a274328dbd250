using System.CommandLine;
using System.Text;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model.Wording;
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
        title: {{Words.Capital(Words.Spoken(name))}}
        # question: What if ...?          # in your words; it heads every answer
        extends: {{baseFile}}          # everything that is not said here is as it is there

        # Every section below is an example: take away the '#' before those that you need.
        # 'partnersim list' names states, groups, drivers, operations and programmes; 'partnersim parameters' the parameters.

        # A change from a year on, or in some years: set, scale or add; say why.
        # interventions:
        #   - { from: 2004, set: { partnership.budget: 300 }, because: "twice the money after the 2004 enlargement" }
        #   - { from: 2004, to: 2010, scale: { partnership_weight: 2 }, where: { region: [caucasus] }, because: "an initiative" }
        #   - { year: 2010, scale: { spending_share: 0.9 }, where: { state: [USA] }, because: "one lean year" }

        # A change in every year:
        # parameters:
        #   partnership.education: { value: 2, because: "twice the teaching" }

        # A mechanism that is switched off:
        # mechanisms:
        #   teaching: off

        # A programme that is new, ends, or is suspended for some states and years:
        # programmes:
        #   gulf: { title: Gulf Partnership, eligible: { region: gulf }, from: 2005, interoperability: 0.35, teaching: 0.25, material: 0.1 }
        #   ipap: { until: 2012 }
        #   parp: { money: 50 }          # million US$ a year of its own
        #   md: { suspended: [{ from: 2008, to: 2012, where: { state: [EGY] }, because: "a broken agreement" }] }

        # An operation that is new, or asks for more or longer (thousands of troops):
        # operations:
        #   DARFUR: { from: 2007, until: 2012, lat: 13.5, lon: 24, lead: nato, requested: { 2007: 10, 2012: 10 } }
        #   ISAF: { until: 2010 }
        #   KFOR: { scale: 0.5 }         # half of what history requested

        # Series from outside the model: accession, alarm, growth, democracy, pledges, US troops, ...
        # drivers:
        #   accession_year: { GEO: 2010 }
        #   map_year: { GEO: 2008 }          # first year in a programme, or never; also pfp_year, parp_year, ...
        #   terrorism: { 2001: 0.45, 2002: 0.9 }

        # Over which years sums are taken (a level is that of the last of them), and what is reported. What changes
        # after them has no effect in them:
        # years: { from: 2004, to: 2014 }
        # outcomes: [partner_troop_years, interop]
        # states: { region: [caucasus] }

        # What do you expect? 'partnersim check {{name}}.yaml --expect' tests it, and 'compare' answers about it first.
        # expect:
        #   - { outcome: partner_troop_years, group: pfp, versus: {{baseFile}}, change: increases, because: "more money, more exercises" }

        replicates: {{@base.Replicates}}

        """;
}
