import Testing
import Threads

@Suite struct ThreadsTests {
  private struct Fault: Error {}

  @Test func guardedValueIsWorkedWithInTurn() {
    let pair = Guarded((first: 0, second: 0))
    OwnThreads.run(4) { _ in
      for _ in 0..<1_000 {
        pair.withLock { pair in
          pair.first += 1
          pair.second += pair.first
        }
      }
    }
    let (first, second) = pair.withLock { $0 }
    #expect(first == 4_000)
    #expect(second == 4_000 * 4_001 / 2)
  }

  @Test func turnEndsWithAnError() {
    let value = Guarded(1)
    #expect(throws: Fault.self) {
      try value.withLock { value in
        value = 2
        throw Fault()
      }
    }
    #expect(value.withLock { $0 } == 2)
  }

  @Test(arguments: [0, 1, 3])
  func everyPieceRunsOnce(count: Int) {
    let counts = Guarded([0, 0, 0])
    OwnThreads.run(count) { piece in counts.withLock { $0[piece] += 1 } }
    // The first piece is the caller's: there is always one.
    #expect(counts.withLock { $0 } == (0..<3).map { $0 < max(1, count) ? 1 : 0 })
  }

  @Test(arguments: [0, 1, 2, 100], [1, 2, 5])
  func resultsStandInOrder(count: Int, threads: Int) {
    let seen = Guarded<[Int]>([])
    let squares = mapInParallel(
      count, threads: threads, progress: { done in seen.withLock { $0.append(done) } }
    ) { $0 * $0 }
    #expect(squares == (0..<count).map { $0 * $0 })
    #expect(seen.withLock { $0.sorted() } == Array(1..<(count + 1)))
  }
}
