package import ClassificationTree
import SurveyModel

/// One analysis a stage at a time, for those who time the stages.
package struct StagedAnalysis {
  private let request: TreeRequest
  private var reading: IndicatorAnalysis?
  /// The sample, once it is made.
  package private(set) var sample: Sample?

  /// Prepares the analysis that a request asks for; nothing is read yet.
  package init(_ request: TreeRequest) {
    self.request = request
  }

  /// Reads the extract and codes its columns.
  package mutating func read() throws(AnalysisError) {
    do throws(AnalysisError.Reason) {
      var analysis = Analysis(request: request)
      reading = try analysis.read(progress: nil)
    } catch {
      throw AnalysisError(file: request.inputName, error)
    }
  }

  /// Evaluates the indicator, assigns rows to cells and adds them up.
  package mutating func makeSample() throws(AnalysisError) {
    do throws(AnalysisError.Reason) {
      sample = try reading?.sample()
    } catch {
      throw AnalysisError(file: request.inputName, error)
    }
  }

  /// The stopping rules in force for the sample.
  package var rules: GrowthRules? {
    sample.map { sample in
      StoppingRules(
        request, n: sample.whole.n, weight: sample.whole.w,
        circumstances: sample.cells.circumstances.map(\.name)
      ).growth
    }
  }
}
