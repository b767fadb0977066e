import Microdata

/// The text of a plan or preset as a value, and everything in it that has not the right shape.
struct PlanText {
  /// The value; nil when the text cannot be read at all.
  private(set) var root: JSONValue?
  /// What is wrong, in the order of the text.
  private(set) var faults: [PlanFault] = []

  /// Reads a file.
  ///
  /// - Parameter site: where the file is asked for; nil for the file that the user named.
  init(path: String, askedAt site: Site?, shape: PlanObject, options: PlanOptionTable) {
    let bytes: [UInt8]
    do throws(ReadingError) {
      // The user may give the plan on standard input; what a plan names is a file.
      let source = path == "-" && site == nil ? ExtractSource.standardInput : .file(path)
      bytes = try source.bytes(limit: JSONReader.longest)
    } catch {
      let place = site ?? Site(file: path, line: 1, column: 1, path: "")
      if case .rowTooLong = error {
        self.init(fault: PlanFault(.syntax(.tooLarge(limit: JSONReader.longest)), at: place))
      } else {
        self.init(fault: PlanFault(.unreadable(path, error), at: place))
      }
      return
    }
    self.init(bytes, file: PlanPath.name(of: path), shape: shape, options: options)
  }

  private init(fault: PlanFault) {
    faults = [fault]
  }

  /// Reads a text.
  ///
  /// - Parameter file: its name for places.
  init(_ bytes: [UInt8], file: String, shape: PlanObject, options: PlanOptionTable) {
    do throws(JSONReader.Failure) {
      let document = try JSONReader.read(bytes, file: file)
      var check = ShapeCheck(options: options)
      check.check(document.root, as: .object(shape))
      root = document.root
      faults =
        document.repeated.map { repetition in
          PlanFault(
            .repeatedKey(repetition.key, firstLine: repetition.first.line), at: repetition.second)
        } + check.faults
    } catch {
      faults = [PlanFault(.syntax(error.fault), at: error.site)]
    }
  }
}
