using ScottPlot;

namespace PartnershipSim.Tests.Plotting.Drawing;

internal enum Sight
{
    Normal,
    Protanopia,
    Deuteranopia,
    Tritanopia,
}

/// <summary>
/// How far apart two colours look. Dichromatic sight after Machado, Oliveira and Fernandes (2009), severity 1; distance
/// is CIEDE2000 after Sharma, Wu and Dalal (2005); contrast after WCAG 2.
/// </summary>
internal static class ColourVision
{
    private static readonly double[][] Simulations =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    ];

    public static double Distance(Color one, Color other, Sight sight) =>
        Distance(Lab(Seen(one, sight)), Lab(Seen(other, sight)));

    public static double Contrast(Color one, Color other)
    {
        (double a, double b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    public static double Distance((double L, double A, double B) one, (double L, double A, double B) two)
    {
        double meanChroma = (Length(one.A, one.B) + Length(two.A, two.B)) / 2;
        double g = 0.5 * (1 - Math.Sqrt(Math.Pow(meanChroma, 7) / (Math.Pow(meanChroma, 7) + Math.Pow(25, 7))));
        double c1 = Length((1 + g) * one.A, one.B);
        double c2 = Length((1 + g) * two.A, two.B);
        double h1 = Hue((1 + g) * one.A, one.B);
        double h2 = Hue((1 + g) * two.A, two.B);
        bool isGrey = c1 * c2 == 0;
        double turn = isGrey ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
        double hueDistance = 2 * Math.Sqrt(c1 * c2) * Sin(turn / 2);
        double l = (one.L + two.L) / 2;
        double c = (c1 + c2) / 2;
        double h = isGrey
            ? h1 + h2
            : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
        double t = 1 - 0.17 * Cos(h - 30) + 0.24 * Cos(2 * h) + 0.32 * Cos(3 * h + 6) - 0.20 * Cos(4 * h - 63);
        double lightness = (two.L - one.L) / (1 + 0.015 * (l - 50) * (l - 50) / Math.Sqrt(20 + (l - 50) * (l - 50)));
        double chroma = (c2 - c1) / (1 + 0.045 * c);
        double hue = hueDistance / (1 + 0.015 * c * t);
        double rotation = -2 * Math.Sqrt(Math.Pow(c, 7) / (Math.Pow(c, 7) + Math.Pow(25, 7)))
            * Sin(60 * Math.Exp(-Math.Pow((h - 275) / 25, 2)));
        return Math.Sqrt(lightness * lightness + chroma * chroma + hue * hue + rotation * chroma * hue);
    }

    private static double[] Seen(Color color, Sight sight)
    {
        double[] light = Linear(color);
        double[] matrix = Simulations[(int)sight];
        return [.. Enumerable.Range(0, 3).Select(i => Math.Clamp(
            Enumerable.Range(0, 3).Sum(j => matrix[3 * i + j] * light[j]), 0, 1))];
    }

    private static double[] Linear(Color color) =>
        [.. new[] { color.R, color.G, color.B }.Select(c => c / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double Luminance(Color color) =>
        Linear(color) is [var r, var g, var b] ? 0.2126 * r + 0.7152 * g + 0.0722 * b : 0;

    private static (double L, double A, double B) Lab(double[] rgb)
    {
        (double r, double g, double b) = (rgb[0], rgb[1], rgb[2]);
        double x = Root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = Root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = Root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;

    private static double Length(double a, double b) => Math.Sqrt(a * a + b * b);

    private static double Hue(double a, double b) =>
        a == 0 && b == 0 ? 0 : (Math.Atan2(b, a) * 180 / Math.PI + 360) % 360;

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
