/// The sums of a few PSUs in every domain; each PSU has a lane.
///
/// The numbers of one domain stand side by side, so that arithmetic goes over several PSUs at a
/// time. Memory is that of the caller, for as long as it lends the block.
package struct PSUBlock {
  /// Sums of the weights of rows whose indicator is 1, and 0: a row of lanes for each domain.
  package let ones: Lanes
  package let zeros: Lanes
  /// By domain, a bit for each lane whose PSU has a case.
  @usableFromInline let cases: UnsafeMutablePointer<UInt32>
  /// The PSUs, in order of their lanes.
  package private(set) var psus: UnsafeBufferPointer<Int32>

  /// Lends a block of so many domains, which holds nothing.
  package static func with<Result>(domains: Int, _ body: (PSUBlock) -> Result) -> Result {
    let nobody = UnsafeBufferPointer<Int32>(start: nil, count: 0)
    return Lanes.withBits(rows: domains) { cases in
      Lanes.with(rows: domains) { ones in
        Lanes.with(rows: domains) { zeros in
          body(PSUBlock(ones: ones, zeros: zeros, cases: cases, psus: nobody))
        }
      }
    }
  }

  /// Calls `body` with as many PSUs at a time as there are lanes; what the block held stays.
  @inline(__always)
  package func forEach(of psus: UnsafeBufferPointer<Int32>, _ body: (PSUBlock) -> Void) {
    var block = self
    for start in stride(from: 0, to: psus.count, by: Lanes.count) {
      block.psus = UnsafeBufferPointer(
        rebasing: psus[start..<min(start + Lanes.count, psus.count)])
      body(block)
    }
  }

  /// Takes all cases out of a domain.
  package func clear(_ domain: Int) {
    for vector in 0..<Lanes.vectors(psus.count) {
      ones.store(Lanes.Vector(), row: domain, vector)
      zeros.store(Lanes.Vector(), row: domain, vector)
    }
    cases[domain] = 0
  }

  /// Adds cases of the PSU in a lane to a domain.
  @inlinable @inline(__always)
  package func add(_ domain: Int, lane: Int, ones: Double, zeros: Double) {
    self.ones[domain, lane] += ones
    self.zeros[domain, lane] += zeros
    cases[domain] |= 1 &<< UInt32(truncatingIfNeeded: lane)
  }

  /// Puts the cases of two domains into another one.
  package func join(_ left: Int, _ right: Int, to domain: Int) {
    for vector in 0..<Lanes.vectors(psus.count) {
      ones.store(
        ones.load(row: left, vector) + ones.load(row: right, vector), row: domain, vector)
      zeros.store(
        zeros.load(row: left, vector) + zeros.load(row: right, vector), row: domain, vector)
    }
    cases[domain] = cases[left] | cases[right]
  }
}

/// Rows of numbers, one for each of a block's PSUs.
package struct Lanes {
  package typealias Vector = SIMD4<Double>

  /// The lanes of a row.
  package static let count = 32

  private static let vectors = count / Vector.scalarCount

  @usableFromInline let base: UnsafeMutablePointer<Vector>

  /// Lends rows of zeros.
  static func with<Result>(rows: Int, _ body: (Lanes) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Vector.self, capacity: max(1, rows) * vectors) { vectors in
      vectors.initialize(repeating: Vector())
      guard let base = vectors.baseAddress else {
        preconditionFailure("A temporary allocation has an address.")
      }
      return body(Lanes(base: base))
    }
  }

  /// Lends a bit for each lane of some rows, none of them set.
  static func withBits<Result>(
    rows: Int, _ body: (UnsafeMutablePointer<UInt32>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, rows)) { bits in
      bits.initialize(repeating: 0)
      guard let base = bits.baseAddress else {
        preconditionFailure("A temporary allocation has an address.")
      }
      return body(base)
    }
  }

  /// The vectors that hold the first `lanes` lanes.
  @inline(__always)
  static func vectors(_ lanes: Int) -> Int {
    (lanes &+ Vector.scalarCount &- 1) / Vector.scalarCount
  }

  @inline(__always)
  func load(row: Int, _ vector: Int) -> Vector { base[row &* Self.vectors &+ vector] }

  @inline(__always)
  func store(_ value: Vector, row: Int, _ vector: Int) {
    base[row &* Self.vectors &+ vector] = value
  }

  /// The number of a lane.
  @inlinable
  package subscript(row: Int, lane: Int) -> Double {
    @inline(__always)
    get { pointer(row, lane).pointee }
    @inline(__always)
    nonmutating set { pointer(row, lane).pointee = newValue }
  }

  @inlinable @inline(__always)
  func pointer(_ row: Int, _ lane: Int) -> UnsafeMutablePointer<Double> {
    (UnsafeMutableRawPointer(base) + (row &* Self.count &+ lane) &* MemoryLayout<Double>.stride)
      .assumingMemoryBound(to: Double.self)
  }
}
