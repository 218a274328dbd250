using PartnershipSim.Scenarios.Text;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// Data goes to standard output; progress and messages go to standard error. NO_COLOR is honoured by both.
/// </summary>
internal static class Screen
{
    /// <summary>No table is wider than this when it is not printed to a terminal.</summary>
    private const int WidthInFiles = 120;

    /// <summary>One broken line is often the cause of all that follow.</summary>
    private const int MostPerFile = 20;

    public static IAnsiConsole Data { get; } = Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Messages { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Is anybody watching the messages?</summary>
    public static bool IsWatched => !Console.IsErrorRedirected;

    /// <summary>A line of words. Names of files and texts of others in it cannot move the cursor or do worse.</summary>
    public static void Message(string text) => Console.Error.WriteLine(string.Concat(
        text.Select(letter => char.IsControl(letter) && letter is not ('\n' or '\t') ? '?' : letter)));

    /// <summary>
    /// A proposal on a line of its own that is never broken: a command of two lines could not be pasted.
    /// </summary>
    public static void Next(string question, string command)
    {
        Messages.MarkupInterpolated($"[grey]{question}[/]");
        Message($"  {command}");
    }

    /// <summary>Is there room for columns that are only nice to have?</summary>
    public static bool IsWide => Data.Profile.Width >= 110;

    /// <summary>A table as all commands print them: a line under the heading, nothing else.</summary>
    public static Table NewTable() => new() { Border = TableBorder.Simple, ShowRowSeparators = false };

    /// <summary>Words: what gives way first where the screen is narrow.</summary>
    public static TableColumn Left(string heading) => new(Markup.Escape(heading));

    /// <summary>A trend, which a second line would spoil.</summary>
    public static TableColumn Trend(string heading) => new TableColumn(Markup.Escape(heading)).NoWrap();

    /// <summary>Numbers, which are never broken as long as words can be.</summary>
    public static TableColumn Right(string heading) => new TableColumn(Markup.Escape(heading)).RightAligned().NoWrap();

    public static void Problems(IEnumerable<Problem> problems)
    {
        int count = 0;
        foreach (IGrouping<string, Problem> file in problems.GroupBy(problem => problem.File))
        {
            foreach (Problem problem in file.Take(MostPerFile))
                Message(problem.ToString());
            if (file.Count() > MostPerFile)
                Message($"{file.Key}  and {file.Count() - MostPerFile:N0} more of its lines");
            count += file.Count();
        }

        if (count > 1)
            Message($"{count:N0} problems.");
    }

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isRedirected)
            console.Profile.Width = WidthInFiles;
        console.Profile.Capabilities.Unicode = true;
        console.Pipeline.Attach(new WholeColumns());
        return console;
    }
}
