# Design-based references: the nodes of the sample file's default tree, estimated by R's survey.
#
#   Rscript Tests/References/survey-references.R <sample.csv> <folder to write into>
#
# Writes survey-nodes.csv, survey-tests.csv and survey-comparisons.csv. A node is a domain of the
# whole file (rows of positive weight), never a smaller file.

suppressMessages({
  library(rpart)
  library(survey)
})
arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 2) stop("usage: survey-references.R <sample.csv> <output folder>")
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
source(file.path(dirname(script), "common.R"))
women <- readSample(arguments[1])
folder <- arguments[2]
provenance <- provenanceOf("survey-references.R", c("rpart", "survey"))

# --- the default tree -----------------------------------------------------------------------------
circumstances <- c("wealth", "residence", "education", "age_group", "children_under_5",
                   "marital_status")
women$used <- complete.cases(women[c("skilled_attendance", circumstances)])
women$education <- factor(women$education, levels = c("Lower", "Secondary", "Higher"),
                          ordered = TRUE)
for (name in c("wealth", "residence", "age_group", "marital_status")) {
  women[[name]] <- factor(women[[name]], levels = levelsOf(women[[name]]))
}
n <- sum(women$used)
tree <- rpart(
  as.formula(paste("skilled_attendance ~", paste(circumstances, collapse = " + "))),
  women[women$used, ], weights = weight, method = "anova",
  control = rpart.control(cp = 1 / n, maxdepth = 6, minbucket = trunc(n / 11),
                          minsplit = trunc(2 * n / 11), xval = 0, maxsurrogate = 0, maxcompete = 0))
ids <- as.numeric(rownames(tree$frame))
women$leaf <- NA
women$leaf[women$used] <- ids[tree$where]
inside <- function(id) {
  reached <- women$leaf
  while (any(reached > id, na.rm = TRUE)) {
    reached <- ifelse(!is.na(reached) & reached > id, floor(reached / 2), reached)
  }
  !is.na(reached) & reached == id
}
for (id in ids) women[[paste0("node", id)]] <- inside(id)
leaves <- ids[tree$frame$var == "<leaf>"]
behind <- leaves[which.min(tree$frame$yval[tree$frame$var == "<leaf>"])]
ahead <- leaves[which.max(tree$frame$yval[tree$frame$var == "<leaf>"])]

# --- designs --------------------------------------------------------------------------------------
# Region by residence in three levels has strata with one PSU; the others have none.
women$finest <- paste(women$region, women$residence)
# A finite population: four times the PSUs of a stratum, one more where they are odd.
drawn <- tapply(women$psu, women$stratum, function(x) length(unique(x)))
women$population <- as.numeric((4 * drawn + drawn %% 2)[women$stratum])
women$share <- 0.25
designs <- list(
  list(name = "stratum", lone = "adjust", ids = ~psu, strata = ~stratum),
  list(name = "no strata", lone = "adjust", ids = ~psu, strata = NULL),
  list(name = "no psu", lone = "adjust", ids = ~1, strata = NULL),
  list(name = "region x residence, grand-mean", lone = "adjust", ids = ~psu, strata = ~finest),
  list(name = "region x residence, average", lone = "average", ids = ~psu, strata = ~finest),
  list(name = "region x residence, certainty", lone = "certainty", ids = ~psu, strata = ~finest),
  list(name = "stratum, fpc", lone = "adjust", ids = ~psu, strata = ~stratum, fpc = ~population),
  list(name = "no psu, fpc", lone = "adjust", ids = ~1, strata = NULL, fpc = ~share))
lonely <- tapply(women$psu, women$finest, function(x) length(unique(x)) == 1)
stopifnot(any(lonely), all(tapply(women$psu, women$stratum, function(x) length(unique(x)) > 1)))

