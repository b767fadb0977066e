import FurthestBehind
import TreeRendering

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The one way from a finding to the bytes of a file, whichever command writes it.
enum FindingOutput {
  /// Words and shape of an output.
  struct Shape: Equatable, Sendable {
    /// Characters in a line of text.
    var width = 80
    /// Whether text is coloured.
    var isColoured = false
    /// Whether text holds the tables on targeting and on other rules.
    var details = false
    /// The direction in which a figure's tree grows; nil for the one that suits the figure.
    var layout: OutputOptions.Layout?
    /// The place that a figure is made for.
    var size = FigureSize.full
    /// The language of words.
    var language = Language.english
    /// How a CSV table writes its numbers.
    var numberStyle = OutputOptions.NumberStyle.point
  }

  /// The finding in a form: the same bytes for the same finding, form and shape.
  ///
  /// - Throws: `CommandFailure.conversion` where an image needs a program that is not installed or
  ///   fails.
  static func bytes(
    of finding: Finding, format: OutputFormat, shape: Shape = Shape()
  ) throws(CommandFailure) -> [UInt8] {
    switch format {
    case .text:
      text(
        TextRenderer(
          width: shape.width, colour: shape.isColoured, details: shape.details,
          language: shape.language), finding)
    case .dot: text(dot(shape), finding)
    case .svg: text(svg(shape), finding)
    case .csv:
      text(CSVRenderer(dialect: shape.numberStyle.dialect, language: shape.language), finding)
    case .markdown: text(MarkdownRenderer(language: shape.language), finding)
    case .json: try json(finding)
    case .png, .pdf: try image(of: finding, format, shape)
    case .html: text(html(shape), finding)
    }
  }

  private static func text(_ renderer: some FindingRenderer, _ finding: Finding) -> [UInt8] {
    Array(renderer.render(finding).utf8)
  }

  private static func dot(_ shape: Shape) -> DOTRenderer {
    DOTRenderer(direction: shape.layout?.direction ?? .topDown, language: shape.language)
  }

  private static func svg(_ shape: Shape) -> SVGRenderer {
    SVGRenderer(
      direction: shape.layout?.direction, size: shape.size, language: shape.language)
  }

  private static func html(_ shape: Shape) -> HTMLRenderer {
    HTMLRenderer(language: shape.language, dialect: shape.numberStyle.dialect)
  }

  private static func json(_ finding: Finding) throws(CommandFailure) -> [UInt8] {
    do {
      return [UInt8](try finding.json())
    } catch {
      throw .fault("the finding cannot be written as JSON (\(error))")
    }
  }

  private static func image(
    of finding: Finding, _ format: OutputFormat, _ shape: Shape
  ) throws(CommandFailure) -> [UInt8] {
    do throws(FigureConverter.Failure) {
      let converter = try FigureConverter(for: format)
      let figure =
        switch converter.source {
        case .svg: text(svg(shape), finding)
        case .dot: text(dot(shape), finding)
        }
      return try converter.convert(figure)
    } catch {
      throw .conversion(error)
    }
  }
}

extension OutputOptions.Layout {
  fileprivate var direction: FigureDirection {
    switch self {
    case .down: .topDown
    case .right: .leftToRight
    case .outline: .outline
    }
  }
}

extension OutputOptions.NumberStyle {
  /// How a CSV table with such numbers is written.
  var dialect: CSVRenderer.Dialect { self == .comma ? .semicolon : .plain }
}
