# PartnershipSim from R: run, compare and sweep scenarios. Needs only base R.
#
#   source("scenarios/scripts/r/partnersim.R")
#   model <- ps_model("scenarios/baseline.yaml")
#   more <- list(parameters = list(partnership.budget = 400))
#   effects <- ps_compare(model, list(more = more), outcomes = "interop")$effects
#   points <- ps_sweep(model, data.frame(partnership.budget = seq(100, 400, 50)), outcomes = "interop", replicates = 8)
#   ps_close(model)
#
# A model starts the program `partnersim serve` once and asks it over pipes; no network is used. Replicate r of a seed
# meets the same random draws in every question. Tables are data frames. The program is the one that the variable
# PARTNERSIM names, else partnersim on the path.

.ps_how_to_install <- paste(
  "partnersim was not found: install it with 'dotnet tool install --global partnersim',",
  "or name the program in the environment variable PARTNERSIM."
)

ps_find <- function() {
  named <- Sys.getenv("PARTNERSIM", "")
  if (nzchar(named)) return(named)
  found <- Sys.which("partnersim")
  if (!nzchar(found)) found <- file.path(path.expand("~"), ".dotnet", "tools", "partnersim")
  if (!file.exists(found)) stop(.ps_how_to_install, call. = FALSE)
  shQuote(found)
}

# scenario: a file. changes: keys of a scenario file as a list, list(parameters = list(partnership.budget = 400)).
# R has no process with two pipes: answers come through a pipe with a name in a folder of their own.
ps_model <- function(scenario = "scenarios/baseline.yaml", changes = NULL, command = ps_find(), threads = NULL) {
  folder <- tempfile("partnersim-")
  dir.create(folder)
  answers <- file.path(folder, "answers")
  if (system2("mkfifo", shQuote(answers)) != 0) {
    stop("a named pipe could not be made: this needs Linux or macOS", call. = FALSE)
  }
  words <- paste(command, "serve", if (!is.null(threads)) paste("--threads", threads), ">", shQuote(answers))
  # a started reader that never meets a writer would wait for ever, so the writer starts first
  questions <- pipe(words, "w")
  process <- new.env()
  process$questions <- questions
  process$answers <- fifo(answers, "r", blocking = TRUE)
  process$folder <- folder
  process$last <- 0
  reg.finalizer(process, function(one) .ps_end(one), onexit = TRUE)
  list(scenario = scenario, changes = changes, process = process)
}

ps_close <- function(model) invisible(.ps_end(model$process))

# The same model with further changes, sharing its program.
ps_with <- function(model, changes) {
  model$changes <- utils::modifyList(if (is.null(model$changes)) list() else model$changes, changes)
  model
}

# Parameters, mechanisms, drivers, outcomes and groups, as data frames.
ps_describe <- function(model) .ps_tables(.ps_ask(model, "describe"))

# tables: "summary", "years", "values" (a column per outcome, a row per replicate), "histories" (a list: outcome, year,
# one number per replicate).
ps_run <- function(model, outcomes = NULL, replicates = NULL, seed = NULL, tables = "summary", deterministic = NULL) {
  .ps_tables(.ps_ask(
    model, "run", outcomes = .ps_array(outcomes), replicates = replicates, seed = seed, tables = .ps_array(tables),
    deterministic = deterministic
  ))
}

# others: scenario files, or lists of changes; names of the list name the rows of the result.
ps_compare <- function(model, others, outcomes = NULL, replicates = NULL, seed = NULL, tables = "effects") {
  others <- as.list(others)
  names <- if (is.null(names(others))) rep("", length(others)) else names(others)
  asked <- lapply(seq_along(others), function(i) {
    one <- if (is.character(others[[i]])) list(scenario = others[[i]]) else list(changes = others[[i]])
    if (nzchar(names[i])) one$name <- names[i]
    one
  })
  .ps_tables(.ps_ask(
    model, "compare", others = asked, outcomes = .ps_array(outcomes), replicates = replicates, seed = seed,
    tables = .ps_array(tables)
  ))
}

