internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanQuantities
import Synchronization

/// The parcels of a project, or a share of them, measured and placed in zones: all that the accounts need of the layer.
///
/// Shares add up in any order and grouping to what reading everything at once gives.
struct ParcelShare: Sendable {
  /// The member that findings about ids name.
  static let idField = "/properties/parcel_id"

  var parcels = ParcelLedger()
  /// What became of the records one by one: those with an id that was there already are among the stored.
  var ledger = Ledger()
  /// Of a whole layer with places and repeated ids; of a share neither, since it does not know them.
  var findings = DiagnosticLog()

  /// No parcels.
  init() {}

  /// How to read parcels.
  struct Request: Sendable {
    var path: String
    /// Names in the file to column names.
    var mapping: [String: String] = [:]
    var options: LayerOptions
    /// Whether there are other shares: findings then name no places.
    var isShare = false
    /// Whether all facts of parcels are read, and not the mode of supply alone.
    var needsFacts = true
    /// What lies over parcels and near them.
    var surroundings = PolicyLayers()
  }

  /// Reads parcels and places them in the zones of every level.
  ///
  /// - Throws: what reading throws.
  init(_ request: Request, zones: ZoneLevels) async throws(Failure) {
    let path = request.path
    let isShare = request.isShare
    let policy = request.options.onInvalid
    let gathered = Gatherer(path: isShare ? nil : path)
    let sink = OrderedBlocks<ParcelWorker.Content> { (content, _, _) throws(Failure) in gathered.add(content) }
    let area = EllipsoidArea()
    let fields = ParcelWorker.fields(mapping: request.mapping, needsFacts: request.needsFacts)
    let (surroundings, needsFacts) = (request.surroundings, request.needsFacts)
    let outcome = try await LayerReading(path: path, fields: fields, options: request.options).run(
      restart: {
        gathered.restart()
        sink.restart()
      },
      makeWorker: { () throws(Failure) in
        var judge = FeatureJudge(path: path, policy: policy, area: area)
        judge.namesPositions = !isShare
        return ParcelWorker(
          zones: zones, surroundings: surroundings, area: area, judge: judge, sink: sink, needsFacts: needsFacts)
      })
    findings = outcome.log
    for part in outcome.partials {
      findings.merge(part.log)
      ledger += part.ledger
    }
    ledger.rejected += outcome.rejected
    let content = gathered.content
    parcels = content.parcels
    findings.merge(content.log)
    outcome.blocks.complete(&findings, path: path)
  }

  /// Gathers the parcels of all blocks in file order.
  private final class Gatherer: Sendable {
    struct Content: Sendable {
      var parcels = ParcelLedger()
      /// A finding for every repeated id.
      var log = DiagnosticLog()
    }

    /// Nil where repeats are not to be reported.
    private let path: String?
    private let gathered = Mutex(Content())

    init(path: String?) { self.path = path }

    var content: Content { gathered.withLock { $0 } }

    func add(_ content: ParcelWorker.Content) {
      gathered.withLock { gathered in
        let repeated = gathered.parcels.append(contentsOf: content.parcels)
        guard let path else { return }
        for row in repeated {
          let (feature, byteOffset) = content.places[row]
          gathered.log.add(
            .duplicateID,
            at: Place(
              file: path, byteOffset: byteOffset, feature: feature, id: content.parcels.id(of: row),
              field: ParcelShare.idField))
        }
      }
    }

    func restart() { gathered.withLock { $0 = Content() } }
  }
}
