internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanRecords
import Synchronization

/// The buildings of a project as they were read; their outlines are not looked at.
struct ProjectBuildings: Sendable {
  private(set) var buildings: [Building] = []
  private(set) var ledger = Ledger()

  /// Reads the layer. Of two buildings with one id the first is used; one without an id is rejected.
  init(
    _ project: Project, path: String, options: LayerOptions, log: inout DiagnosticLog
  ) async throws(Failure) {
    var options = options
    options.input = project.inputOptions(.buildings)
    let read = Mutex<[Building]>([])
    let sink = OrderedBlocks<[Building]> { (rows, _, _) throws(Failure) in read.withLock { $0 += rows } }
    let fields = FeatureFields(
      BuildingWorker.columns,
      others: LayerSchema.buildings.otherNames(mapping: project.columns[.buildings] ?? [:]))
    let outcome = try await LayerReading(path: path, fields: fields, options: options).run(
      restart: {
        read.withLock { $0 = [] }
        sink.restart()
      },
      makeWorker: { () throws(Failure) in BuildingWorker(path: path, sink: sink) })
    var own = outcome.log
    for part in outcome.partials {
      own.merge(part.log)
      ledger += part.ledger
    }
    outcome.blocks.complete(&own, path: path)
    var times: [String: Int] = [:]
    for building in read.withLock({ $0 }) {
      times[building.id, default: 0] += 1
      if times[building.id] == 1 { buildings.append(building) }
    }
    for (id, count) in times.sorted(by: { $0.key < $1.key }) where count > 1 {
      ledger.stored -= count - 1
      ledger.rejected += count - 1
      own.add(.duplicateID, at: Place(file: path, id: id, field: "/properties/building_id"), found: "\(count) times")
    }
    log.merge(own)
  }
}
