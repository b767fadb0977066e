# Reference trees of the sample file, grown by rpart under many settings.
#
#   Rscript Tests/References/rpart-references.R <sample.csv> <folder to write into>
#
# Writes rpart-nodes.csv, rpart-cptable.csv, rpart-settings.json and rpart-oracle-cells.csv.
# Stops if a tree hinges on a tie (two cuts of equal gain, equal means of two levels, or a
# complexity at the cp): such a tree says how rpart breaks ties, not what the right tree is.

suppressMessages(library(rpart))
arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 2) stop("usage: rpart-references.R <sample.csv> <output folder>")
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
source(file.path(dirname(script), "common.R"))
women <- readSample(arguments[1])
folder <- arguments[2]
provenance <- provenanceOf("rpart-references.R", "rpart")

# --- the oracle: eight cells of three 0/1 circumstances -------------------------------------------
cells <- data.frame(
  a = c(0, 1, 0, 1, 0, 1, 0, 1), b = c(0, 0, 1, 1, 0, 0, 1, 1), c = c(0, 0, 0, 0, 1, 1, 1, 1),
  n = c(10, 8, 8, 6, 5, 4, 8, 6), ones = c(7, 6, 3, 1, 1, 0, 8, 5))
oracle <- cells[rep(1:8, cells$n), c("a", "b", "c")]
oracle$y <- unlist(Map(function(n, k) rep(1:0, c(k, n - k)), cells$n, cells$ones))
oracle$weight <- 1

# --- settings -------------------------------------------------------------------------------------
base <- c("wealth", "residence", "education", "age_group", "children_under_5", "marital_status")
extended <- c(base, "religion", "ethnicity")
schooling <- list(education = c("Lower", "Secondary", "Higher"))
numericColumns <- c("children_under_5", "wealth_quintile", "a", "b", "c")
quintiles <- c("wealth_quintile", setdiff(base, "wealth"))

# leaf: a divisor of n (11: n/11), or a count when leafCases is given. cp NA: 1/n.
setting <- function(name, circumstances = base, leaf = 11, leafCases = NA, cp = NA, depth = 6,
                    ordered = schooling, criterion = "anova", direction = "opportunity",
                    data = "sample") {
  list(name = name, circumstances = circumstances, leaf = leaf, leafCases = leafCases, cp = cp,
       depth = depth, ordered = ordered, criterion = criterion, direction = direction, data = data)
}

settings <- list(
  setting("escap"),
  setting("escap-extended", extended, leaf = 19),
  setting("leaf-5-percent", leaf = 20),
  setting("leaf-5-percent-extended", extended, leaf = 20),
  setting("depth-2", depth = 2),
  setting("depth-3", depth = 3),
  setting("depth-1", depth = 1),
  setting("depth-10-leaf-20", extended, leafCases = 20, depth = 10),
  setting("cp-0.01", extended, leafCases = 20, cp = 0.01),
  setting("cp-0.02", extended, leafCases = 20, cp = 0.02),
  setting("cp-0.05", extended, leafCases = 20, cp = 0.05),
  setting("cp-0.003", extended, leafCases = 20, cp = 0.003),
  setting("leaf-20", leafCases = 20),
  setting("leaf-20-extended", extended, leafCases = 20),
  setting("education-unordered", leaf = 19, ordered = list()),
  setting("education-unordered-leaf-20", leafCases = 20, ordered = list()),
  setting("quintile-numeric", quintiles, leaf = 19),
  setting("quintile-numeric-leaf-20", quintiles, leafCases = 20),
  setting("quintile-ordered", quintiles, leaf = 19,
          ordered = c(schooling, list(wealth_quintile = as.character(1:5)))),
  setting("quintile-unordered", quintiles, leaf = 19,
          ordered = schooling),
  setting("region", c("region", base), leaf = 19),
  setting("region-leaf-50", c(extended, "region"), leafCases = 50),
  setting("barrier", direction = "barrier"),
  setting("barrier-extended", extended, leaf = 19, direction = "barrier"),
  setting("barrier-leaf-20", extended, leafCases = 20, direction = "barrier"),
  setting("entropy", criterion = "entropy"),
  setting("entropy-extended", extended, leaf = 19, criterion = "entropy"),
  setting("entropy-leaf-50", c("region", base), leafCases = 50, criterion = "entropy"),
  setting("oracle-cp-0.05", c("a", "b", "c"), leafCases = 4, cp = 0.05, ordered = list(),
          data = "oracle"),
  setting("oracle-cp-0.001", c("a", "b", "c"), leafCases = 4, cp = 0.001, ordered = list(),
          data = "oracle"))
