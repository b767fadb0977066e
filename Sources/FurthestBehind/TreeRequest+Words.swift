import Microdata
import SurveyModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension TreeRequest {
  /// The input for the reader.
  var source: ExtractSource {
    switch input {
    case .file(let path): .file(path)
    case .standardInput: .standardInput
    }
  }

  /// What the input is called when it is no file.
  static let standardInputName = "standard input"

  /// The input as the user named it.
  var inputName: String {
    switch input {
    case .file(let path): path
    case .standardInput: Self.standardInputName
    }
  }

  /// How the indicator and its population are defined, in words.
  var definition: String {
    // A condition says itself what holds; a column has to be told which of its values counts.
    (Self.isColumn(indicator) ? "\(indicator) is 1" : indicator)
      + (population.map { ", among rows with \($0)" } ?? "")
      + (countsMissingAsNo ? "; a missing answer counts as no" : "")
  }

  /// Whether an expression is nothing but the name of a column.
  private static func isColumn(_ expression: String) -> Bool {
    let name =
      expression.hasPrefix("`") && expression.hasSuffix("`")
      ? expression.dropFirst().dropLast() : expression[...]
    return name.count < expression.count
      ? !name.replacing("``", with: "").contains("`")
      : name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// Every option that can change a figure, by its long name.
  var options: [String: String] {
    var options: [String: String] = [
      direction.rawValue: indicator, "missing": missingCircumstances.rawValue,
      "profile": profile.rawValue, "criterion": criterion.rawValue, "prune": pruning.rawValue,
      "interval": interval.rawValue, "confidence": Circumstance.text(of: confidence),
      "lone-psu": lonePSU.rawValue, "seed": String(seed), "suppress": suppression.rawValue,
    ]
    options["circumstances"] = circumstances?.joined(separator: ",")
    if isExtended { options["extended"] = "true" }
    if countsMissingAsNo { options["missing-is"] = "no" }
    options["weight"] = weight
    options["psu"] = psu
    options["strata"] = strata
    options["fpc"] = fpc
    options["where"] = population
    options["title"] = title
    options["delimiter"] = delimiter.map { String($0) }
    options["decimal"] = decimalMark.map { String($0) }
    options["encoding"] = encoding
    options["labels"] = labels.map { ExtractSource.file($0).name }
    options["folds"] = folds.map { String($0) }
    options["bootstrap"] = bootstrap.map { String($0) }
    options["crossfit"] = crossfit.map { String($0) }
    options["max-depth"] = rules.maxDepth.map { String($0) }
    options["min-cases"] = rules.minCases.map(Circumstance.text)
    options["min-split"] = rules.minSplit.map(Circumstance.text)
    options["min-share"] = rules.minShare.map(Circumstance.text)
    options["min-psus"] = rules.minPSUs.map { String($0) }
    options["cp"] = rules.cp.map(Circumstance.text)
    if !ordered.isEmpty {
      options["ordered"] = ordered.map {
        $0.levels.isEmpty
          ? $0.circumstance : "\($0.circumstance)=\($0.levels.joined(separator: ","))"
      }.joined(separator: "; ")
    }
    if !unordered.isEmpty { options["unordered"] = unordered.joined(separator: ",") }
    if !missingCodes.isEmpty {
      options["na"] = missingCodes.map {
        ($0.column.map { "\($0)=" } ?? "") + $0.codes.joined(separator: ",")
      }.joined(separator: "; ")
    }
    return options
  }
}

/// The machine's processors.
enum ProcessorCount {
  static var available: Int { ProcessInfo.processInfo.activeProcessorCount }
}

extension DialectEvidence {
  /// The guess as a sentence for a person.
  var sentence: String {
    let place = line > 0 ? " (line \(line))" : ""
    return switch property {
    case .delimiter: "Delimiter: \(finding)\(place); --delimiter overrules."
    case .quote: "Fields are quoted with the \(finding)\(place)."
    case .encoding: "Encoding: \(finding)\(place); --encoding overrules."
    case .lineEnd: "Line ends: \(finding)."
    case .decimalMark: "Decimal mark: \(finding)\(place); --decimal overrules."
    case .thousandsMark: "Thousands mark: \(finding)\(place)."
    case .header: "Header: \(finding)."
    }
  }
}
