# Runs a study through the command line and reads its tables; needs only R.
#   Rscript scenarios/scripts/sweep_and_read.R [STUDY] [REPLICATES]
# Runs the tool named by the variable PARTNERSIM (for instance partnersim, if it is installed), else the program in
# this repository.
# With the package arrow, read_parquet(file.path(folder, "runs.parquet")) gives every single run.
arguments <- commandArgs(trailingOnly = TRUE)
study <- if (length(arguments) > 0) arguments[1] else "scenarios/studies/policy_grid.yaml"
replicates <- if (length(arguments) > 1) arguments[2] else "16"
folder <- file.path("results", paste0(sub("\\.yaml$", "", basename(study)), "-script-", replicates))

script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
program <- file.path(dirname(normalizePath(script)), "..", "..", "src", "PartnershipSim.Cli")
partnersim <- Sys.getenv("PARTNERSIM", paste("dotnet run --project", shQuote(program), "-c Release --"))
status <- system(paste(partnersim, "sweep", shQuote(study), "--replicates", replicates, "-o", shQuote(folder)))
if (!(status %in% c(0, 4))) quit(status = status) # 4: some runs failed, failures.csv names them

points <- read.csv(file.path(folder, "sweep.csv"), check.names = FALSE)
mean_column <- grep("_mean$", names(points), value = TRUE)[1]
axes <- names(points)[2:(which(names(points) == "runs") - 1)]
best <- head(points[order(-points[[mean_column]]), c(mean_column, axes)], 5)
print(best, row.names = FALSE)
