# References for the measures of inequality on the sample file: the D-index family and its
# decomposition (written out here from their definitions), D's jackknife and the logistic
# regression (R's survey), measures by rank, and groups compared.
#
#   Rscript Tests/References/inequality-references.R <sample.csv> <folder to write into>
#
# Writes inequality-references.csv. Rows of positive weight are the file; those without indicator
# or a circumstance lie outside the domain.

suppressMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 2) stop("usage: inequality-references.R <sample.csv> <output folder>")
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
source(file.path(dirname(script), "common.R"))

circumstances <- c(
  "wealth", "residence", "education", "age_group", "children_under_5", "marital_status")
file <- readSample(arguments[1])
file$isUsed <- !is.na(file$skilled_attendance) & complete.cases(file[circumstances])
file$y <- ifelse(file$isUsed, file$skilled_attendance, 0)
file$education <- factor(file$education, levels = c("Lower", "Secondary", "Higher"))
for (name in c("wealth", "residence", "age_group", "marital_status")) {
  file[[name]] <- factor(file[[name]], levels = levelsOf(file[[name]]))
}
used <- file[file$isUsed, ]

figures <- data.frame()
add <- function(setting, measure, value, circumstance = "", level = "") {
  figures <<- rbind(figures, data.frame(setting, measure, circumstance, level, value))
}

# D over cells of the circumstances; y = 1 is access.
cellsOf <- function(d, names) if (length(names)) interaction(d[names], drop = TRUE) else factor(rep(1, nrow(d)))
dissimilarity <- function(w, y, cell) {
  p <- sum(w * y) / sum(w)
  share <- tapply(w, cell, sum) / sum(w)
  rate <- tapply(w * y, cell, sum) / tapply(w, cell, sum)
  sum(share * abs(rate - p), na.rm = TRUE) / (2 * p)
}

shapley <- function(w, y, d, names) {
  value <- function(set) if (length(set)) dissimilarity(w, y, cellsOf(d, set)) else 0
  n <- length(names)
  sapply(names, function(own) {
    others <- setdiff(names, own)
    total <- 0
    for (mask in 0:(2^(n - 1) - 1)) {
      set <- others[bitwAnd(mask, 2^(seq_along(others) - 1)) > 0]
      weight <- factorial(length(set)) * factorial(n - 1 - length(set)) / factorial(n)
      total <- total + weight * (value(c(set, own)) - value(set))
    }
    total
  })
}

indices <- function(setting, y) {
  w <- used$weight
  cell <- cellsOf(used, circumstances)
  p <- sum(w * y) / sum(w)
  d <- dissimilarity(w, y, cell)
  rate <- tapply(w * y, cell, sum) / tapply(w, cell, sum)
  share <- tapply(w, cell, sum) / sum(w)
  add(setting, "accessRate", p)
  add(setting, "d", d)
  add(setting, "hoi", p * (1 - d))
  add(setting, "geometricHoi", exp(sum(share * log(rate))))
  add(setting, "cells", nlevels(cell))
  # Without a design: D expected under equality, in simple samples.
  m <- tapply(w, cell, sum)^2 / tapply(w^2, cell, sum)
  s <- p * (1 - p) * pmax(0, 1 / m - sum(w^2) / sum(w)^2)
  d0 <- sum(share * pmin(sqrt(2 * s / pi), 2 * p * (1 - p))) / (2 * p)
  add(setting, "dUnderEqualityWithoutDesign", d0)
  add(setting, "dCorrectedWithoutDesign", sign(d^2 - d0^2) * sqrt(abs(d^2 - d0^2)))
  parts <- shapley(w, y, used, circumstances)
  for (name in circumstances) add(setting, "shapley", parts[[name]], name)
  stopifnot(abs(sum(parts) - d) < 1e-12)
}
indices("opportunity", used$y)
indices("barrier", 1 - used$y)

# The survey's design: rows outside the domain stay in it.
design <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, data = file, nest = TRUE)
replicates <- as.svrepdesign(design, type = "JKn")
theta <- function(y) function(w, d) {
  w <- w[d$isUsed]
  rate <- sum(w * y) / sum(w)
  index <- dissimilarity(w, y, cellsOf(d[d$isUsed, ], circumstances))
  c(index, rate * (1 - index))
}
for (setting in c("opportunity", "barrier")) {
  y <- if (setting == "opportunity") used$y else 1 - used$y
  se <- SE(withReplicates(replicates, theta(y)))
  add(setting, "seD", se[1])
  add(setting, "seHoi", se[2])
}

