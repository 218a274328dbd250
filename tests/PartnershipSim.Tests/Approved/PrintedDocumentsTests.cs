using PartnershipSim.Model;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Approved;

/// <summary>What the code prints is what is committed.</summary>
public sealed class PrintedDocumentsTests
{
    private const string OddFile = "src/PartnershipSim.Model/ODD.md";

    [Fact]
    public void The_printed_sections_of_the_ODD_equal_the_declarations()
    {
        string committed = File.ReadAllText(Path.Combine(Repository.Root, OddFile)).ReplaceLineEndings("\n");

        Approval.CheckFile(OddFile, Odd.Reprint(committed));
    }

    [Fact]
    public void The_parameter_table_equals_the_committed_one() =>
        Approval.Check("parameters.md", Odd.ParameterTable().ToMarkdown());

    [Fact]
    public void The_outcome_table_equals_the_committed_one() =>
        Approval.Check("outcomes.md", Odd.OutcomeTable().ToMarkdown());
}
