// The C library's mathematical functions (log, exp, ...) for the inner modules, which need nothing
// else of Foundation: loading that takes longer than a small tree.
#if canImport(Glibc)
  @_exported public import Glibc
#elseif canImport(Musl)
  @_exported public import Musl
#elseif canImport(Darwin)
  @_exported public import Darwin
#elseif os(Windows)
  @_exported public import ucrt
#endif