# Design effect of the cells' differences from the average: scores with the residual about the
# cell's rate, totals by svytotal.
cell <- cellsOf(used, circumstances)
w <- used$weight
p <- sum(w * used$y) / sum(w)
residual <- used$y - (tapply(w * used$y, cell, sum) / tapply(w, cell, sum))[cell]
share <- tapply(w, cell, sum) / sum(w)
m <- tapply(w, cell, sum)^2 / tapply(w^2, cell, sum)
s <- setNames(p * (1 - p) * pmax(0, 1 / m - sum(w^2) / sum(w)^2), names(m))
large <- names(which(table(cell) >= 25))
taylor <- sapply(large, function(own) {
  z <- numeric(nrow(file))
  z[file$isUsed] <- residual * ((cell == own) / sum(w[cell == own]) - 1 / sum(w))
  vcov(svytotal(~z, update(design, z = z)))[1, 1]
})
effect <- max(1, sum(share[large] * taylor) / sum(share[large] * s[large]))
d <- dissimilarity(w, used$y, cell)
d0 <- sum(share * pmin(sqrt(2 * effect * s / pi), 2 * p * (1 - p))) / (2 * p)
add("opportunity", "designEffect", effect)
add("opportunity", "dUnderEquality", d0)
add("opportunity", "dCorrected", sign(d^2 - d0^2) * sqrt(abs(d^2 - d0^2)))

# Measures by rank, of the indicator as given.
ranked <- function(setting, x) {
  groups <- sort(unique(x))
  share <- sapply(groups, function(g) sum(w[x == g])) / sum(w)
  rank <- (cumsum(share) - share / 2)[match(x, groups)]
  covariance <- sum(w * (used$y - p) * (rank - sum(w * rank) / sum(w))) / sum(w)
  concentration <- 2 * covariance / p
  add(setting, "concentration", concentration)
  add(setting, "erreygers", 4 * p * concentration)
  add(setting, "wagstaff", concentration / (1 - p))
  fit <- glm(used$y ~ rank, family = quasibinomial(), weights = w, control = list(epsilon = 1e-14))
  ends <- plogis(c(coef(fit)[1], sum(coef(fit))))
  add(setting, "sii", unname(ends[2] - ends[1]))
  add(setting, "rii", unname(ends[2] / ends[1]))
}
ranked("rank wealth_quintile", used$wealth_quintile)
ranked("rank wealth", as.integer(used$wealth))

# Groups compared: the top level of an ordered circumstance, else the best rate, of at least 25 rows.
for (name in circumstances) {
  x <- used[[name]]
  rate <- tapply(w * used$y, x, sum) / tapply(w, x, sum)
  rate <- rate[table(x)[names(rate)] >= 25]
  ends <- if (name == "education") c("Higher", "Lower") else names(rate)[c(which.max(rate), which.min(rate))]
  add("comparison", "referenceRate", rate[[ends[1]]], name, ends[1])
  add("comparison", "otherRate", rate[[ends[2]]], name, ends[2])
  add("comparison", "difference", rate[[ends[1]]] - rate[[ends[2]]], name)
  add("comparison", "ratio", rate[[ends[1]]] / rate[[ends[2]]], name)
  add("comparison", "attributableRisk", rate[[ends[1]]] - p, name)
  add("comparison", "attributableFraction", (rate[[ends[1]]] - p) / p, name)
}

# Logistic regression: levels against the first, children as a number.
regression <- function(setting, design) {
  fit <- svyglm(
    y ~ wealth + residence + education + age_group + children_under_5 + marital_status,
    design = subset(design, isUsed), family = quasibinomial(), control = list(epsilon = 1e-14))
  table <- summary(fit)$coefficients
  reach <- qt(0.975, df.residual(fit)) * table[, 2]
  add(setting, "df", df.residual(fit))
  for (row in rownames(table)) {
    name <- c(circumstances[startsWith(row, circumstances)], "")[1]
    level <- if (row == "(Intercept)") "" else substring(row, nchar(name) + 1)
    add(setting, "logOdds", table[row, 1], name, level)
    add(setting, "se", table[row, 2], name, level)
    add(setting, "low", exp(table[row, 1] - reach[[row]]), name, level)
    add(setting, "high", exp(table[row, 1] + reach[[row]]), name, level)
    add(setting, "p", table[row, 4], name, level)
  }
}
regression("regression", design)
regression("regression without PSUs", svydesign(ids = ~1, weights = ~weight, data = file))

writeFigures(
  figures, file.path(arguments[2], "inequality-references.csv"),
  provenanceOf("inequality-references.R", "survey"))
