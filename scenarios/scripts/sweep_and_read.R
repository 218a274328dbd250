# Runs a study through the command line and reads its tables; needs only R.
#   Rscript scenarios/scripts/sweep_and_read.R [STUDY] [REPLICATES]
# With the package arrow, read_parquet(file.path(folder, "runs.parquet")) gives every single run.
arguments <- commandArgs(trailingOnly = TRUE)
study <- if (length(arguments) > 0) arguments[1] else "scenarios/studies/policy_grid.yaml"
replicates <- if (length(arguments) > 1) arguments[2] else "16"
folder <- file.path("results", paste0(sub("\\.yaml$", "", basename(study)), "-script-", replicates))

status <- system2("dotnet", c(
  "run", "--project", "src/PartnershipSim.Cli", "-c", "Release", "--",
  "sweep", study, "--replicates", replicates, "-o", folder))
if (!(status %in% c(0, 4))) quit(status = status) # 4: some runs failed, failures.csv names them

points <- read.csv(file.path(folder, "sweep.csv"))
mean_column <- grep("_mean$", names(points), value = TRUE)[1]
axes <- names(points)[2:(which(names(points) == "runs") - 1)]
best <- head(points[order(-points[[mean_column]]), c(mean_column, axes)], 5)
print(best, row.names = FALSE)
