internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanRecords
import Synchronization

/// The buildings of a project as they were read, with the outlines of those that have one.
struct ProjectBuildings: Sendable {
  private(set) var buildings: [Building] = []
  private(set) var ledger = Ledger()
  /// One row for each building that has an outline.
  private(set) var outlines = PolygonColumns()
  /// For each row of `outlines` the place of the building.
  private(set) var buildingOfRow: [Int] = []

  /// Reads the layer. Of two buildings with one id the first is used; one without an id is rejected.
  init(
    _ project: Project, path: String, options: LayerOptions, log: inout DiagnosticLog
  ) async throws(Failure) {
    var options = options
    options.input = project.inputOptions(.buildings)
    let read = Mutex<[BuildingWorker.Content]>([])
    let sink = OrderedBlocks<BuildingWorker.Content> { (content, _, _) throws(Failure) in
      read.withLock { $0.append(content) }
    }
    let (area, policy) = (EllipsoidArea(), options.onInvalid)
    let fields = FeatureFields(
      BuildingWorker.columns,
      others: LayerSchema.buildings.otherNames(mapping: project.columns[.buildings] ?? [:]))
    let outcome = try await LayerReading(path: path, fields: fields, options: options).run(
      restart: {
        read.withLock { $0 = [] }
        sink.restart()
      },
      makeWorker: { () throws(Failure) in
        BuildingWorker(judge: FeatureJudge(path: path, policy: policy, area: area), sink: sink)
      })
    var own = outcome.log
    for part in outcome.partials {
      own.merge(part.log)
      ledger += part.ledger
    }
    ledger.rejected += outcome.rejected
    outcome.blocks.complete(&own, path: path)
    var times: [String: Int] = [:]
    for content in read.withLock({ $0 }) {
      for (building, row) in zip(content.buildings, content.rows) {
        times[building.id, default: 0] += 1
        guard times[building.id] == 1 else { continue }
        if let row {
          outlines.appendRow(row, of: content.outlines)
          buildingOfRow.append(buildings.count)
        }
        buildings.append(building)
      }
    }
    for (id, count) in times.sorted(by: { $0.key < $1.key }) where count > 1 {
      ledger.stored -= count - 1
      ledger.rejected += count - 1
      own.add(.duplicateID, at: Place(file: path, id: id, field: "/properties/building_id"), found: "\(count) times")
    }
    log.merge(own)
  }
}
