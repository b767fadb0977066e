import Microdata

/// The names of an extract's columns, read from its head without its rows.
package enum ExtractHeader {
  /// The names of the columns in file order.
  ///
  /// - Parameter request: tells the input and how it is written.
  /// - Throws: why the extract cannot be opened.
  package static func names(of request: TreeRequest) throws(AnalysisError) -> [String] {
    do throws(AnalysisError.Reason) {
      return try Extract(request).header
    } catch {
      throw AnalysisError(file: request.inputName, error)
    }
  }
}
