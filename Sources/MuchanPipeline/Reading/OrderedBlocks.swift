internal import MuchanDiagnostics
import Synchronization

/// Passes what workers made of blocks on in file order, whichever worker had it ready first.
///
/// Workers take consecutive blocks, so at most one block a worker waits here.
final class OrderedBlocks<Content: Sendable>: Sendable {
  private struct Pending: Sendable {
    /// Nil for a block without features.
    var content: Content?
    var features: Int
  }

  private struct State: Sendable {
    var nextBlock = 0
    var nextFeature = 0
    var waiting: [Int: Pending] = [:]
    /// Features that went out already, before the file had to be read again.
    var alreadyOut = 0
    /// Why the output failed. What comes after it would wait for ever.
    var failure: Failure?
  }

  private let state = Mutex(State())
  private let output: @Sendable (Content, _ firstFeature: Int, _ alreadyOut: Int) throws(Failure) -> Void

  /// - Parameter output: takes a block's content, the number of its first feature in the file, and how many
  ///   features of the file went out before it was read again. Called by one worker at a time.
  init(output: @escaping @Sendable (Content, _ firstFeature: Int, _ alreadyOut: Int) throws(Failure) -> Void) {
    self.output = output
  }

  /// Takes a block's content and passes on all that is complete.
  func add(_ content: Content?, ofBlock block: Int, features: Int) throws(Failure) {
    try state.withLock { (state) throws(Failure) in
      if let failure = state.failure { throw failure }
      state.waiting[block] = Pending(content: content, features: features)
      while let pending = state.waiting.removeValue(forKey: state.nextBlock) {
        if let content = pending.content {
          do throws(Failure) {
            try output(content, state.nextFeature, state.alreadyOut)
          } catch {
            state.failure = error
            state.waiting = [:]
            throw error
          }
        }
        state.nextFeature += pending.features
        state.nextBlock += 1
      }
    }
  }

  /// Says that a block has no features, so that nobody waits for it.
  func skip(block: Int) throws(Failure) { try add(nil, ofBlock: block, features: 0) }

  /// Starts over with the same file; what went out is out.
  func restart() {
    state.withLock { state in
      state = State(alreadyOut: max(state.nextFeature, state.alreadyOut))
    }
  }
}
