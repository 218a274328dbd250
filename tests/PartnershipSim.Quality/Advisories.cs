using PartnershipSim.Benchmarks;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnershipSim.Quality;

/// <summary>
/// Whether a published advisory names one of our packages. The same question is asked of a package that is known to
/// have one: a source of packages that keeps no advisories says "none" of everything, and then nothing was learned.
/// </summary>
public static partial class Advisories
{
    public const string Heading = "## Advisories";

    /// <summary>GHSA-5crp-9r3c-p9vr, published in 2022: Newtonsoft.Json before 13.0.1.</summary>
    private const string Control =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
          <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.1" /></ItemGroup>
        </Project>
        """;

    /// <summary>Asks, writes the section; 1 if one of our packages is named.</summary>
    public static int Write()
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-advisories-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "control.csproj"), Control);
            Ask(folder, "restore");
            string[] ours = Named(Ask(Checkout.Root, "list", "package", "--vulnerable", "--include-transitive"));
            string[] control = Named(Ask(folder, "list", "package", "--vulnerable", "--include-transitive"));
            string verdict = (ours.Length, control.Length) switch
            {
                ( > 0, _) => "a package of ours has an advisory",
                (0, > 0) => "none of our packages has an advisory",
                _ => "nothing was learned: the source of packages at hand keeps no advisories, "
                    + "so its silence is no clean bill. What can be said without it stands below",
            };
            QualityPage.Results.Write(Heading,
                $"""
                {Heading}

                Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- advisories` on {DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, which runs
                `dotnet list package --vulnerable --include-transitive` for us and for a control, Newtonsoft.Json 12.0.1, of which an advisory was published in 2022.

                | asked about | named |
                | --- | --- |
                | all packages of the solution | {(ours.Length > 0 ? string.Join(", ", ours) : "none")} |
                | the control | {(control.Length > 0 ? string.Join(", ", control) : "none")} |

                So {verdict}. Without any list of advisories: the programs open no connection (a test holds them to it), read files up to a bound, start no
                code that a file names, and the only native code is SkiaSharp's and HarfBuzz's, which gets our own drawings and the fonts of the system, no picture
                and no font from a user. Where advisories are within reach, `dotnet restore` warns and `.ci/run` fails.

                """);
            return ours.Length > 0 ? 1 : 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Named(string listing) => [.. NamedPackage().Matches(listing)
        .Select(match => match.Groups["id"].Value).Distinct().Order(StringComparer.Ordinal)];

    private static string Ask(string folder, params string[] words)
    {
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", words) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"dotnet {string.Join(' ', words)} ended with {process.ExitCode}: {output}");
    }

    [GeneratedRegex(@"^\s+> (?<id>\S+)", RegexOptions.Multiline)]
    private static partial Regex NamedPackage();
}
