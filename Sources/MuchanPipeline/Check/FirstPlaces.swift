internal import MuchanDiagnostics
internal import MuchanRecords
import Synchronization

/// The ids of a file with the place of their first feature, shared by the workers that read it.
///
/// Workers meet ids in any order. Of two features with one id the later one in the file is the repeat, so what is
/// reported does not depend on who came first. An id takes its bytes and 17 to 23 more.
final class FirstPlaces: Sendable {
  /// Where a feature is: its byte in the file and its row in the block it was read with.
  struct Position: Comparable {
    private static let rowBits = 24
    private var bits: UInt64

    init(byteOffset: Int, row: Int) {
      bits = UInt64(byteOffset) << Self.rowBits | UInt64(min(row, 1 << Self.rowBits - 1))
    }

    var byteOffset: Int { Int(bits >> Self.rowBits) }
    var row: Int { Int(bits & (1 << Self.rowBits - 1)) }

    static func < (left: Position, right: Position) -> Bool { left.bits < right.bits }
  }

  private struct State: Sendable {
    var ids = DistinctTexts()
    var firsts: [Position] = []
  }

  private let state = Mutex(State())

  /// Notes where an id stands; returns the place of a repeat when it is not the first.
  func add(_ id: some Collection<UInt8>, at position: Position) -> Position? {
    state.withLock { state in
      let (row, isNew) = state.ids.number(of: id)
      if isNew {
        state.firsts.append(position)
        return nil
      }
      let repeated = max(position, state.firsts[row])
      state.firsts[row] = min(position, state.firsts[row])
      return repeated
    }
  }

  /// The ids noted so far.
  var texts: DistinctTexts { state.withLock { $0.ids } }

  /// Forgets all, before a file is read again.
  func removeAll() { state.withLock { $0 = State() } }
}
