/// The file of children under five: heights and weights as z-scores of the WHO standards, with
/// 99.99 for those that were not measured.
extension ChildSurvey {
  var file: SurveyFile {
    var random = SeededGenerator(stream: "children/scores")
    return SurveyFile(
      name: "synthetic-lao-children.csv",
      columns: [
        "HH1", "HH2", "LN", "UF4", "chweight", "PSU", "stratum", "HH6", "HH7", "windex5", "HL4",
        "CAGE", "children_under_5", "HAZ2", "WHZ2", "no_recent_illness",
      ],
      rows: children.indices.map { row($0, &random) })
  }

  private func row(_ index: Int, _ random: inout SeededGenerator) -> [String] {
    let child = children[index]
    let household = child.person.household
    let months = 12 * child.person.age + random.uniform(in: 0...11)
    let heightForAge =
      has(.stunting, index)
      ? -random.uniform(in: 201...399) : random.uniform(in: -199...90) + random.uniform(in: 0...90)
    let weightForHeight =
      has(.wasting, index)
      ? -random.uniform(in: 201...349)
      : has(.overweight, index)
        ? random.uniform(in: 201...329)
        : random.uniform(in: -180...60) + random.uniform(in: -19...120)
    return [
      String(household.cluster.code), String(household.number), String(child.person.line),
      child.person.motherLine.map(String.init) ?? "", sixDecimals(weights[index]),
      String(household.cluster.code), String(household.cluster.stratum),
      household.residence.label, household.cluster.region.name, String(household.quintile),
      child.person.sex.label, String(months), String(household.childrenUnder5),
      child.hasHeight ? twoDecimals(heightForAge) : "99.99",
      child.hasWeight ? twoDecimals(weightForHeight) : "99.99",
      child.hasHealth ? (has(.health, index) ? "1" : "0") : "",
    ]
  }

  /// A number of hundredths, as text with two decimals.
  private func twoDecimals(_ hundredths: Int) -> String {
    let magnitude = abs(hundredths)
    let fraction = magnitude % 100
    return (hundredths < 0 ? "-" : "") + "\(magnitude / 100)."
      + (fraction < 10 ? "0\(fraction)" : "\(fraction)")
  }
}