# points: a data frame whose columns are keys of parameters, mechanisms.KEY (0 or 1) or drivers.
# reduce: "mean" gives one row per point, "values" one per point and replicate. Returns the points with a column per
# outcome.
ps_sweep <- function(
    model, points, outcomes = NULL, replicates = 1, seed = NULL, reduce = "mean", first_replicate = 0) {
  keys <- names(points)
  rows <- as.matrix(points)
  if (!is.numeric(rows)) stop("points must be numbers; write off and on as 0 and 1", call. = FALSE)
  size <- max(1, 20000 %/% replicates)
  parts <- lapply(seq(1, max(1, nrow(rows)), by = size), function(first) {
    some <- rows[first:min(nrow(rows), first + size - 1), , drop = FALSE]
    result <- .ps_ask(
      model, "points", axes = .ps_array(keys),
      points = lapply(seq_len(nrow(some)), function(i) .ps_array(unname(some[i, ]))),
      replicates = replicates, outcomes = .ps_array(outcomes), seed = seed, first_replicate = first_replicate,
      reduce = reduce
    )
    if (length(result$failed) > 0) {
      warning(length(result$failed), " runs have no numbers: ", result$failed[[1]]$reason, call. = FALSE)
    }
    nested <- if (reduce == "mean") result$means else unlist(result$values, recursive = FALSE)
    numbers <- do.call(rbind, lapply(nested, .ps_numbers))
    colnames(numbers) <- unlist(result$outcomes)
    numbers
  })
  numbers <- do.call(rbind, parts)
  each <- if (reduce == "mean") 1 else replicates
  place <- rep(seq_len(nrow(rows)), each = each)
  out <- data.frame(point = place - 1, rows[place, , drop = FALSE], check.names = FALSE, row.names = NULL)
  if (reduce != "mean") out$replicate <- first_replicate + rep(seq_len(replicates) - 1, nrow(rows))
  cbind(out, numbers)
}

# A function from a design to a vector, as the package sensitivity takes it: model = ps_function(...), or its protocol
# x <- sobol2007(model = NULL, X1, X2); ps_tell(model, x, "interop").
ps_function <- function(model, outcome, replicates = 8, seed = NULL) {
  function(X) {
    X <- as.data.frame(X, optional = TRUE)
    ps_sweep(model, X, outcome, replicates, seed)[[ncol(X) + 2]]
  }
}

# Runs the design of a study of the package sensitivity (x$X) and tells it the answers:
#   x <- ps_tell(model, x, "interop")
ps_tell <- function(model, x, outcome, replicates = 8, seed = NULL, ...) {
  tell <- if (requireNamespace("sensitivity", quietly = TRUE)) sensitivity::tell else get("tell", mode = "function")
  tell(x, ps_function(model, outcome, replicates, seed)(x$X), ...) # changes x where it is called
  x
}

# Points of a design in [0, 1] scaled to the declared range of parameters.
ps_scale <- function(model, unit) {
  known <- ps_describe(model)$parameters
  for (key in names(unit)) {
    row <- match(key, known$key)
    if (is.na(row)) stop(key, " is not a parameter", call. = FALSE)
    unit[[key]] <- known$low[row] + unit[[key]] * (known$high[row] - known$low[row])
  }
  unit
}

.ps_end <- function(process) {
  if (is.null(process$questions)) return(FALSE)
  try(close(process$answers), silent = TRUE)
  try(close(process$questions), silent = TRUE)
  process$questions <- NULL
  unlink(process$folder, recursive = TRUE)
  TRUE
}

.ps_ask <- function(model, request, ...) {
  process <- model$process
  if (is.null(process$questions)) stop("this model was closed", call. = FALSE)
  process$last <- process$last + 1
  keys <- c(
    list(id = process$last, request = request, protocol = 1, scenario = model$scenario, changes = model$changes),
    list(...)
  )
  keys <- keys[!vapply(keys, is.null, logical(1))]
  writeLines(.ps_json(keys), process$questions)
  flush(process$questions)
  repeat {
    line <- readLines(process$answers, n = 1, warn = FALSE)
    if (length(line) == 0) stop("partnersim ended before it answered", call. = FALSE)
    answer <- .ps_parse(line)
    if (!identical(as.numeric(answer$id), as.numeric(process$last)) || !is.null(answer$working)) next
    if (isTRUE(answer$ok)) return(answer$result)
    problems <- vapply(answer$problems, function(one) paste0(one$place, "  ", one$message), "")
    stop(paste(problems, collapse = "\n"), call. = FALSE)
  }
}

.ps_tables <- function(result) {
  lapply(result, function(one) if (is.list(one) && !is.null(names(one)) && .ps_is_table(one)) .ps_frame(one) else one)
}

.ps_is_table <- function(one) {
  length(unique(lengths(one))) == 1 && !any(vapply(one, function(column) !is.null(names(column)), NA))
}

