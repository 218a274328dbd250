using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;


namespace PartnershipSim.Scenarios.Studies;

/// <summary>What a study is called, what it asks, and how its points lie and are run.</summary>
internal static class StudyHead
{
    public static Study Name(Page page, Node value, Study study, StudySources sources)
    {
        string? name = page.Text(value, "study");
        if (name is not null && !HeadSections.IsSnakeCase(name))
            page.Error(
                value, $"study = {name} should be lower snake_case: small letters, digits and _, a letter first");
        return study with { Name = name ?? "" };
    }

    public static Study Title(Page page, Node value, Study study, StudySources sources) =>
        study with { Title = page.Text(value, "title") };

    public static Study Question(Page page, Node value, Study study, StudySources sources) =>
        study with { Question = page.Text(value, "question") };

    public static Study Design(Page page, Node value, Study study, StudySources sources)
    {
        int place = page.Choice(value, "design", StudyReader.Designs) is { } word
            ? StudyReader.Designs.IndexOf(word)
            : -1;
        return place < 0 ? study : study with { Design = (StudyDesign)place };
    }

    /// <summary>A number; of a list design the file that holds them.</summary>
    public static Study Points(Page page, Node value, Study study, StudySources sources) =>
        study.Design == StudyDesign.List
            ? PointList.Read(page, value, study, sources.Tree)
            : study with { Points = page.Whole(value, "points", 1, StudyReader.Most, "points") ?? study.Points };

    public static Study SecondOrder(Page page, Node value, Study study, StudySources sources)
    {
        bool isWanted = page.Switch(value, "second_order") ?? false;
        if (isWanted && study.Design != StudyDesign.Saltelli)
            page.Error(
                value, "second_order is a matter of the saltelli design; write 'design: saltelli', or leave it out");
        return study with { HasSecondOrder = isWanted };
    }

    public static Study Replicates(Page page, Node value, Study study, StudySources sources) =>
        study with
        {
            Replicates = page.Whole(value, "replicates", 1, StudyReader.Most, "runs per point") ?? study.Replicates,
        };

    public static Study Seed(Page page, Node value, Study study, StudySources sources) =>
        study with { Seed = HeadSections.Seed(page, value, study.Base).Seed };
}
