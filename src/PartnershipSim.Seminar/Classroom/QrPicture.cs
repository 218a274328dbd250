using QRCoder;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>An address as a square of dark and light modules, row by row; the page draws it.</summary>
internal static class QrPicture
{
    /// <summary>A row is a string of 1 (dark) and 0 (light).</summary>
    public static string[] Of(string address)
    {
        using QRCodeGenerator generator = new();
        using QRCodeData code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return [.. code.ModuleMatrix.Select(
            row => string.Concat(row.Cast<bool>().Select(isDark => isDark ? '1' : '0')))];
    }
}
