internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
import Synchronization

/// One worker's part in reading a file of features.
protocol BlockWorker: ~Copyable, SendableMetatype {
  /// What the worker has found when all blocks are read.
  associatedtype Partial: Sendable
  /// Takes in one block. Blocks come in any order.
  mutating func process(_ block: FeatureBlock) throws(Failure)
  /// Learns that a block has no features: its number will not come.
  mutating func skip(block: Int) throws(Failure)
  /// Gives up what was found.
  consuming func finish() -> Partial
}

extension BlockWorker where Self: ~Copyable {
  mutating func skip(block: Int) throws(Failure) {}
}

/// Reads a file of features with several workers.
///
/// Blocks are first cut at line ends without looking; if that turns out wrong, all is dropped and the file
/// is read once more, cut in order. A file that is simply broken takes that second way too, and it is there
/// that the fault gets its place.
struct FeatureScan {
  /// What the workers found, and where their blocks lie.
  struct Result<Partial: Sendable>: Sendable {
    var partials: [Partial] = []
    var blocks = BlockIndex()
    /// The old crs member, before or after the features.
    var crs: String?
    /// Whether a member of the collection stands twice.
    var hasDuplicate = false
    /// Whether the crs member is null.
    var hasNullCRS = false
    /// Around all coordinates as they are written; nil where they were not looked at, or not all can be told.
    var bounds: Bounds?
  }

  var file: GeoJSONFile
  var fields: FeatureFields
  /// The system the coordinates are in.
  var reference: CoordinateReference
  var jobs: Int
  /// Whether the bounds of all coordinates are wanted.
  var needsBounds = false

  /// Runs `makeWorker` in each task and feeds the workers all blocks of the file.
  ///
  /// - Parameter restart: called before the file is read a second time, to drop what went out already.
  func run<Worker: BlockWorker & ~Copyable>(
    restart: @Sendable () -> Void = {}, makeWorker: @escaping @Sendable () throws(Failure) -> Worker
  ) async throws(Failure) -> Result<Worker.Partial> {
    if let windowCount = file.windowCount {
      let next = Atomic<Int>(0)
      let result = try await gather(makeWorker) { (reader, isStopped) throws(Failure) in
        if !isStopped.load(ordering: .relaxed) {
          let window = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard window < windowCount else { return .finished }
          switch try reader.readWindow(window) {
          case .block: return .block
          case .empty: return .empty(window)
          case .unproven: return .unproven
          }
        }
        return .finished
      }
      if let result { return result }
      restart()
    }
    let cutter = SequentialCutter(file: file)
    let result = try await gather(makeWorker) { (reader, _) throws(Failure) in
      try reader.readNext(from: cutter) ? .block : .finished
    }
    guard let result else { preconditionFailure("blocks that are cut in order need no proof") }
    return result
  }

  private enum Step {
    case block
    case empty(Int)
    case finished
    case unproven
  }

  private struct Share<Partial: Sendable>: Sendable {
    var partial: Partial
    var blocks: BlockIndex
    var tail: GeoJSONTail?
    var isProven: Bool
    var bounds: Bounds?
  }

  /// Lets every worker read until there is nothing left; nil when a block was not proven.
  private func gather<Worker: BlockWorker & ~Copyable>(
    _ makeWorker: @escaping @Sendable () throws(Failure) -> Worker,
    read: @escaping @Sendable (inout BlockReader, borrowing Atomic<Bool>) throws(Failure) -> Step
  ) async throws(Failure) -> Result<Worker.Partial>? {
    let stop = StopFlag()
    let shares = await withTaskGroup(of: Swift.Result<Share<Worker.Partial>, Failure>.self) { group in
      for _ in 0..<jobs {
        group.addTask {
          do throws(Failure) {
            return .success(try share(try makeWorker(), stop, read))
          } catch {
            stop.value.store(true, ordering: .relaxed)
            return .failure(error)
          }
        }
      }
      var shares: [Swift.Result<Share<Worker.Partial>, Failure>] = []
      for await share in group { shares.append(share) }
      return shares
    }
    var result = Result<Worker.Partial>(crs: file.crs)
    result.hasNullCRS = file.hasNullCRS
    result.bounds = needsBounds ? Bounds() : nil
    var isProven = true
    var failures: [Failure] = []
    for share in shares {
      switch share {
      case .failure(let failure): failures.append(failure)
      case .success(let share):
        isProven = isProven && share.isProven
        result.partials.append(share.partial)
        result.blocks.merge(share.blocks)
        result.bounds = share.bounds.flatMap { result.bounds?.union($0) }
        if let tail = share.tail {
          result.crs = result.crs ?? tail.crs
          result.hasDuplicate = tail.hasDuplicate
          result.hasNullCRS = tail.hasNullCRS
        }
      }
    }
    // Several workers may fail; the place that comes first in the file is the one to tell.
    if let first = failures.min(by: { $0.diagnostic < $1.diagnostic }) {
      guard isProven else { return nil }
      throw first
    }
    return isProven ? result : nil
  }

  private func share<Worker: BlockWorker & ~Copyable>(
    _ made: consuming Worker, _ stop: StopFlag,
    _ read: (inout BlockReader, borrowing Atomic<Bool>) throws(Failure) -> Step
  ) throws(Failure) -> Share<Worker.Partial> {
    var worker = made
    var reader = BlockReader(file: file, fields: fields)
    let transform = reference == .longitudeLatitude ? nil : try CoordinateTransform(reference)
    var blocks = BlockIndex()
    var isProven = true
    var bounds = needsBounds ? Bounds() : nil
    reading: while true {
      switch try read(&reader, stop.value) {
      case .block:
        blocks.add(reader.block)
        bounds = bounds.flatMap { reader.block.coordinateBounds?.union($0) }
        switch transform {
        case .some(let transform): reader.transform(by: transform)
        case .none: break
        }
        try worker.process(reader.block)
      case .empty(let window):
        try worker.skip(block: window)
      case .finished:
        break reading
      case .unproven:
        isProven = false
        stop.value.store(true, ordering: .relaxed)
        break reading
      }
    }
    blocks.add(names: reader.propertyNames)
    return Share(partial: worker.finish(), blocks: blocks, tail: reader.tail, isProven: isProven, bounds: bounds)
  }
}

/// Tells all workers of a scan to stop.
private final class StopFlag: Sendable {
  let value = Atomic<Bool>(false)
}