estimate <- function(design, domain, name, node) {
  d <- subset(design, domain)
  m <- svymean(~skilled_attendance, d, deff = "replace")
  df <- degf(d)
  p <- as.numeric(coef(m))
  se <- as.numeric(SE(m))
  rows <- sum(domain)
  q <- qt(0.975, df)
  wald <- confint(m, df = df)
  logit <- confint(svycontrast(m, quote(log(skilled_attendance / (1 - skilled_attendance)))), df = df)
  # Korn and Graubard's interval with the effective size capped at the number of cases; R's own
  # svyciprop(method = "beta") has no cap. The two differ where the design effect is below one.
  effective <- p * (1 - p) / se^2 * (qt(0.975, rows - 1) / q)^2
  beta <- function(size) c(qbeta(0.025, p * size, (1 - p) * size + 1),
                           qbeta(0.975, p * size + 1, (1 - p) * size))
  uncapped <- beta(effective)
  capped <- beta(min(rows, effective))
  own <- confint(svyciprop(~skilled_attendance, d, method = "beta", df = df))
  stopifnot(all(abs(own - uncapped) < 1e-10))
  data.frame(
    design = name, node = node, n = rows, weight = sum(women$weight[domain]),
    psus = nrow(unique(d$cluster)), df = df, mean = p, se = se,
    deff = as.numeric(deff(m)),
    kish_deff = rows * sum(women$weight[domain]^2) / sum(women$weight[domain])^2,
    logit_low = plogis(logit[1]), logit_high = plogis(logit[2]),
    korn_graubard_low = capped[1], korn_graubard_high = capped[2],
    r_beta_low = uncapped[1], r_beta_high = uncapped[2],
    wald_low = wald[1], wald_high = wald[2])
}

# Difference and ratio of two domains' means, which may overlap: both are functions of four totals.
comparison <- function(design, a, b, name, label) {
  y <- ifelse(is.na(women$skilled_attendance), 0, women$skilled_attendance)
  design <- update(design, onesA = a * y, sizeA = a * 1, onesB = b * y, sizeB = b * 1)
  union <- subset(design, a | b)
  totals <- svytotal(~onesA + sizeA + onesB + sizeB, union)
  df <- degf(union)
  row <- function(kind, contrast) {
    ci <- confint(contrast, df = df)
    data.frame(design = name, quantity = paste(label, kind), value = as.numeric(coef(contrast)),
               se = as.numeric(SE(contrast)), df = df, low = ci[1], high = ci[2])
  }
  rbind(row("difference", svycontrast(totals, quote(onesA / sizeA - onesB / sizeB))),
        row("ratio", svycontrast(totals, quote((onesA / sizeA) / (onesB / sizeB)))))
}

# The indicator by side of the split, at one node.
test <- function(design, id, name) {
  design <- update(design, left = factor(women[[paste0("node", 2 * id)]]),
                   outcome = factor(women$skilled_attendance))
  d <- subset(design, women[[paste0("node", id)]])
  t <- svychisq(~outcome + left, d, statistic = "F")
  data.frame(design = name, node = id, f = as.numeric(t$statistic),
             df1 = as.numeric(t$parameter[1]), df2 = as.numeric(t$parameter[2]),
             p = as.numeric(t$p.value))
}

nodeRows <- list()
testRows <- list()
comparisonRows <- list()
for (each in designs) {
  options(survey.lonely.psu = each$lone)
  design <- svydesign(ids = each$ids, strata = each$strata, weights = ~weight, fpc = each$fpc,
                      data = women)
  for (id in sort(ids)) {
    nodeRows[[length(nodeRows) + 1]] <- estimate(design, inside(id), each$name, id)
  }
  for (id in sort(ids[tree$frame$var != "<leaf>"])) {
    testRows[[length(testRows) + 1]] <- test(design, id, each$name)
  }
  comparisonRows[[length(comparisonRows) + 1]] <- rbind(
    comparison(design, inside(behind), inside(ahead), each$name, "behind and ahead"),
    comparison(design, inside(behind), women$used, each$name, "behind and average"))
}
writeFigures(do.call(rbind, nodeRows), file.path(folder, "survey-nodes.csv"), provenance)
writeFigures(do.call(rbind, testRows), file.path(folder, "survey-tests.csv"), provenance)
writeFigures(do.call(rbind, comparisonRows), file.path(folder, "survey-comparisons.csv"), provenance)
cat("behind: node", behind, " ahead: node", ahead, "\n")