.ps_frame <- function(columns) {
  as.data.frame(lapply(columns, .ps_column), optional = TRUE, stringsAsFactors = FALSE)
}

.ps_column <- function(column) {
  if (any(lengths(column) > 1) || any(vapply(column, is.list, NA))) return(I(lapply(column, unlist)))
  texts <- vapply(column, is.character, NA)
  if (any(texts)) return(vapply(column, as.character, ""))
  if (all(vapply(column, is.logical, NA))) return(vapply(column, isTRUE, NA))
  .ps_numbers(column)
}

.ps_numbers <- function(values) vapply(values, function(one) if (is.null(one)) NA_real_ else as.numeric(one), 0)

.ps_array <- function(values) if (is.null(values)) NULL else structure(as.list(values), class = "ps_array")

# R as JSON: named lists are objects, vectors of one element are values, longer ones and ps_array are lists.
.ps_json <- function(value) {
  if (is.list(value) && !inherits(value, "ps_array") && !is.null(names(value))) {
    pairs <- paste0(vapply(names(value), .ps_quote, ""), ":", vapply(value, .ps_json, ""), collapse = ",")
    return(paste0("{", pairs, "}"))
  }
  if (is.list(value)) {
    if (length(value) == 0 && !inherits(value, "ps_array")) return("{}")
    return(paste0("[", paste(vapply(value, .ps_json, ""), collapse = ","), "]"))
  }
  if (length(value) != 1) return(paste0("[", paste(vapply(value, .ps_json, ""), collapse = ","), "]"))
  if (is.na(value) || (is.numeric(value) && !is.finite(value))) {
    stop("a value is NA, NaN or infinite; every value must be finite", call. = FALSE)
  }
  if (is.logical(value)) return(if (value) "true" else "false")
  if (is.numeric(value)) return(format(value, digits = 17, scientific = FALSE, trim = TRUE))
  .ps_quote(as.character(value))
}

.ps_quote <- function(text) {
  text <- gsub("\\", "\\\\", text, fixed = TRUE)
  text <- gsub("\"", "\\\"", text, fixed = TRUE)
  text <- gsub("\n", "\\n", text, fixed = TRUE)
  text <- gsub("\t", "\\t", text, fixed = TRUE)
  paste0("\"", enc2utf8(text), "\"")
}

# JSON as R: objects are named lists, lists are lists, null is NULL in a list.
.ps_parse <- function(text) {
  pattern <- "\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|true|false|null|[][{}:,]"
  tokens <- regmatches(text, gregexpr(pattern, text, perl = TRUE))[[1]]
  at <- 0
  nextToken <- function() {
    at <<- at + 1
    tokens[at]
  }
  value <- function(token) {
    if (token == "{") return(object())
    if (token == "[") return(array())
    if (startsWith(token, "\"")) return(.ps_unquote(token))
    switch(token, true = TRUE, false = FALSE, null = NULL, as.numeric(token))
  }
  object <- function() {
    keys <- character()
    values <- list()
    token <- nextToken()
    while (token != "}") {
      if (token == ",") token <- nextToken()
      keys[length(keys) + 1] <- .ps_unquote(token)
      nextToken()
      values[length(values) + 1] <- list(value(nextToken()))
      token <- nextToken()
    }
    stats::setNames(values, keys)
  }
  array <- function() {
    values <- vector("list", 64)
    count <- 0
    token <- nextToken()
    while (token != "]") {
      if (token == ",") token <- nextToken()
      count <- count + 1
      if (count > length(values)) length(values) <- 2 * length(values)
      one <- value(token)
      if (!is.null(one)) values[[count]] <- one
      token <- nextToken()
    }
    values[seq_len(count)]
  }
  value(nextToken())
}

.ps_unquote <- function(token) {
  text <- substr(token, 2, nchar(token) - 1)
  if (!grepl("\\", text, fixed = TRUE)) return(text)
  pieces <- regmatches(text, gregexpr("\\\\u[0-9a-fA-F]{4}|\\\\.|[^\\\\]+", text, perl = TRUE))[[1]]
  plain <- vapply(pieces, function(piece) {
    if (!startsWith(piece, "\\")) return(piece)
    letter <- substr(piece, 2, 2)
    switch(
      letter, n = "\n", t = "\t", r = "\r", b = "\b", f = "\f", u = intToUtf8(strtoi(substr(piece, 3, 6), 16L)), letter
    )
  }, "")
  paste(plain, collapse = "")
}
