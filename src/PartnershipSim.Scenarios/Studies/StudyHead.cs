using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;


namespace PartnershipSim.Scenarios.Studies;

/// <summary>What a study is called, what it asks, and how its points lie and are run.</summary>
internal static class StudyHead
{
    public static Study Name(ValueReader reader, Node value, Study study, StudySources sources)
    {
        string? name = reader.Text(value, "study");
        if (name is not null && !HeadSections.IsSnakeCase(name))
            reader.Error(
                value, $"study = {name} should be lower snake_case: small letters, digits and _, a letter first");
        return study with { Name = name ?? "" };
    }

    public static Study Title(ValueReader reader, Node value, Study study, StudySources sources) =>
        study with { Title = reader.Text(value, "title") };

    public static Study Question(ValueReader reader, Node value, Study study, StudySources sources) =>
        study with { Question = reader.Text(value, "question") };

    public static Study Design(ValueReader reader, Node value, Study study, StudySources sources)
    {
        int place = reader.Choice(value, "design", StudyReader.Designs) is { } word
            ? StudyReader.Designs.IndexOf(word)
            : -1;
        return place < 0 ? study : study with { Design = (StudyDesign)place };
    }

    /// <summary>A number; of a list design the file that holds them.</summary>
    public static Study Points(ValueReader reader, Node value, Study study, StudySources sources) =>
        study.Design == StudyDesign.List
            ? PointList.Read(reader, value, study, sources.Tree)
            : study with { Points = reader.Whole(value, "points", 1, StudyReader.Most, "points") ?? study.Points };

    public static Study SecondOrder(ValueReader reader, Node value, Study study, StudySources sources)
    {
        bool isWanted = reader.Switch(value, "second_order") ?? false;
        if (isWanted && study.Design != StudyDesign.Saltelli)
            reader.Error(
                value, "second_order is a matter of the saltelli design; write 'design: saltelli', or leave it out");
        return study with { HasSecondOrder = isWanted };
    }

    public static Study Replicates(ValueReader reader, Node value, Study study, StudySources sources) =>
        study with
        {
            Replicates = reader.Whole(value, "replicates", 1, StudyReader.Most, "runs per point") ?? study.Replicates,
        };

    public static Study Seed(ValueReader reader, Node value, Study study, StudySources sources) =>
        study with { Seed = HeadSections.Seed(reader, value, study.Base).Seed };
}
