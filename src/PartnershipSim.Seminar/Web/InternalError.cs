namespace PartnershipSim.Seminar.Web;

/// <summary>
/// A fault of this program. A page gets a fixed sentence; the details go to the standard error of the server, for
/// whoever runs it.
/// </summary>
internal static class InternalError
{
    /// <summary>What a page is told.</summary>
    public const string Words =
        "internal error; please tell your teacher, who finds the details where the seminar was started";

    /// <summary>Writes the details down.</summary>
    public static void Report(string where, Exception failure) =>
        Console.Error.WriteLine($"error  internal error, please report it: {where}: {failure}");
}