unorderedNumbers <- list("quintile-unordered" = "wealth_quintile")

# --- data of a setting ----------------------------------------------------------------------------
dataFor <- function(s) {
  if (s$data == "oracle") return(oracle[c(s$circumstances, "y", "weight")])
  d <- women[c("skilled_attendance", "weight", "psu", s$circumstances)]
  d <- d[complete.cases(d), ]
  d$y <- if (s$direction == "barrier") 1 - d$skilled_attendance else d$skilled_attendance
  for (name in s$circumstances) {
    if (name %in% names(s$ordered)) {
      d[[name]] <- factor(as.character(d[[name]]), levels = s$ordered[[name]], ordered = TRUE)
    } else if (!(name %in% numericColumns) || name %in% unorderedNumbers[[s$name]]) {
      d[[name]] <- factor(as.character(d[[name]]), levels = levelsOf(d[[name]]))
    }
  }
  d
}

grow <- function(s, d, rules, xval = 0) {
  # rpart collapses class trees by misclassification. With cp = -1 it collapses nothing, so that the
  # entropy trees show every split the size rules allow.
  control <- rpart.control(
    cp = if (s$criterion == "entropy") -1 else rules$cp, maxdepth = s$depth,
    minbucket = rules$leaf, minsplit = rules$split, xval = xval, maxsurrogate = 0, maxcompete = 0)
  formula <- as.formula(paste("y ~", paste(s$circumstances, collapse = " + ")))
  if (s$criterion == "entropy") {
    d$y <- factor(d$y)
    rpart(formula, d, weights = weight, method = "class", parms = list(split = "information"),
          control = control)
  } else {
    rpart(formula, d, weights = weight, method = "anova", control = control)
  }
}

rulesFor <- function(s, n) {
  # rpart.control takes whole numbers; fractions are truncated here as rpart truncates them.
  leaf <- if (is.na(s$leafCases)) max(49, n / s$leaf) else s$leafCases
  list(leaf = trunc(leaf), split = trunc(2 * leaf), cp = if (is.na(s$cp)) 1 / n else s$cp)
}

# --- the figures of a node, from the rows ---------------------------------------------------------
impurity <- function(y, w, criterion) {
  p <- sum(w * y) / sum(w)
  if (criterion == "anova") return(sum(w * (y - p)^2))
  -sum(w) * sum(ifelse(c(p, 1 - p) > 0, c(p, 1 - p) * log(c(p, 1 - p)), 0))
}

# The gains of all admissible cuts of the rows by one circumstance, named by the levels on the left.
# Levels of equal mean have no order of their own, so they are tried in both.
cutsOf <- function(name, x, y, w, leaf, criterion) {
  codes <- if (is.factor(x)) as.integer(x) else match(x, sort(unique(x)))
  present <- sort(unique(codes))
  if (length(present) < 2) return(NULL)
  orders <- list(present)
  if (is.factor(x) && !is.ordered(x)) {
    means <- round(vapply(present, function(k) weighted.mean(y[codes == k], w[codes == k]), 0), 9)
    orders <- list(present[order(means, present)], present[order(means, -present)])
  }
  total <- impurity(y, w, criterion)
  gains <- NULL
  for (levelOrder in orders) for (k in seq_len(length(levelOrder) - 1)) {
    left <- codes %in% levelOrder[1:k]
    if (sum(left) < leaf || sum(!left) < leaf) next
    key <- paste(name, paste(sort(levelOrder[1:k]), collapse = "|"))
    gains[key] <- total - impurity(y[left], w[left], criterion) -
      impurity(y[!left], w[!left], criterion)
  }
  gains
}

