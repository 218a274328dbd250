using PartnershipSim.Cli;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
