/// Why a node of a tree was divided as it was, or was not.
public struct SplitExplanation: Sendable {
  /// The tree to which the node belongs.
  public let finding: Finding
  /// The search at the node.
  public let search: NodeSearch
  /// Whole sentences about choices that were made for the user.
  public let notes: [String]

  /// Reads an extract, grows the tree that a request asks for and repeats the search at a node.
  ///
  /// Nothing is drawn again from the sample: bootstrap and cross-fitting are left out.
  ///
  /// - Parameters:
  ///   - request: the indicator, its circumstances, the design and the rules.
  ///   - id: the node; 1 is the root, the children of k are 2k and 2k + 1.
  ///   - progress: gets the bytes read so far and the input's size (nil for a pipe), from any
  ///     thread.
  /// - Throws: what is wrong with the request or the data; a node that the tree lacks.
  public init(
    _ request: TreeRequest, node id: Int, progress: (@Sendable (Int, Int?) -> Void)? = nil
  ) throws(AnalysisError) {
    var request = request
    request.bootstrap = 0
    request.crossfit = 0
    do throws(AnalysisError.Reason) {
      var analysis = Analysis(request: request)
      var indicator = try analysis.read(progress: progress)
      let finding = try indicator.finding()
      guard let made = indicator.made,
        let node = finding.nodes.first(where: { $0.id == id })
      else { throw .unknownNode(id, existing: finding.nodes.map(\.id)) }
      search = NodeSearch(of: node, in: finding, made.sample, made.growth, request)
      self.finding = finding
      notes = analysis.notes + indicator.notes
    } catch {
      throw AnalysisError(file: request.inputName, error)
    }
  }
}