# The tree without the complexities, which a change of cp shows in.
shape <- function(tree) list(tree$frame[c("var", "n", "wt", "yval")], tree$csplit)

nodeTables <- list()
cpTables <- list()
described <- list()

for (s in settings) {
  d <- dataFor(s)
  n <- nrow(d)
  rules <- rulesFor(s, n)
  tree <- grow(s, d, rules)
  # rpart truncates a fractional leaf size or minimum to split, as `rulesFor` does; and no node's
  # complexity lies so close to the cp that rounding decides.
  asGiven <- if (is.na(s$leafCases)) max(49, n / s$leaf) else s$leafCases
  variants <- list(list(leaf = asGiven, split = 2 * asGiven, cp = rules$cp),
                   modifyList(rules, list(cp = rules$cp * (1 + 1e-6))),
                   modifyList(rules, list(cp = rules$cp * (1 - 1e-6))))
  for (variant in variants) stopifnot(identical(shape(grow(s, d, variant)), shape(tree)))
  frame <- tree$frame
  ids <- as.numeric(rownames(frame))
  leafOf <- ids[tree$where]
  inside <- function(id) {
    reached <- leafOf
    while (any(reached > id)) reached <- ifelse(reached > id, floor(reached / 2), reached)
    reached == id
  }
  rootSS <- impurity(d$y, d$weight, "anova")
  splitRow <- 0
  rows <- list()
  for (k in seq_along(ids)) {
    id <- ids[k]
    rowsHere <- inside(id)
    y <- d$y[rowsHere]; w <- d$weight[rowsHere]
    stopifnot(sum(rowsHere) == frame$n[k], abs(sum(w) - frame$wt[k]) < 1e-8 * sum(w))
    isLeaf <- frame$var[k] == "<leaf>"
    deviance <- impurity(y, w, "anova")
    if (s$criterion == "anova") {
      stopifnot(abs(deviance - frame$dev[k]) < 1e-8 * max(1, deviance),
                abs(sum(w * y) / sum(w) - frame$yval[k]) < 1e-10)
    }
    row <- data.frame(
      setting = s$name, node = id, leaf = isLeaf, n = length(y), weight = sum(w),
      share = sum(w) / sum(d$weight), mean = sum(w * y) / sum(w), deviance = deviance,
      complexity = if (s$criterion == "anova") frame$complexity[k] else NA,
      split = NA, cut = NA_real_, left_is_below = NA, left = NA, right = NA, improve = NA_real_,
      gain = NA_real_)
    if (!isLeaf) {
      splitRow <- splitRow + 1
      split <- tree$splits[splitRow, ]
      name <- as.character(frame$var[k])
      stopifnot(rownames(tree$splits)[splitRow] == name)
      x <- d[[name]][rowsHere]
      row$split <- name
      row$improve <- split[["improve"]]
      if (!is.factor(x)) {
        row$cut <- split[["index"]]
        row$left_is_below <- split[["ncat"]] < 0
        onLeft <- (x < row$cut) == row$left_is_below
      } else {
        levelNames <- levels(x)
        isLeft <- tree$csplit[split[["index"]], seq_along(levelNames)] == 1
        present <- levelNames %in% as.character(x)
        row$left <- paste(levelNames[isLeft & present], collapse = "|")
        row$right <- paste(levelNames[!isLeft & present], collapse = "|")
        onLeft <- as.character(x) %in% levelNames[isLeft]
      }
      stopifnot(identical(onLeft, inside(2 * id)[rowsHere]))
      row$gain <- deviance - impurity(y[onLeft], w[onLeft], "anova") -
        impurity(y[!onLeft], w[!onLeft], "anova")
      stopifnot(weighted.mean(y[onLeft], w[onLeft]) < weighted.mean(y[!onLeft], w[!onLeft]))
      # An independent search: rpart's split is the best one, and no other comes near a tie.
      gains <- sort(unlist(lapply(s$circumstances, function(c)
        cutsOf(c, d[[c]][rowsHere], y, w, rules$leaf, s$criterion))), decreasing = TRUE)
      own <- impurity(y, w, s$criterion) - impurity(y[onLeft], w[onLeft], s$criterion) -
        impurity(y[!onLeft], w[!onLeft], s$criterion)
      if (abs(own - gains[1]) > 1e-9 * gains[1]) stop(s$name, " node ", id, ": not the best split")
      if (length(gains) > 1 && gains[1] - gains[2] < 1e-6 * gains[1]) {
        stop(s$name, " node ", id, ": two cuts of equal gain: ", paste(names(gains)[1:2], collapse = ", "))
      }
    }
    rows[[k]] <- row
  }
  table <- do.call(rbind, rows)
  nodeTables[[s$name]] <- table[order(table$node), ]

  if (s$criterion == "anova") {
    cp <- as.data.frame(tree$cptable)
    errors <- c(NA, NA)
    cpTable <- data.frame(setting = s$name, cp = cp$CP, nsplit = cp$nsplit, rel_error = cp$`rel error`,
                          xerror = NA_real_, xstd = NA_real_)
    if (s$data == "sample" && nrow(cp) > 1) {
      crossed <- grow(s, d, rules, xval = d$psu %% 10 + 1)$cptable
      stopifnot(nrow(crossed) == nrow(cp))
      cpTable$xerror <- crossed[, "xerror"]
      cpTable$xstd <- crossed[, "xstd"]
    }
    cpTables[[s$name]] <- cpTable
  }
  described[[s$name]] <- c(s, rules = list(rules), n = n)
  cat(sprintf("%-30s n %d, leaf %d, split %d, %d nodes\n", s$name, n, rules$leaf, rules$split,
              nrow(frame)))
}

