using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using PartnershipSim.Model.Kernel;
using Xunit;

namespace PartnershipSim.Tests.Model.Kernel;

/// <summary>
/// The same bytes on every machine. One fingerprint of the bits of a large batch of results, whatever the instruction
/// set; the batch is then repeated in processes that may not use the newer ones.
/// </summary>
public class SamenessTests
{
    private const string Fingerprint = "428549ee1c609676b134b80ab955a9363df7a564a5296f4dec1059880addfe61";

    [Fact]
    public void The_kernel_gives_the_bits_it_has_always_given()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (Lanes result in Batch())
            hash.AppendData(Bytes(result));

        string found = Convert.ToHexStringLower(hash.GetHashAndReset());
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{found} with AVX-512: {Vector512.IsHardwareAccelerated}, AVX2: {Avx2.IsSupported}, "
            + $"SSE2: {Sse2.IsSupported}");
        Assert.Equal(Fingerprint, found);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableAVX")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    [InlineData("DOTNET_TieredCompilation")]
    public void The_bits_are_the_same_without(string setting)
    {
        string tests = Path.Combine(AppContext.BaseDirectory, "PartnershipSim.Tests.dll");
        string test = $"{typeof(SamenessTests).FullName}.{nameof(The_kernel_gives_the_bits_it_has_always_given)}";
        ProcessStartInfo start = new("dotnet", ["exec", tests, "-method", test, "-noColor", "-showLiveOutput"])
        {
            RedirectStandardOutput = true,
            Environment = { [setting] = "0" },
        };

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Contains(Fingerprint, output, StringComparison.Ordinal);
    }

    private static IEnumerable<Lanes> Batch()
    {
        Lanes steps = Lanes.From([0, 1, 2, 3, 4, 5, 6, 7]);
        Dice dice = Dice.ForBlock(20260101, 0);

        for (int i = 0; i < 5000; i++)
        {
            Lanes grid = (8 * i + steps) / 40000;                               // 0 to 1, 0 included
            Lanes u = dice.Uniform(Purpose.Join, 2000, (uint)i, 7);
            Lanes wide = 1520 * grid - 755;                                     // beyond the range of exp on both sides
            Lanes positive = LaneMath.Exp(60 * u - 30);

            yield return u;
            yield return positive;
            yield return LaneMath.Exp(wide);
            yield return LaneMath.Exp(u - grid);
            yield return LaneMath.Log(LaneMath.Exp(wide));
            yield return LaneMath.Log(0.5 + grid);
            yield return LaneMath.Pow(positive, 10 * grid - 5);
            yield return LaneMath.Pow(LaneMath.Exp(wide), u - 0.5);
            // overflow, subnormal results, both infinities
            yield return LaneMath.Pow(LaneMath.Exp(wide), 3 * u - 1.5);
            yield return LaneMath.Logistic(wide);
            yield return LaneMath.Logistic(12 * u - 6);
            yield return LaneMath.Logit(grid);
            yield return LaneMath.Logit(u);
            yield return LaneMath.NormalQuantile(u);
            yield return LaneMath.NormalQuantile(u * u * u * u * u * u * u * u);
            yield return Dice.PoissonQuantile(12 * grid, u);
            yield return dice.Normal(Purpose.Size, 1994 + i % 27, (uint)i, 0x811c9dc5);
            yield return dice.Poisson(positive, Purpose.Deaths, 1994 + i % 27, (uint)i, 0x811c9dc5);
            yield return LaneMath.Floor(wide) - LaneMath.Sqrt(positive) / -LaneMath.Abs(wide);
        }
    }

    // which of the many not-a-numbers it is means nothing, and processors differ in it: one stands for all
    private static byte[] Bytes(Lanes result)
    {
        double[] numbers = new double[Lanes.Count];
        Lanes same = result;
        LaneMath.Select(result == same, result, double.NaN).CopyTo(numbers);
        return MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();
    }
}
