internal import MuchanDiagnostics
import Synchronization

/// Passes rows on in file order, whichever worker had them ready first.
///
/// Workers take consecutive blocks, so at most one block a worker waits here.
final class OrderedRows: Sendable {
  private struct Pending: Sendable {
    var rows: [AreaRow]
    var features: Int
  }

  private struct State: Sendable {
    var nextBlock = 0
    var nextFeature = 0
    var waiting: [Int: Pending] = [:]
    /// Features that went out already, before the file had to be read again.
    var alreadyOut = 0
  }

  private let state = Mutex(State())
  private let output: @Sendable (AreaRow) throws(Failure) -> Void

  init(output: @escaping @Sendable (AreaRow) throws(Failure) -> Void) { self.output = output }

  /// Takes the rows of a block, numbered within it, and passes on all that is complete.
  func add(_ rows: [AreaRow], ofBlock block: Int, features: Int) throws(Failure) {
    try state.withLock { (state) throws(Failure) in
      state.waiting[block] = Pending(rows: rows, features: features)
      while let pending = state.waiting.removeValue(forKey: state.nextBlock) {
        for row in pending.rows {
          var row = row
          row.feature += state.nextFeature
          if row.feature >= state.alreadyOut { try output(row) }
        }
        state.nextFeature += pending.features
        state.nextBlock += 1
      }
    }
  }

  /// Says that a block has no features, so that nobody waits for it.
  func skip(block: Int) throws(Failure) { try add([], ofBlock: block, features: 0) }

  /// Starts over with the same file, keeping what went out.
  func restart() {
    state.withLock { state in
      state = State(alreadyOut: max(state.nextFeature, state.alreadyOut))
    }
  }
}
