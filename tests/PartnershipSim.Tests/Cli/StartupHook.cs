using System.Reflection;
using System.Text;

/// <summary>
/// Inside the program of this build where tests keep it running (<c>PartnershipSim.Tests.Cli.KeptProgram</c>): before
/// it begins, its entry point is called again and again with the words that come on standard input; that of the seminar
/// (<c>PartnershipSim.Tests.Seminar.KeptSeminar</c>) side by side. .NET finds this class by its name, which has no
/// namespace, through the variable <c>DOTNET_STARTUP_HOOKS</c>.
/// </summary>
internal static class StartupHook
{
    /// <summary>Serves until standard input ends, and the program with it.</summary>
    public static void Initialize()
    {
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null); // a program that this one starts is usual
        using BinaryReader requests = new(Console.OpenStandardInput());
        try
        {
            if (Assembly.GetEntryAssembly() is { } entered && entered.GetName().Name == "partnersim-seminar")
                OpenSeminars(entered.EntryPoint!, requests);
            else
                DoCommands(requests);
        }
        catch (EndOfStreamException)
        {
            Environment.Exit(0);
        }
    }

    // each serves on a thread of its own until the process ends
    private static void OpenSeminars(MethodInfo main, BinaryReader requests)
    {
        while (true)
        {
            string[] words = Words(requests);
            new Thread(() => main.Invoke(null, [words])) { IsBackground = true }.Start();
        }
    }

    private static void DoCommands(BinaryReader requests)
    {
        string home = Directory.GetCurrentDirectory();
        TextWriter errors = Console.Error;
        using Stream output = Console.OpenStandardOutput();
        using Stream otherOutput = Console.OpenStandardError();
        MethodInfo main = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "partnersim.dll")).EntryPoint!;
        while (true)
        {
            string mark = requests.ReadString();
            string folder = requests.ReadString();
            string[] words = Words(requests);

            Directory.SetCurrentDirectory(folder);
            Console.SetError(errors); // the program wraps it each time
            int exitCode = (int)main.Invoke(null, [words])!;
            Directory.SetCurrentDirectory(home); // a folder in use can neither be deleted nor unmounted everywhere
            output.Write(Encoding.ASCII.GetBytes($"{mark}{exitCode}\n"));
            otherOutput.Write(Encoding.ASCII.GetBytes($"{mark}{exitCode}\n"));
        }
    }

    private static string[] Words(BinaryReader requests) =>
        [.. Enumerable.Range(0, requests.ReadInt32()).Select(_ => requests.ReadString())];
}
