/// Every phrase of the outputs, in the order of the languages' files.
///
/// A phrase is a whole sentence, a heading or a word; the English file shows what stands at its
/// placeholders. A clause that may be missing is a phrase of its own that begins with its comma or
/// conjunction.
enum Phrase: String, CaseIterable {
  // Numbers
  case perCent, points, rangeAcrossZero, intervalName
  // Counts
  case rows, psus, strata, levels, trees, samples, combinations, conjunctions, degreesOfFreedom
  // The two ends
  case furthestBehind, furthestAhead, markBehind, markAhead
  // Groups
  case everyone, semicolon, levelsOr, levelRun, noLevels, anyValue, upTo, orMore, below, fromTo
  case fromBelow
  case missing, orMissing, named, standardInput
  // The indicator
  case titleInSentence, columnInSentence, opportunity, barrier
  case averageOpportunity, averageBarrier
  // The two sentences
  case leadColon, leadDash
  case behindOpportunity, behindBarrier, behindOpportunityShare, behindBarrierShare
  case aheadOpportunity, aheadBarrier, gapClause, gapClauseInterval, intervalOf
  case nobodyBehind, noGroupShown
  // Headings
  case direction, definitionHeading, survey, data, sample, average
  case group, rate, share, shareOfAll, shareOfDeprived, cumulative, cases, psusHeading
  case gapHeading, split, difference, differenceHeading, differencePoints
  case rateName, shareOfAllName, shareOfDeprivedName, cumulativeName
  case yes, no, noNodes
  // Sample and rules
  case sampleSize, psusInStrata
  case allUsed, leftOut, exclusion
  case rules, depthUpTo, rowsInLeaf, shareInLeaf, psusInLeaf, rowsToSplit, cpRule
  case design, psusInStratum, psusInFile, rangeWithMedian, strataWithOnePSU, weightRatio
  case weightsDesignEffect, averageDesignEffect
  // Notes on estimates
  case intervalsNote, rowsAsPSUs, noWeight, weightColumn, psuColumn, strataColumn, fpcColumn
  case lonePSUs, lonePSUsPolicy, standardErrors, hiddenNote, hiddenNoteNCHS, hiddenPairs, smallNote
  case fewDegrees, searchNote, shareNote
  // The figure
  case averageSentence, legend, legendOneNode, scale, nearTieLegend, source, footnote, seeNote
  case someOf, nodeShare, nodeCases, nodeCasesPSUs, groupsWorstFirst, leafDescription
  case treeFigures
  // How the tree was found
  case importance, nearTie, rival, divisionsTried
  case pruningPSUs, pruningRows, complexity, splits, relativeError
  case crossValidationError, crossValidationSpread
  // Robustness
  case crossFitted, crossFittedNote, crossFittedNoSplit
  case stability, stabilityOverlap, divideFirst, divideNext, divideNothing, divideOtherwise
  case stabilityNote, stabilityLeftOut
  case missedGroup, missedForAll, missedLower, missedHigher, missedNoteTwo, missedNoteThree
  case missedLimited
  case robust, sensitive, doNotQuote, noVerdict
  case reasonNoSplit, reasonFewCases, reasonNotEstimable, reasonSuppressed, reasonMayBeZero
  case reasonOverstatedAll, reasonOverstatedBy, reasonOverstated, reasonReturnChance
  case reasonLowReturnChance, reasonOverlap, reasonLowOverlap, reasonNoPSUs, reasonNoCrossFitting
  case reasonNoBootstrap, verdictNote
  case targeting, personsPer100, gapToAverage, rank, personsNote, rankNote
  case otherRules, leafRows, depth, leaves, gap, overlap, leafShare, asAbove, overlapNote
  case hiddenToProtect, gapSpread, optimismLower, optimismHigher
  // Inequality
  case inequality, dIndex, correctedD, leafD, hoi, contributions, cells
  case withError, chanceAlone, notDistinguishable, geometric, noContributions, notDecomposed
  case sameRates, cellsOf, oneCell, complementNote, noErrorOfD
  case inequalityOf, opportunityWord, barrierWord, averageAndDirection, directionOnly
  case concentrationIndex, erreygersIndex, wagstaffIndex, slopeIndex, relativeIndex, byRank
  case byRankOf, byRankOfLevels, fromWorstOff, negativeOnBarrier, groupsCompared, comparedLevels
  case notCompared, againstHeading, parHeading, pafHeading, referenceHeading
  case nothingDivides, comparisonNote, regressionTitle, oddsRatio, forEachUnit, noLimit
  case referenceLevel, collinearLevel, separatedLevel, absentLevel, regressionMethod
  // The report
  case reportTitle, reportTitleOf, skipToContent, contents, summary, summaryCaption, summaryNote
  case indicatorHeading, whoIsBehind, ratioHeading, verdictHeading, verdictRobust
  case verdictSensitive, verdictDoNotQuote, verdictNone, notAnalysed, extendedName
  case outsidePublishedNote, outsidePublishedCaution, publishedDiffers, publishedFigure
  case publishedHeading, saveFigure, saveTable, figureName, groupsCaption, treeCaption,
    splitsCaption
  case targetingCaption, robustness, robustnessCaption, figureHeading, valueHeading
  case intervalHeading, circumstance, crossFittedBehind, crossFittedAhead, crossFittedGap
  case crossFittedDifference, searchPart, redrawnTrees, overlapAverage, sameGroupShare
  case returnChance, gapMedian, optimismPoints, missedRate, missedTreeRate, missedOverlap
  case missedDifference, noFirstSplit, otherFirstSplits, firstSplitTitle, firstSplitNote
  case inequalityCaption, measureHeading, contributionsCaption, partOfD, warnings, method
  case factHeading, sdgHeading, unitHeading, sourceHeading, bytesHeading, fingerprintHeading
  case programHeading, designHeading, rulesHeading, rowsCaption, rowsHeading, numberHeading
  case rowsRead, rowsLeftOut, rowsUsed, optionsCaption, optionHeading, opportunitiesHeading
  case barriersHeading, accessChartTitle, inequalityChartTitle, chanceAloneLegend, dIntervalNote
  case correctedDNote, targetingChartTitle, targetingChartNote, shareOfDeprivedAxis
  case shareOfPopulationAxis, targetingPoint
  case search, importanceCaption, nearTiesCaption, rivalHeading, rivalGain, divisionsOfSplit
  case divisionsOfRival, chosenTree
  case recurringValue, recurringIn, recurringOf, recurringWhich, recurringNote
  // A search explained
  case explainedGroup, explainedFigures, dividedBy, undivided, gainHeading, percentOfBest
  case cutsHeading, bestDivision, noAdmissibleDivision, levelHeading, emptyLevel, moreLevels
  case explainedNote, levelsNotListed, hiddenLevelNote, undividedLeaf, undividedHiddenGroup
  case undividedHiddenDivision, undividedCutBack, undividedDeep, undividedRows, undividedNoRoom
  case undividedNoDifference, undividedComplexity
  // A run
  case runTitle, runTitleOf, runCounts, runWidest, runByGap, runRecurring, runRecurs
  case runByInequality, runAverageOfAll, runAcross, runByGroup, runExtended, runOutside, runFailed
  // Remarks that the analysis leaves in a finding
  case missingWeight, zeroWeight, outsidePopulation, undeterminedPopulation, missingIndicator
  case missingCircumstance, definition, definitionAmong, missingIsNo
  case noRowsEstimable, noCaseEstimable, noVariation, tooFewPSUs, strataWithLonePSU
  case strataHaveLonePSU, everyStratumLone, noDegreesOfFreedom, zeroComparison, zeroDenominator
  case weightsTooLarge, weightsTooLargeToSum, hiddenBelow, noPSUColumnRemark
  case tooManyCircumstances, tooManyLevels, figuresHiddenBelow, thinCells, manyValues
  case figuresHiddenSmallGroup, hiddenSmallGroup, noWealthColumn, cannotRank, valuesNotRanked
  case orderUnknown, ranksSmallGroup, onlyTwoLevels, onlyTwoLevelsOther, noRowRanked
  case noSlopeEverybody, noSlopeOneRank, noSlopeSeparated, noSlopeNotConverged, ranksBelowZero
  case levelsRanked, tooFewComparable, noRegressionFewRows, noRegressionNoWeight
  case noRegressionEverybody, noRegressionNobody, noRegressionTooMany, noRegressionNotConverged
  case noIntervals, levelsHidden, rowsWithoutRank, separatedRows
  // Warnings, and what may stand in them
  case warningLabel
  case noWeightGiven, noPSUGiven, noStrataGiven, explainsItself, onlyOneLevel, noValueUsed
  case circularWealth, notRedrawn, notRedrawnBoth, notPruned, noSplitFound, constantIndicator
  case nearlyConstant, wholeWeights, risingWeights, outsidePublishedWarning, divisionsHidden,
    groupHidden
  case thresholdMissing, threshold, unmatchedRows, fileCutOff
  case electricityPart, waterPart, sanitationPart, fuelPart, assetsPart
  case weighedRows, weighedHouseholds, weighedPeople, withoutWeight
}