# --- the files ------------------------------------------------------------------------------------
text <- function(x) paste0("\"", gsub("([\"\\\\])", "\\\\\\1", x), "\"")
quotedList <- function(x) paste0("[", paste(text(x), collapse = ", "), "]")
settingText <- function(s) {
  unordered <- setdiff(s$circumstances, c(names(s$ordered), numericColumns))
  unordered <- c(intersect(unorderedNumbers[[s$name]], s$circumstances), unordered)
  ordered <- s$ordered[names(s$ordered) %in% s$circumstances]
  numeric <- setdiff(s$circumstances, c(unordered, names(ordered)))
  paste0(
    "    {\"name\": ", text(s$name),
    ", \"data\": ", text(if (s$data == "oracle") "rpart-oracle-cells.csv" else "synthetic-lao-women.csv"),
    ", \"criterion\": ", text(s$criterion), ", \"direction\": ", text(s$direction),
    ",\n     \"indicator\": ",
    text(if (s$data == "oracle") "y" else if (s$direction == "barrier") "skilled_attendance == 0"
         else "skilled_attendance"),
    ",\n     \"circumstances\": ", quotedList(s$circumstances),
    ",\n     \"ordered\": {",
    paste(vapply(names(ordered), function(k) paste0(text(k), ": ", quotedList(ordered[[k]])), ""),
          collapse = ", "),
    "}, \"unordered\": ", quotedList(unordered), ", \"numeric\": ", quotedList(numeric),
    ",\n     \"rows\": ", s$n, ", \"minCases\": ", s$rules$leaf, ", \"minSplit\": ", s$rules$split,
    ", \"maxDepth\": ", s$depth, ", \"cp\": ",
    exact(if (s$criterion == "entropy") 0 else s$rules$cp), "}")
}
out <- file(file.path(folder, "rpart-settings.json"), "wb")
writeLines(c(
  "{", paste0("  \"provenance\": ", quotedList(provenance), ","), "  \"settings\": [",
  paste(vapply(described, settingText, ""), collapse = ",\n"), "  ]", "}"), out, sep = "\n")
close(out)
writeFigures(do.call(rbind, nodeTables), file.path(folder, "rpart-nodes.csv"), provenance)
writeFigures(do.call(rbind, cpTables), file.path(folder, "rpart-cptable.csv"), provenance)
writeFigures(cells, file.path(folder, "rpart-oracle-cells.csv"),
             "Eight cells written down by hand in rpart-references.R: circumstances, rows, rows with y = 1")
