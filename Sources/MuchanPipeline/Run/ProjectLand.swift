internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
import Synchronization

/// The zones and parcels of a project: what can be said without any table.
struct ProjectLand: Sendable {
  let zones: ZoneLevels
  let parcels: ParcelLedger
  /// One for each level of zones, from the outermost inwards.
  let balances: [AreaBalance]
  let zoneLedger: Ledger
  let parcelLedger: Ledger

  private struct Gathered: Sendable {
    var parcels = ParcelLedger()
    var log = DiagnosticLog()
    var balances: [AreaBalance]
    var duplicates = 0
  }

  init(
    _ project: Project, zonePath: String, parcelPath: String, options: LayerOptions, log: inout DiagnosticLog
  ) async throws(Failure) {
    let read = try await ZoneReading(
      path: zonePath, idField: "zone_id",
      otherNames: LayerSchema.zones.otherNames(mapping: project.columns[.zones] ?? [:]),
      attributes: ZoneLevels.attributes, options: options
    ).run()
    log.merge(read.log)
    zoneLedger = read.ledger
    let zones = ZoneLevels(read, file: zonePath, log: &log)
    self.zones = zones

    let gathered = Gatherer(path: parcelPath, levels: zones.levels.count)
    let sink = OrderedBlocks<ParcelWorker.Content> { (content, _, _) throws(Failure) in gathered.add(content) }
    let area = EllipsoidArea()
    let policy = options.onInvalid
    let fields = ParcelWorker.fields(mapping: project.columns[.parcels] ?? [:])
    let outcome = try await LayerReading(path: parcelPath, fields: fields, options: options).run(
      restart: {
        gathered.restart()
        sink.restart()
      },
      makeWorker: { () throws(Failure) in
        ParcelWorker(
          zones: zones, area: area, judge: FeatureJudge(path: parcelPath, policy: policy, area: area), sink: sink)
      })

    var found = outcome.log
    var ledger = Ledger()
    for part in outcome.partials {
      found.merge(part.log)
      ledger += part.ledger
    }
    let state = gathered.state
    found.merge(state.log)
    ledger.stored -= state.duplicates
    ledger.rejected += state.duplicates
    outcome.blocks.complete(&found, path: parcelPath)
    log.merge(found)
    parcels = state.parcels
    parcelLedger = ledger
    balances = state.balances
    Self.report(state.balances, of: zones, zonePath, parcels: ledger.stored, log: &log)
  }

  private static func report(
    _ balances: [AreaBalance], of zones: ZoneLevels, _ path: String, parcels: Int, log: inout DiagnosticLog
  ) {
    if parcels > 0 && balances[0].parts == .zero { log.add(.noOverlap, at: Place(file: path)) }
    for (level, balance) in balances.enumerated() where balance.hasOverlap {
      let ids = zones.levels[level].layer.ids.prefix(4).joined(separator: ", ")
      log.add(
        .overlappingZones, at: Place(file: path),
        found: "\(balance.overlap.squareMetres.text(places: 4)) m² of the parcels, among \(ids)")
    }
  }

  /// Gathers the parcels of all blocks in order, the first of each id.
  private final class Gatherer: Sendable {
    private let path: String
    private let levels: Int
    private let gathered: Mutex<Gathered>

    init(path: String, levels: Int) {
      self.path = path
      self.levels = levels
      gathered = Mutex(Self.nothing(levels))
    }

    private static func nothing(_ levels: Int) -> Gathered {
      Gathered(balances: [AreaBalance](repeating: AreaBalance(), count: levels))
    }

    var state: Gathered { gathered.withLock { $0 } }

    func add(_ content: ParcelWorker.Content) {
      gathered.withLock { gathered in
        let duplicates = gathered.parcels.append(contentsOf: content.parcels)
        for row in duplicates {
          gathered.duplicates += 1
          let (feature, byteOffset) = content.places[row]
          gathered.log.add(
            .duplicateID,
            at: Place(
              file: path, byteOffset: byteOffset, feature: feature, id: content.parcels.id(of: row),
              field: "/properties/parcel_id"))
        }
        let left = Set(duplicates)
        for row in 0..<content.parcels.count where !left.contains(row) {
          for level in 0..<levels { gathered.balances[level] += content.balances[row * levels + level] }
        }
      }
    }

    func restart() { gathered.withLock { $0 = Self.nothing(levels) } }
  }
}
