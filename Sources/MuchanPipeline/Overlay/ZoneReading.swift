internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry

/// Reads a layer of zones into a `ZoneLayer`.
struct ZoneReading {
  var path: String
  /// The property with the id; nil takes `zone_id`, else the feature's own id.
  var idField: String?
  var options: LayerOptions

  struct Outcome: Sendable {
    var layer: ZoneLayer
    var log: DiagnosticLog
    var ledger: Ledger
  }

  func run() async throws(Failure) -> Outcome {
    let idField = idField
    let reading = LayerReading(path: path, fields: FeatureFields([idField ?? "zone_id"]), options: options)
    let path = path
    let policy = options.onInvalid
    let area = EllipsoidArea()
    let outcome = try await reading.run { () throws(Failure) in
      ZoneWorker(path: path, takesFeatureID: idField == nil, policy: policy, area: area)
    }
    var polygons = PolygonColumns()
    var ids: [String] = []
    var log = outcome.log
    var ledger = Ledger()
    for part in outcome.partials {
      log.merge(part.log)
      ledger += part.ledger
    }
    // In file order, whichever worker read them.
    let pieces = outcome.partials.flatMap(\.pieces).sorted { $0.block < $1.block }
    for piece in pieces {
      ids.append(contentsOf: piece.ids)
      for row in 0..<piece.polygons.count { polygons.appendRow(row, of: piece.polygons) }
    }
    outcome.blocks.complete(&log, path: path)
    return Outcome(layer: ZoneLayer(polygons: polygons, rowIDs: ids), log: log, ledger: ledger)
  }
}

/// Keeps the polygons and ids of zones, block by block.
private struct ZoneWorker: BlockWorker, ~Copyable {
  struct Piece: Sendable {
    var block: Int
    var polygons = PolygonColumns()
    var ids: [String] = []
  }

  struct Partial: Sendable {
    var pieces: [Piece]
    var log: DiagnosticLog
    var ledger: Ledger
  }

  private var judge: FeatureJudge
  private let takesFeatureID: Bool
  private var pieces: [Piece] = []

  init(path: String, takesFeatureID: Bool, policy: InvalidPolicy, area: EllipsoidArea) {
    judge = FeatureJudge(path: path, policy: policy, area: area)
    self.takesFeatureID = takesFeatureID
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    var piece = Piece(block: block.index)
    for row in 0..<block.count {
      let id = id(row, of: block)
      let verdict = judge.judge(row, of: block, id: id)
      if case .rejected = verdict { continue }
      guard let id else {
        judge.reject(Diagnostic(.zoneWithoutID, at: judge.place(row, of: block, id: nil)))
        continue
      }
      if case .asRepaired = verdict {
        piece.polygons.appendRow(0, of: judge.repaired)
      } else {
        piece.polygons.appendRow(row, of: block.polygons)
      }
      piece.ids.append(id)
    }
    pieces.append(piece)
  }

  private func id(_ row: Int, of block: FeatureBlock) -> String? {
    if let id = block.identifier(block.value(row: row, field: 0)) { return id }
    return takesFeatureID ? block.identifier(block.ids[row]) : nil
  }

  consuming func finish() -> Partial { Partial(pieces: pieces, log: judge.log, ledger: judge.ledger) }
}

extension FeatureBlock {
  /// A value as an id: text or a number as written, nil when there is none.
  func identifier(_ value: PropertyValue) -> String? {
    guard value.kind == .text || value.kind == .number, !value.text.isEmpty else { return nil }
    return string(value)
  }
}
