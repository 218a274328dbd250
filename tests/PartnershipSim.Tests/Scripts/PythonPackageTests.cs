using System.Diagnostics;
using System.IO.Compression;
using PartnershipSim.Cli.Commands;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Scripts;

/// <summary>
/// The package for Python: its own tests in Python, its wheel, and what it says when something is missing.
/// </summary>
public sealed class PythonPackageTests
{
    private static string Here => Path.Combine(Repository.Tests, "Scripts");

    [Fact]
    public void Its_own_tests_pass()
    {
        Assert.SkipWhen(Interpreter.Python is null, "Python is not installed: its package was not tried");

        Ended ended = Interpreter.Run(
            Interpreter.Python!, Repository.Root, "-m", "unittest", "discover", "-s", Here, "-p", "test_*.py");

        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
    }

    [Fact]
    public void Where_the_program_is_missing_one_sentence_says_how_to_install_it()
    {
        Assert.SkipWhen(Interpreter.Python is null, "Python is not installed: its package was not tried");
        ProcessStartInfo start = Interpreter.Start(
            Interpreter.Python!, Repository.Root, "-c",
            "import partnersim\ntry: partnersim.Model()\nexcept partnersim.NotInstalled as e: print(e)");
        start.Environment["PARTNERSIM"] = "";
        start.Environment["PATH"] = "/nowhere";
        start.Environment["HOME"] = "/nowhere";

        Ended ended = Workplace.Wait(Process.Start(start)!);

        Assert.Equal(
            "partnersim was not found: install it with 'dotnet tool install --global partnersim', "
            + "or name the program in the environment variable PARTNERSIM.\n",
            ended.Output);
    }

    [Fact]
    public void The_wheel_lists_every_file_with_its_digest_and_is_the_same_each_time()
    {
        Dictionary<string, byte[]> sources = Directory.GetFiles(
            Path.Combine(Repository.Scenarios, "scripts", "python", "partnersim"))
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        byte[] Written()
        {
            using MemoryStream wheel = new();
            PythonWheel.Write(wheel, sources);
            return wheel.ToArray();
        }

        using ZipArchive archive = new(new MemoryStream(Written()));
        using StreamReader record = new(archive.GetEntry("partnersim-0.1.0.dist-info/RECORD")!.Open());

        string[] listed = [.. record.ReadToEnd().TrimEnd('\n').Split('\n').Select(line => line.Split(',')[0])];
        Assert.Equal(archive.Entries.Select(entry => entry.FullName), listed);
        Assert.Contains("partnersim/py.typed", listed);
        Assert.Equal(Written(), Written());
    }

    [Fact]
    public void The_wheel_of_the_library_is_installed_by_pip_without_an_index()
    {
        Assert.SkipWhen(Interpreter.Python is null, "Python is not installed: its wheel was not tried");
        string pip = ((string[])[Interpreter.Python!, "python3"])
            .FirstOrDefault(
                python => Interpreter.Run(python, Path.GetTempPath(), "-m", "pip", "--version").ExitCode == 0) ?? "";
        Assert.SkipWhen(pip.Length == 0, "pip is not installed: the wheel was not tried");
        using Workplace place = new();
        Assert.Equal(0, place.Run("library", "written").ExitCode);
        string wheel = Assert.Single(Directory.GetFiles(place["written/scripts/python"], "*.whl"));

        Ended installed = Interpreter.Run(
            pip, place.Folder, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps",
            "--disable-pip-version-check", "--target", "site", wheel);
        Assert.True(installed.ExitCode == 0, installed.Errors);
        ProcessStartInfo start = Interpreter.Start(
            pip, place.Folder, "-c", "import partnersim; print(partnersim.__file__); "
                + "print(partnersim.Model().run('interop', 8)['summary']['runs'])");
        start.Environment["PYTHONPATH"] = place["site"];
        Ended ended = Workplace.Wait(Process.Start(start)!);

        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.StartsWith(place["site"], ended.Output);
        Assert.EndsWith("[8]\n", ended.Output);
    }
}
