using PartnershipSim.Benchmarks;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using SkiaSharp;

namespace PartnershipSim.Quality;

/// <summary>
/// All figures of every scenario of the library on one sheet each, in artifacts/sheets, to be looked at by a person:
/// the run, and the comparison with the scenario that it extends. Few replicates are enough to see titles, labels and
/// marks. Names of scenarios choose some of them.
/// </summary>
internal static class ContactSheets
{
    private const int Columns = 3, Width = 800, Height = 450, Gap = 6;

    public static int Write(IReadOnlyCollection<string> names)
    {
        string place = Path.Combine(Checkout.Root, "artifacts", "sheets");
        Directory.CreateDirectory(place);
        string work = Directory.CreateTempSubdirectory("partnersim-sheets-").FullName;
        try
        {
            foreach (string file in Directory.GetFiles(Path.Combine(Checkout.Root, "scenarios"), "*.yaml")
                .Order(StringComparer.Ordinal))
            {
                string name = Path.GetFileNameWithoutExtension(file);
                if (names.Count > 0 && !names.Contains(name))
                    continue;
                string run = Path.Combine(work, name + "-run"), compared = Path.Combine(work, name + "-compared");
                Programs.Once("run", file, "--replicates", "8", "--quiet", "-o", run);
                Scenario scenario = Scenario.Load(file);
                if (scenario.Chain.Length > 1)
                    Programs.Once(
                        "compare", scenario.Chain[^2], file, "--replicates", "16", "--chance-only", "--no-mediation",
                        "--quiet", "-o", compared);
                string[] pictures =
                [
                    .. new[] { compared, run }.Select(folder => Path.Combine(folder, "figures")).Where(Directory.Exists)
                        .SelectMany(folder => Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal)),
                ];
                Draw(pictures, Path.Combine(place, name + ".png"));
                Console.WriteLine($"{name}: {pictures.Length} figures");
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        Console.WriteLine($"Look at {place}.");
        return 0;
    }

    private static void Draw(string[] pictures, string path)
    {
        int rows = (pictures.Length + Columns - 1) / Columns;
        using SKBitmap sheet = new(Columns * (Width + Gap), Math.Max(1, rows) * (Height + Gap));
        using SKCanvas canvas = new(sheet);
        canvas.Clear(SKColors.Gray);
        for (int i = 0; i < pictures.Length; i++)
        {
            using SKBitmap picture = SKBitmap.Decode(pictures[i]);
            float x = i % Columns * (Width + Gap), y = i / Columns * (Height + Gap);
            using SKImage image = SKImage.FromBitmap(picture);
            canvas.DrawImage(
                image, new SKRect(x, y, x + Width, y + Height),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using SKData data = sheet.Encode(SKEncodedImageFormat.Png, 90);
        using FileStream stream = File.Create(path);
        data.SaveTo(stream);
    }
}
