using PartnershipSim.Cli;

// opened while that is possible: with too few files, not even the text of a message can be encoded
Stream errors = Console.OpenStandardError();
if (OpenFiles.AreTooFew())
    return Say(OpenFiles.Message);
try
{
    return await CommandLine.RunAsync(args).ConfigureAwait(false);
}
catch (Exception missing) when (missing is FileNotFoundException or FileLoadException or TypeInitializationException)
{
    return Say("error  a part of the program is missing or cannot be loaded: install it again\n"u8);
}

int Say(ReadOnlySpan<byte> message)
{
    try
    {
        errors.Write(message);
    }
    catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
    {
        // the exit code has to say it
    }

    return ExitCode.Failed;
}
