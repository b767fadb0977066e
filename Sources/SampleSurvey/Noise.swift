/// One bell-shaped whole number for each of `count` units, drawn from a stream of its own.
func noise(_ stream: String, count: Int, spread: Int = 1_000) -> [Int] {
  var random = SeededGenerator(stream: stream)
  return (0..<count).map { _ in random.bell(spread: spread) }
}

/// What inclines each unit to be a case: the cluster's services, one more effect of the cluster for
/// this indicator, the household's quintile, and chance.
func propensities(
  of name: String, isOpportunity: Bool, clusters: [Cluster], quintiles: [Int]
) -> [Int] {
  let codes = clusters.map(\.code).max() ?? 0
  let ofClusters = noise(name + "/clusters", count: codes, spread: 300)
  let chance = noise(name + "/units", count: clusters.count)
  return clusters.indices.map { index in
    let standing =
      clusters[index].services + ofClusters[clusters[index].code - 1] + 120 * quintiles[index]
    return (isOpportunity ? standing : -standing) + chance[index]
  }
}
