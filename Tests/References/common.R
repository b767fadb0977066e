# What both reference scripts share: reading the sample file and writing figures in full precision.

readSample <- function(path) {
  d <- read.csv(path, na.strings = "", stringsAsFactors = FALSE, fileEncoding = "UTF-8")
  d[is.na(d$weight) | d$weight > 0, ]  # weight zero leaves the sample
}

# Text levels in code point order, whatever the locale.
levelsOf <- function(x) sort(unique(as.character(x[!is.na(x)])), method = "radix")

exact <- function(x) {
  if (is.numeric(x)) ifelse(is.na(x), "", sprintf("%.17g", x)) else ifelse(is.na(x), "", as.character(x))
}

quoted <- function(x) ifelse(grepl("[\",\n]", x), paste0("\"", gsub("\"", "\"\"", x), "\""), x)

# Writes a table as CSV below lines that begin with '#': what made it, and with what.
writeFigures <- function(table, path, provenance) {
  columns <- lapply(table, function(x) quoted(exact(x)))
  lines <- do.call(paste, c(unname(columns), sep = ","))
  out <- file(path, "wb")
  on.exit(close(out))
  writeLines(c(paste("#", provenance), paste(names(table), collapse = ","), lines), out, sep = "\n")
}

provenanceOf <- function(script, packages) {
  versions <- vapply(packages, function(p) paste(p, packageVersion(p)), "")
  c(
    paste0("Made by Tests/References/", script, " from SampleData/synthetic-lao-women.csv (synthetic)"),
    paste0("R ", getRversion(), ", ", paste(versions, collapse = ", ")),
    paste0("Rscript Tests/References/", script, " SampleData/synthetic-lao-women.csv Tests/References"))
}
