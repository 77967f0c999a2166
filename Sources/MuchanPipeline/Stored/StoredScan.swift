internal import MuchanDiagnostics
internal import MuchanFormats
import Synchronization

/// Reads a layer of a workspace with several workers, in the order of its rows: what `FeatureScan` does for files.
struct StoredScan {
  var input: StoredInput
  var fields: FeatureFields
  var jobs: Int

  /// Runs `makeWorker` in each task and feeds the workers all blocks.
  func run<Worker: BlockWorker & ~Copyable>(
    makeWorker: @escaping @Sendable () throws(Failure) -> Worker
  ) async throws(Failure) -> FeatureScan.Result<Worker.Partial> {
    guard let features = input.features else { return FeatureScan.Result() }
    let cursor = Cursor(features: features, fields: fields)
    let shares = await withTaskGroup(of: Result<Share<Worker.Partial>, Failure>.self) { group in
      for _ in 0..<jobs {
        group.addTask {
          do throws(Failure) {
            return .success(try Self.share(makeWorker(), cursor))
          } catch {
            cursor.stop()
            return .failure(error)
          }
        }
      }
      var shares: [Result<Share<Worker.Partial>, Failure>] = []
      for await share in group { shares.append(share) }
      return shares
    }
    var result = FeatureScan.Result<Worker.Partial>()
    var failures: [Failure] = []
    for share in shares {
      switch share {
      case .failure(let failure): failures.append(failure)
      case .success(let share):
        result.partials.append(share.partial)
        result.blocks.merge(share.blocks)
      }
    }
    if let first = failures.min(by: { $0.diagnostic < $1.diagnostic }) { throw first }
    result.blocks.add(names: input.properties.map { ($0, 1) })
    return result
  }

  private struct Share<Partial: Sendable>: Sendable {
    var partial: Partial
    var blocks: BlockIndex
  }

  @inline(never)
  private static func share<Worker: BlockWorker & ~Copyable>(
    _ worker: consuming Worker, _ cursor: Cursor
  ) throws(Failure) -> Share<Worker.Partial> {
    var blocks = BlockIndex()
    while let rows = try cursor.next() {
      let block = rows.makeBlock()
      blocks.add(block)
      try worker.process(block)
    }
    return Share(partial: worker.finish(), blocks: blocks)
  }

  /// Hands out the rows, one block after the other.
  private final class Cursor: Sendable {
    private struct State {
      var last = 0
      var index = 0
      var isDone = false
    }

    private let features: StoredInput.Features
    private let fields: FeatureFields
    private let state = Mutex(State())

    init(features: @escaping StoredInput.Features, fields: FeatureFields) {
      self.features = features
      self.fields = fields
    }

    func next() throws(Failure) -> StoredInput.Rows? {
      try state.withLock { (state) throws(Failure) in
        guard !state.isDone, let rows = try features(state.last, fields, state.index) else {
          state.isDone = true
          return nil
        }
        state.last = rows.last
        state.index += 1
        return rows
      }
    }

    func stop() { state.withLock { $0.isDone = true } }
  }
}
