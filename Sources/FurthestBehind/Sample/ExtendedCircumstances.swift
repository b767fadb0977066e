/// Circumstances that make an extended tree: religion, ethnicity and language.
package enum ExtendedCircumstances {
  /// Whether a circumstance is one of them by its name or its standard variable.
  package static func isExtended(_ name: String) -> Bool { RecognisedColumns.isExtended(name) }
}
