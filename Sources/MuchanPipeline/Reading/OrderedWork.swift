internal import MuchanDiagnostics
import Synchronization

/// Numbered pieces of work, done by several workers and put together in the order of their numbers.
///
/// What comes of it depends on the pieces alone, not on how many workers there are or which was first.
enum OrderedWork {
  /// Does all pieces.
  ///
  /// - Parameters:
  ///   - whole: What the pieces are added to.
  ///   - work: One worker: takes numbers from `next` until there are none left, and hands each piece on.
  ///   - join: Adds a piece; called in the order of the numbers, by one worker at a time.
  /// - Throws: the failure of the first piece that has one.
  static func run<Piece: Sendable, Whole: Sendable>(
    pieces count: Int, jobs: Int, into whole: Whole,
    work:
      @escaping @Sendable (
        _ next: () -> Int?, _ hand: (_ number: Int, _ piece: Piece) throws(Failure) -> Void
      ) throws(Failure) -> Void,
    join: @escaping @Sendable (_ whole: inout Whole, _ number: Int, _ piece: Piece) throws(Failure) -> Void
  ) async throws(Failure) -> Whole {
    let joined = Mutex(whole)
    let sink = OrderedBlocks<(Int, Piece)> { (content, _, _) throws(Failure) in
      try joined.withLock { (joined) throws(Failure) in try join(&joined, content.0, content.1) }
    }
    let numbers = Numbers(count)
    let failures = await withTaskGroup(of: (number: Int, failure: Failure)?.self) { group in
      for _ in 0..<max(1, min(jobs, count)) {
        group.addTask {
          var number = -1
          do throws(Failure) {
            try work(
              {
                guard let next = numbers.next() else { return nil }
                number = next
                return next
              },
              { (number, piece) throws(Failure) in try sink.add((number, piece), ofBlock: number, features: 0) })
            return nil
          } catch {
            return (number, error)
          }
        }
      }
      var failures: [(number: Int, failure: Failure)] = []
      for await failure in group { if let failure { failures.append(failure) } }
      return failures
    }
    // Numbers are taken in order, so that the first piece that fails is always tried.
    if let first = failures.min(by: { $0.number < $1.number }) { throw first.failure }
    return joined.withLock { $0 }
  }

  /// Hands out numbers.
  private final class Numbers: Sendable {
    private let count: Int
    private let taken = Atomic<Int>(0)

    init(_ count: Int) { self.count = count }

    func next() -> Int? {
      let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
      return number < count ? number : nil
    }
  }
}
