import MuchanQuantities
import Synchronization

/// Areas in the order they came.
final class AreaList: Sendable {
  private let areas = Mutex<[Area]>([])
  var all: [Area] { areas.withLock { $0 } }
  var total: Area { all.reduce(.zero, +) }
  func add(_ area: Area) { areas.withLock { $0.append(area) } }
}
