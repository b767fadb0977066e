/// The words of English, the language of which the others are translations.
enum English: Vocabulary {
  static let numbers = NumberFormat(decimalMark: ".", groupMark: ",", percentSign: "%")

  static func form(for count: Int) -> PluralForm { count == 1 ? .one : .other }

  static func pattern(_ phrase: Phrase) -> Pattern {
    switch phrase {
    // MARK: Numbers
    case .perCent: "{number} per cent"
    case .points: "{number} percentage points"
    case .rangeAcrossZero: "{low} to {high}"
    case .intervalName: "{level}% interval"

    // MARK: Counts
    case .rows: .plural(one: "{n} row", other: "{n} rows")
    case .psus: .plural(one: "{n} PSU", other: "{n} PSUs")
    case .strata: .plural(one: "{n} stratum", other: "{n} strata")
    case .levels: .plural(one: "{n} level", other: "{n} levels")
    case .trees: .plural(one: "{n} tree", other: "{n} trees")
    case .samples: .plural(one: "{n} sample", other: "{n} samples")
    case .combinations: .plural(one: "{n} combination", other: "{n} combinations")
    case .conjunctions: .plural(one: "{n} conjunction", other: "{n} conjunctions")
    case .degreesOfFreedom:
      .plural(one: "{n} degree of freedom", other: "{n} degrees of freedom")

    // MARK: The two ends
    case .furthestBehind: "Furthest behind"
    case .furthestAhead: "Furthest ahead"
    case .markBehind: "furthest behind"
    case .markAhead: "furthest ahead"

    // MARK: Groups
    case .everyone: "All"
    case .semicolon: "; "
    case .levelsOr: "{levels} or {last}"
    case .levelRun: "{first} to {last}"
    case .noLevels: "none"
    case .anyValue: "any"
    case .upTo: "up to {value}"
    case .orMore: "{value} or more"
    case .below: "below {value}"
    case .fromTo: "{from} to {to}"
    case .fromBelow: "{from} to below {below}"
    case .missing: "missing"
    case .orMissing: "{range} or missing"
    case .named: "{name}: {value}"
    case .standardInput: "standard input"

    // MARK: The indicator
    case .titleInSentence: "{title}"
    case .columnInSentence: "\"{title}\""
    case .opportunity: "opportunity: the furthest behind have the lowest rate"
    case .barrier: "barrier: the furthest behind have the highest rate"
    case .averageOpportunity: "On average, {rate} have {indicator}."
    case .averageBarrier: "On average, {rate} suffer from {indicator}."

    // MARK: The two sentences
    case .leadColon: "{group}:"
    case .leadDash: "{group} -"
    case .behindOpportunity:
      """
      Furthest behind: {lead} only {rate} have {indicator}, against {average} on average; the \
      group is {share} of the population{deprived}.
      """
    case .behindBarrier:
      """
      Furthest behind: {lead} {rate} suffer from {indicator}, against {average} on average; the \
      group is {share} of the population{deprived}.
      """
    case .behindOpportunityShare: " and {share} of all who lack it"
    case .behindBarrierShare: " and {share} of all who suffer from it"
    case .aheadOpportunity: "Furthest ahead: {lead} {rate} have it{gap}."
    case .aheadBarrier: "Furthest ahead: {lead} {rate} suffer from it{gap}."
    case .gapClause: ", a gap of {gap}"
    case .gapClauseInterval: ", a gap of {gap} ({interval} {range})"
    case .intervalOf: "{interval} {range}"
    case .nobodyBehind: "No group is furthest behind: the tree is a single group."
    case .noGroupShown:
      "No group can be shown as furthest behind, because small groups are hidden."

    // MARK: Headings; a line feed parts the two lines of a narrow one
    case .direction: "Direction"
    case .definitionHeading: "Definition"
    case .survey: "Survey"
    case .data: "Data"
    case .sample: "Sample"
    case .average: "Average"
    case .group: "Group"
    case .rate: "Rate"
    case .share: "Share"
    case .shareOfAll: "Share\nof all"
    case .shareOfDeprived: "Share of\ndeprived"
    case .cumulative: "Cumu-\nlative"
    case .cases: "n"
    case .psusHeading: "PSUs"
    case .gapHeading: "Gap, percentage points"
    case .split: "Split"
    case .difference: "difference"
    case .differenceHeading: "Differ-\nence"
    case .differencePoints: "Difference, percentage points"
    case .rateName: "rate"
    case .shareOfAllName: "share of all"
    case .shareOfDeprivedName: "share of the deprived"
    case .cumulativeName: "cumulative"
    case .yes: "yes"
    case .no: "no"
    case .noNodes: "(no nodes)"

    // MARK: Sample and rules
    case .sampleSize: "n {n}, weighted {weight}"
    case .psusInStrata: "{psus} in {strata}"
    case .allUsed: .plural(one: "{n} row read, all used.", other: "{n} rows read, all used.")
    case .leftOut:
      .plural(
        one: "{n} row read: {used} used; left out: {reasons}.",
        other: "{n} rows read: {used} used; left out: {reasons}.")
    case .exclusion: "{rows} {reason}"
    case .rules: "Rules: profile {profile}, {rules}."
    case .depthUpTo: "depth up to {n}"
    case .rowsInLeaf:
      .plural(one: "{n} row or more in a leaf", other: "{n} rows or more in a leaf")
    case .shareInLeaf: "{share} of the population or more in a leaf"
    case .psusInLeaf:
      .plural(one: "{n} PSU or more in a leaf", other: "{n} PSUs or more in a leaf")
    case .rowsToSplit: .plural(one: "{n} row or more to split", other: "{n} rows or more to split")
    case .cpRule: "cp {cp}"
    case .design: "Design: {parts}."
    case .psusInStratum: "{range} PSUs in a stratum"
    case .psusInFile: "{range} PSUs in the file"
    case .rangeWithMedian: "{low} to {high} (median {median})"
    case .strataWithOnePSU:
      .plural(one: "{n} stratum with one PSU", other: "{n} strata with one PSU")
    case .weightRatio: "largest weight {ratio} times the smallest"
    case .weightsDesignEffect: "design effect of the weights {deff}"
    case .averageDesignEffect: "of the average {deff}"

    // MARK: Notes on estimates
    case .intervalsNote:
      "Rates with their {interval}: {method} method, Taylor linearisation, {design}."
    case .rowsAsPSUs:
      "No PSU column: each row counts as a PSU, so intervals are likely too narrow."
    case .noWeight: "no weight"
    case .weightColumn: "weight {column}"
    case .psuColumn: "PSU {column}"
    case .strataColumn: "strata {column}"
    case .fpcColumn: "finite population {column}"
    case .lonePSUs:
      .plural(one: "{n} stratum with a single PSU", other: "{n} strata with a single PSU")
    case .lonePSUsPolicy: "{strata} ({policy})"
    case .standardErrors: "Standard errors: {reasons}."
    case .hiddenNote: "* Hidden: too few rows, or needed to protect a group with too few rows."
    case .hiddenNoteNCHS:
      "* Hidden: too few rows or too uncertain, or needed to protect such a group."
    case .hiddenPairs:
      """
      Two hidden groups count as the one that they make up; furthest behind and ahead are among \
      the groups shown.
      """
    case .smallNote: "( ) Rate from 25 to 49 unweighted rows: to be read with care."
    case .fewDegrees: "Fewer than 8 degrees of freedom, to be read with care: {letters}."
    case .searchNote:
      """
      Differences, their intervals and the Rao-Scott tests F are not adjusted for the search \
      that chose the groups: they look more certain than they are.
      """
    case .shareNote: "Share: weighted part of the population."

    // MARK: The figure
    case .averageSentence: "Average {rate}. {direction}."
    case .legend:
      """
      Large: rate. Share: weighted part of the population. n: unweighted rows. Letters: leaves, \
      A the furthest behind. Branches: the wider, the larger the share.
      """
    case .legendOneNode: "n: unweighted rows."
    case .scale:
      "Bars: the rate on a scale from 0 to 100 per cent; stroke: the average, {average}."
    case .nearTieLegend: "≈: would divide the group nearly as well."
    case .source: "Source: {parts}."
    case .footnote: "[{number}] {note}."
    case .seeNote: "see"
    case .someOf: "{n} of {all}"
    case .nodeShare: "share {share}"
    case .nodeCases: "n {n}"
    case .nodeCasesPSUs: "n {n}, {psus}"
    case .groupsWorstFirst: "Groups, worst first:"
    case .leafDescription: "{group}: {rate}, share {share}, n {n}."
    case .treeFigures: "{rate}, share {share}, n {n}"

    // MARK: How the tree was found
    case .importance: "What the tree explains, by circumstance: {parts}."
    case .nearTie:
      "Near tie at group {id}, {group}: {rivals} would explain nearly as much as {circumstance}."
    case .rival: "{circumstance} ({share})"
    case .divisionsTried: "Divisions tried: {parts}."
    case .pruningPSUs: "Pruning by cross-validation ({rule}, {folds} folds of whole PSUs)"
    case .pruningRows: "Pruning by cross-validation ({rule}, {folds} folds of rows)"
    case .complexity: "CP"
    case .splits: "Splits"
    case .relativeError: "Rel error"
    case .crossValidationError: "xerror"
    case .crossValidationSpread: "xstd"

    // MARK: Robustness
    case .crossFitted:
      """
      Cross-fitted: groups found this way are at {behind} where furthest behind and at {ahead} \
      where furthest ahead, a gap of {gap}.
      """
    case .crossFittedNote:
      """
      Cross-fitted: the groups are found in one part of the sample and measured in the other \
      ({trees}), so that the luck of the search does not count. It is the rate of groups found \
      this way, not of the printed group alone.
      """
    case .crossFittedNoSplit:
      .plural(
        one: "Of these trees {n} divides nothing: there everybody is measured.",
        other: "Of these trees {n} divide nothing: there everybody is measured.")
    case .stability: "Stability: of {trees} on redrawn samples, {splits}."
    case .stabilityOverlap:
      """
      Stability: of {trees} on redrawn samples, {splits}; their furthest behind overlaps with \
      the group above by {overlap} (it is the same group in {same}), and a person of the group \
      is in it again with a chance of {chance}.
      """
    case .divideFirst: "{share} divide first by {circumstance}"
    case .divideNext: "{share} by {circumstance}"
    case .divideNothing: "{share} divide nothing"
    case .divideOtherwise: "{share} otherwise"
    case .stabilityNote:
      """
      Stability: whole PSUs are redrawn; the overlap of two groups is the weight of the people \
      in both over that of those in either, averaged, and from 80 per cent on they are the same.
      """
    case .stabilityLeftOut:
      .plural(
        one: "{n} sample without a case left out.", other: "{n} samples without a case left out.")
    case .missedGroup:
      """
      Missed by the tree: {group}, at {rate} against {treeRate} for the group above, which holds \
      {overlap} of its people.
      """
    case .missedForAll: "Missed by the tree: {group}, at {rate} against {treeRate} for all."
    case .missedLower:
      "Cross-fitted, groups found by trying all conjunctions are {difference} lower{interval}."
    case .missedHigher:
      "Cross-fitted, groups found by trying all conjunctions are {difference} higher{interval}."
    case .missedNoteTwo:
      """
      Missed by the tree: the worst-off of {conjunctions} of up to two conditions, under the \
      same size rules.
      """
    case .missedNoteThree:
      """
      Missed by the tree: the worst-off of {conjunctions} of up to three conditions, under the \
      same size rules.
      """
    case .missedLimited: "Not every level of {circumstances} is tried by itself."
    case .robust: "Verdict: robust. The group and its rate hold up."
    case .sensitive: "Verdict: sensitive, quote with care: {reasons}."
    case .doNotQuote: "Verdict: do not quote: {reasons}."
    case .noVerdict: "Verdict: none, because {reasons}."
    case .reasonNoSplit: "no circumstance divides the sample"
    case .reasonFewCases: "the group has fewer than 25 cases"
    case .reasonNotEstimable: "the group has too few PSUs for a sampling error"
    case .reasonSuppressed: "the group's figures are hidden"
    case .reasonMayBeZero:
      "measured where they were not looked for, such groups may be no worse off than the average"
    case .reasonOverstatedAll:
      "all of the difference from the average is due to the search"
    case .reasonOverstatedBy: "{share} of the difference from the average is due to the search"
    case .reasonOverstated: "the difference from the average is due to the search"
    case .reasonReturnChance:
      "a person of the group is found again with a chance of only {share}"
    case .reasonLowReturnChance:
      "a person of the group is found again with a chance of under 70%"
    case .reasonOverlap: "groups found again overlap with it by only {share}"
    case .reasonLowOverlap: "groups found again overlap with it by under 60%"
    case .reasonNoPSUs: "without a PSU column the sampling cannot be imitated"
    case .reasonNoCrossFitting: "cross-fitting is off or not possible"
    case .reasonNoBootstrap: "the bootstrap is off"
    case .verdictNote:
      """
      Verdict: robust when at most 15 per cent of the difference from the average is due to the \
      search, a person's chance to be found again is 70 per cent or more and the overlap 60 per \
      cent or more. Do not quote when nothing is divided, the group is hidden, has fewer than 25 \
      cases or too few PSUs, its cross-fitted difference from the average may be 0, or more than \
      half of it is due to the search. Sensitive between the two.
      """
    case .targeting: "Targeting"
    case .personsPer100: "Persons per\n100 deprived"
    case .gapToAverage: "Gap to\naverage"
    case .rank: "Rank\n5-95%"
    case .personsNote:
      "Persons per 100 deprived: people to be reached so that 100 deprived ones are."
    case .rankNote: "Rank: by rate in redrawn samples, 1 being the furthest behind."
    case .otherRules: "Other leaf sizes and depths"
    case .leafRows: "Leaf\nrows"
    case .depth: "Depth"
    case .leaves: "Leaves"
    case .gap: "Gap"
    case .overlap: "Overlap"
    case .leafShare: "Leaf\nshare"
    case .asAbove: "{group} (as above)"
    case .overlapNote:
      """
      Overlap: weight of the people both in this group and in the one above, over that of those \
      in either.
      """
    case .hiddenToProtect: "* Hidden to protect a small group."
    case .gapSpread:
      """
      Gaps of trees on redrawn samples: median {median}, 5th to 95th percentile {range}. This is \
      no confidence interval: such gaps never reach 0.
      """
    case .optimismLower:
      """
      In its own sample the group furthest behind of such a tree is {difference} lower than in \
      the full sample.
      """
    case .optimismHigher:
      """
      In its own sample the group furthest behind of such a tree is {difference} higher than in \
      the full sample.
      """

    // MARK: Inequality
    case .inequality: "Inequality"
    case .dIndex: "D-index"
    case .correctedD: "Corrected D"
    case .leafD: "D of leaves"
    case .hoi: "HOI"
    case .contributions: "Contributions"
    case .cells: "Cells"
    case .withError: "{figure} (standard error {error})"
    case .chanceAlone: "{figure}; chance alone gives {chance}"
    case .notDistinguishable: "not distinguishable from equality"
    case .geometric: "{figure}; geometric {geometric}"
    case .noContributions: "none: {reason}"
    case .notDecomposed: "not decomposed"
    case .sameRates: "all cells have the same rate"
    case .cellsOf: "{combinations} of {circumstances}; {rows} rows in a cell on average"
    case .oneCell: "1: no circumstance divides the sample"
    case .complementNote:
      "(*) On the complement of the barrier: inequality in being spared from it."
    case .noErrorOfD: "No standard error of D: {reason}."
    case .inequalityOf: "Inequality: {title}"
    case .opportunityWord: "opportunity"
    case .barrierWord: "barrier"
    case .averageAndDirection: "Average {rate}; {direction}. {definition}."
    case .directionOnly: "{direction}. {definition}."
    case .concentrationIndex: "Concentration index"
    case .erreygersIndex: "Erreygers' index"
    case .wagstaffIndex: "Wagstaff's index"
    case .slopeIndex: "Slope index (SII), percentage points"
    case .relativeIndex: "Relative index (RII)"
    case .byRank: "By rank"
    case .byRankOf: "By rank of {name}"
    case .byRankOfLevels: "By rank of {name} ({levels})"
    case .fromWorstOff: "From the worst off: {levels}."
    case .negativeOnBarrier:
      "On the barrier as given: a negative index means that it falls on the worse off."
    case .groupsCompared: "Groups compared"
    case .comparedLevels: "{name}: {reference} against {other}"
    case .notCompared: "not compared"
    case .againstHeading: "Against\nrate"
    case .parHeading: "PAR"
    case .pafHeading: "PAF"
    case .referenceHeading: "Reference against the other end"
    case .nothingDivides: "No circumstance divides the sample."
    case .comparisonNote:
      """
      The reference is the top level of an ordered circumstance, else the best rate. PAR: the \
      reference rate minus that of all, in percentage points, as the difference; PAF: the same \
      as a part of the rate of all.
      """
    case .regressionTitle: "Logistic regression on all circumstances"
    case .oddsRatio: "Odds\nratio"
    case .forEachUnit: "{name}, for each unit"
    case .noLimit: "no limit"
    case .referenceLevel: "{level} (reference)"
    case .collinearLevel: "{level} (collinear)"
    case .separatedLevel: "{level} (separated)"
    case .absentLevel: "{level} (no rows)"
    case .regressionMethod:
      "Weighted, with standard errors by linearisation; t intervals with {degrees}."

    // MARK: The report
    case .reportTitle: "Who is furthest behind?"
    case .reportTitleOf: "Who is furthest behind? {survey}"
    case .skipToContent: "Skip to the content"
    case .contents: "Contents"
    case .summary: "Summary"
    case .summaryCaption: "All indicators at a glance"
    case .summaryNote:
      """
      Rates in per cent of the weighted population; gap: the better rate minus the worse, in \
      percentage points; ratio: the larger rate over the smaller. D-index: inequality between all combinations of \
      circumstances, from 0 (none) to 1.
      """
    case .indicatorHeading: "Indicator"
    case .whoIsBehind: "Who is furthest behind"
    case .ratioHeading: "Ratio"
    case .verdictHeading: "Verdict"
    case .verdictRobust: "robust"
    case .verdictSensitive: "sensitive"
    case .verdictDoNotQuote: "do not quote"
    case .verdictNone: "none"
    case .notAnalysed: "Not analysed"
    case .extendedName: "{title} (extended)"
    case .outsidePublishedNote:
      "† The average lies outside the published figure: the tree is not passed off as good."
    case .outsidePublishedCaution:
      "The average lies outside the published figure: the tree is not passed off as good."
    case .publishedDiffers:
      """
      The average, {average}, differs from the published figure, {published}, by more than \
      {tolerance}: the tree is not passed off as good.
      """
    case .publishedFigure: "{rate}, tolerance {tolerance}"
    case .publishedHeading: "Published figure"
    case .saveFigure: "Save the figure (SVG)"
    case .saveTable: "Save the table (CSV)"
    case .figureName: "Figure"
    case .groupsCaption: "Groups, worst first"
    case .treeCaption: "The tree, from the whole to its parts"
    case .splitsCaption: "Divisions, and tests of their differences"
    case .targetingCaption: "What reaching each group would mean, worst off first"
    case .robustness: "Does the finding hold up?"
    case .robustnessCaption: "The figures behind these sentences"
    case .figureHeading: "Figure"
    case .valueHeading: "Value"
    case .intervalHeading: "Interval"
    case .circumstance: "Circumstance"
    case .crossFittedBehind: "Cross-fitted rate, furthest behind"
    case .crossFittedAhead: "Cross-fitted rate, furthest ahead"
    case .crossFittedGap: "Cross-fitted gap, percentage points"
    case .crossFittedDifference:
      "Cross-fitted difference of the furthest behind from the average, percentage points"
    case .searchPart: "Part of the difference from the average that is due to the search"
    case .redrawnTrees: "Trees on redrawn samples"
    case .overlapAverage: "Overlap of their furthest behind with the group"
    case .sameGroupShare: "Same group found again"
    case .returnChance: "Chance of a person of the group to be found again"
    case .gapMedian: "Gap in redrawn samples: median, and 5th to 95th percentile, percentage points"
    case .optimismPoints:
      "Rate of a redrawn sample's group there minus in the full sample, percentage points"
    case .missedRate: "Missed by the tree: {group}"
    case .missedTreeRate: "The tree's group against it"
    case .missedOverlap: "Part of its people in the tree's group"
    case .missedDifference: "Cross-fitted difference from the tree's group, percentage points"
    case .noFirstSplit: "nothing divides the sample"
    case .otherFirstSplits: "All but the first three together"
    case .firstSplitTitle: "First division in redrawn samples"
    case .firstSplitNote:
      """
      How often each circumstance divides the whole sample first: {trees} on samples in which \
      whole PSUs are redrawn.
      """
    case .inequalityCaption: "Inequality between all combinations of circumstances"
    case .measureHeading: "Measure"
    case .contributionsCaption: "Parts of D by circumstance (Shapley values)"
    case .partOfD: "Part of D"
    case .warnings: "Warnings"
    case .method: "Method and reproducibility"
    case .factHeading: "What"
    case .sdgHeading: "SDG indicator"
    case .unitHeading: "Unit"
    case .sourceHeading: "Source"
    case .bytesHeading: "Bytes"
    case .fingerprintHeading: "Fingerprint"
    case .programHeading: "Program"
    case .designHeading: "Design"
    case .rulesHeading: "Rules"
    case .rowsCaption: "Rows read, left out and used"
    case .rowsHeading: "Rows"
    case .numberHeading: "Number"
    case .rowsRead: "Read"
    case .rowsLeftOut: "Left out: {reason}"
    case .rowsUsed: "Used"
    case .optionsCaption: "Options that can change a figure"
    case .optionHeading: "Option"
    case .opportunitiesHeading: "Opportunities: more is better"
    case .barriersHeading: "Barriers: less is better"
    case .accessChartTitle: "Average, furthest behind and furthest ahead"
    case .inequalityChartTitle: "Inequality by indicator: D-index"
    case .chanceAloneLegend: "D by chance alone, if all were equal"
    case .dIntervalNote:
      "Thin lines: 95% interval, D plus or minus 1.96 standard errors (jackknife over PSUs)."
    case .correctedDNote:
      """
      Corrected D is without the part that small samples add; the order is by it. Not above 0: \
      not distinguishable from equality.
      """
    case .targetingChartTitle: "Reaching the worst off first"
    case .targetingChartNote:
      "Groups from the worst off, by letter; straight line: everybody equally deprived."
    case .shareOfDeprivedAxis: "share of all deprived people"
    case .shareOfPopulationAxis: "share of the population"
    case .targetingPoint: "{letter}: {share} of the population, {deprived} of the deprived."
    case .search: "How the tree was found"
    case .importanceCaption: "What the circumstances explain of all that the tree does"
    case .nearTiesCaption: "Near ties: what would have divided nearly as well"
    case .rivalHeading: "Nearly as good"
    case .rivalGain: "Its gain over that of the split"
    case .divisionsOfSplit: "Divisions tried, split"
    case .divisionsOfRival: "Divisions tried, the other"
    case .chosenTree: "{cp} (chosen)"
    case .recurringValue: "Shared by the furthest behind"
    case .recurringIn: "Indicators"
    case .recurringOf: "Out of"
    case .recurringWhich: "Which"
    case .recurringNote:
      "Out of: the indicators that have a group furthest behind and this circumstance to choose from."

    // MARK: A search explained
    case .explainedGroup: "Group {id}: {group}"
    case .explainedFigures: "n {n}, {share} of the population, rate {rate}"
    case .dividedBy: "Divided by {circumstance}."
    case .undivided: "Not divided: {reason}."
    case .gainHeading: "Gain"
    case .percentOfBest: "% of best"
    case .cutsHeading: "Cuts"
    case .bestDivision: "Best division: lower | higher rate"
    case .noAdmissibleDivision: "no admissible division"
    case .levelHeading: "Level"
    case .emptyLevel: "(empty)"
    case .moreLevels: .plural(one: "and {n} more level", other: "and {n} more levels")
    case .levelsNotListed: "too many values, or too few rows, to list them"
    case .explainedNote: "Share: weighted part of the group. Cuts: divisions that the rules admit."
    case .hiddenLevelNote: "* Hidden: too few rows, or needed to protect a level with too few rows."
    case .undividedLeaf: "it is a leaf"
    case .undividedHiddenGroup: "it is hidden to protect a small group"
    case .undividedHiddenDivision: "its division is hidden to protect a small group"
    case .undividedCutBack: "cross-validation cut its division back"
    case .undividedDeep: "it lies as deep as the tree may grow ({n})"
    case .undividedRows: "it holds {n} rows, and a group needs {all} to be divided"
    case .undividedNoRoom: "no division leaves enough people on both sides"
    case .undividedNoDifference: "no circumstance makes a difference"
    case .undividedComplexity:
      "no division explains the share of the whole variation that the complexity parameter asks for"

    // MARK: A run
    case .runTitle: "Who is furthest behind"
    case .runTitleOf: "Who is furthest behind: {surveys}"
    case .runCounts:
      .plural(
        one:
          "{n} tree: {done} done, {outside} outside the published figure, {failed} failed.",
        other:
          "{n} trees: {done} done, {outside} outside their published figure, {failed} failed.")
    case .runWidest:
      """
      The widest gap is in {indicator}: {gap}, between {behind} ({behindRate}) and {ahead} \
      ({aheadRate}).
      """
    case .runByGap: "Indicators by gap"
    case .runRecurring: "What recurs among those furthest behind"
    case .runRecurs: "{value}, in {n} of {all} indicators: {indicators}."
    case .runByInequality: "Indicators by inequality"
    case .runAverageOfAll: "Average of the indicators"
    case .runAcross: "Across surveys"
    case .runByGroup: "By {group}"
    case .runExtended: "With religion, ethnicity or language"
    case .runOutside: "Outside the published figure"
    case .runFailed: "Without a tree"

    // MARK: Remarks that the analysis leaves in a finding; the English ones are never changed here
    case .missingWeight: "missing weight"
    case .zeroWeight: "zero weight"
    case .outsidePopulation: "outside the population"
    case .undeterminedPopulation: "population not determined"
    case .missingIndicator: "missing indicator"
    case .missingCircumstance: "missing circumstance: {name}"
    case .definition: "{indicator} is 1"
    case .definitionAmong: "{condition}, among rows with {population}"
    case .missingIsNo: "{definition}; a missing answer counts as no"
    case .noRowsEstimable: "not estimable: no rows"
    case .noCaseEstimable: "not estimable: no case"
    case .noVariation: "no variation"
    case .tooFewPSUs: "not estimable: {psus} in {strata}"
    case .strataWithLonePSU: "not estimable: {n} strata with a single PSU"
    case .strataHaveLonePSU:
      .plural(
        one: "not estimable: {n} stratum has a single PSU",
        other: "not estimable: {n} strata have a single PSU")
    case .everyStratumLone: "not estimable: every stratum has a single PSU"
    case .noDegreesOfFreedom: "not estimable: no degrees of freedom (PSUs minus strata)"
    case .zeroComparison: "not estimable: the rate compared with is 0"
    case .zeroDenominator: "not estimable: the denominator is 0"
    case .weightsTooLarge: "not estimable: the weights are too large"
    case .weightsTooLargeToSum: "not estimable: the weights are too large to be summed"
    case .hiddenBelow: "hidden: fewer than {n} rows"
    case .noPSUColumnRemark: "no PSU column"
    case .tooManyCircumstances:
      "{n} circumstances; contributions are computed for up to {limit}"
    case .tooManyLevels: "the circumstances have too many levels to be decomposed together"
    case .figuresHiddenBelow: "Figures that would tell of fewer than {n} rows are hidden."
    case .thinCells:
      """
      Fewer than 30 rows in a cell on average: D is biased upward by chance; rankings should use \
      the corrected D.
      """
    case .manyValues:
      "{name} has {n} values, and each makes cells of its own; bands of values give a steadier D."
    case .figuresHiddenSmallGroup: "Figures that would tell of a small group are hidden."
    case .hiddenSmallGroup: "hidden to protect a small group"
    case .noWealthColumn: "No wealth column is recognised to rank people by: name one with --rank."
    case .cannotRank: "{name} cannot rank people."
    case .valuesNotRanked:
      """
      The values of {name} cannot be ranked as they are: see --ordered and --na, or name another \
      column with --rank.
      """
    case .orderUnknown:
      "The order of the levels of {name} is not known: give it with --ordered {example}."
    case .ranksSmallGroup: "Hidden: {name} ranks a group of fewer than {n} rows."
    case .onlyTwoLevels:
      "{name} has only two levels, so these figures say no more than a comparison of the two."
    case .onlyTwoLevelsOther:
      """
      {name} has only two levels, so these figures say no more than a comparison of the two; \
      another column may rank people more finely: --rank {other}.
      """
    case .noRowRanked: "No row has a rank."
    case .noSlopeEverybody: "No slope or relative index: everybody or nobody has the indicator."
    case .noSlopeOneRank: "No slope or relative index: everybody has the same rank."
    case .noSlopeSeparated:
      "No slope or relative index: a rank parts all who have the indicator from all who have not."
    case .noSlopeNotConverged:
      "No slope or relative index: the regression on the rank does not converge."
    case .ranksBelowZero: "In {name}, 1 is taken for the poor and ranks below 0."
    case .levelsRanked: "Levels of {name} are ranked {levels}."
    case .tooFewComparable:
      """
      fewer than two groups can be shown: each needs {n} rows, and none may give a smaller one \
      away
      """
    case .noRegressionFewRows: "No regression: fewer than {n} rows."
    case .noRegressionNoWeight: "No regression: no row has weight."
    case .noRegressionEverybody: "No regression: everybody has the indicator."
    case .noRegressionNobody: "No regression: nobody has the indicator."
    case .noRegressionTooMany:
      "No regression: {n} coefficients, more than the {limit} that are fitted; put levels together."
    case .noRegressionNotConverged: "No regression: the fit does not converge."
    case .noIntervals: "No intervals: no degrees of freedom are left."
    case .levelsHidden:
      "Hidden: levels of fewer than {n} rows, and those that would give them away."
    case .rowsWithoutRank:
      .plural(
        one: "{n} row without a rank by {name} is left out of these figures.",
        other: "{n} rows without a rank by {name} are left out of these figures.")
    case .separatedRows:
      .plural(
        one:
          """
          Separated: a level, or a combination, whose people all have or all lack the indicator \
          has no finite odds ratio; the others are fitted without its {n} row.
          """,
        other:
          """
          Separated: a level, or a combination, whose people all have or all lack the indicator \
          has no finite odds ratio; the others are fitted without its {n} rows.
          """)
    case .warningLabel: "warning:"
    case .fileCutOff:
      """
      The file ends on line {line} without a line end, after field {fields} of {columns}: if it was \
      cut off, rows are missing.
      """
    case .noWeightGiven:
      """
      No weight is given, so every row counts the same; the column {column} looks like a \
      sampling weight (--weight {column}).
      """
    case .noPSUGiven:
      "No primary sampling unit is given; the column {column} looks like one (--psu {column})."
    case .noStrataGiven:
      """
      No stratum is given; the column {column} looks like one (--strata {column}). Units of \
      different strata that share a code are taken for one.
      """
    case .explainsItself: "The circumstance {name} is part of the indicator: it explains itself."
    case .onlyOneLevel:
      "The circumstance {name} has only one level among the rows used; it is left out."
    case .noValueUsed: "The circumstance {name} has no value among the rows used; it is left out."
    case .circularWealth:
      """
      {wealth} is an index of assets and services, and {component} is one of its parts: \
      differences in {column} by {wealth} are partly circular.
      """
    case .notRedrawn:
      "{option} cannot be done without a primary sampling unit (--psu): whole units are redrawn."
    case .notRedrawnBoth:
      """
      {option} and {other} cannot be done without a primary sampling unit (--psu): whole units \
      are redrawn.
      """
    case .notPruned: "The tree is not pruned: cross-validation needs people in two folds."
    case .noSplitFound: "No split satisfies the stopping rules: the tree is a single group."
    case .constantIndicator:
      "The indicator is {value} in every row used: there is nothing to divide."
    case .nearlyConstant:
      "The indicator is 1 for {percent} per cent: so near {end} that a tree says little."
    case .wholeWeights:
      """
      The weights of {column} are whole numbers with a mean near a million: they may have six \
      implied decimals. Shares and rates do not depend on it; the weighted total does.
      """
    case .risingWeights:
      """
      The weights of {column} rise from row to row, as numbers of persons do: check that it is \
      the sampling weight.
      """
    case .outsidePublishedWarning:
      """
      The average is {percent} per cent and the published figure is {published}: more than \
      {tolerance} points apart. Check the definition, the universe and the weight before the \
      tree is used.
      """
    case .divisionsHidden:
      "Divisions that would single out a small group are not shown (--suppress {profile})."
    case .groupHidden:
      "Nothing is shown of this group: with the national rate, it would tell that of a small group."
    case .thresholdMissing: "{origin}: bottom({bottom}, ..) is missing, since no row has a value."
    case .threshold:
      """
      {origin}: bottom({bottom}, ..) means {threshold} or less, and holds {percent} per cent of \
      the {units}.
      """
    case .unmatchedRows:
      .plural(
        one: "{n} of {all} rows has no partner in {file}; missing there: {names}.",
        other: "{n} of {all} rows have no partner in {file}; missing there: {names}.")
    case .electricityPart: "electricity"
    case .waterPart: "water"
    case .sanitationPart: "sanitation"
    case .fuelPart: "cooking fuel"
    case .assetsPart: "household assets"
    case .weighedRows: "rows ({weight})"
    case .weighedHouseholds: "households ({weight}; the file has no number of members)"
    case .weighedPeople: "people in households ({weight} times {members})"
    case .withoutWeight: "no weight"
    }
  }
}
