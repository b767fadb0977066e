import FurthestBehind

/// What every result tells about its survey, its indicator and the rows used.
protocol AnalysedSample {
  var run: Finding.Run { get }
  var survey: Finding.Survey { get }
  var indicator: Finding.Indicator { get }
  var sample: Finding.SampleSummary { get }
}

extension Finding: AnalysedSample {}
extension InequalityFinding: AnalysedSample {}
