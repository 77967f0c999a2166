internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanReport

/// Reads a layer of zones, in file order.
struct ZoneReading {
  var path: String
  /// The property with the id; nil takes `zone_id`, else the feature's own id.
  var idField: String?
  /// Other names that properties may have, by the name that is asked for.
  var otherNames: [String: [String]] = [:]
  /// More properties to keep, as text.
  var attributes: [String] = []
  var options: LayerOptions
  /// Whether features may be lines, as river banks are.
  var acceptsLines = false

  struct Outcome: Sendable {
    /// One row per zone feature.
    var polygons = PolygonColumns()
    /// The id of each row.
    var ids: [String] = []
    /// For each row the properties that were asked for, a list as lines; nil where there is none.
    var attributes: [[String?]] = []
    /// Whether each row is a line.
    var isLine: [Bool] = []
    var log = DiagnosticLog()
    var ledger = Ledger()

    /// The zones, indexed.
    var layer: ZoneLayer { ZoneLayer(polygons: polygons, rowIDs: ids) }
  }

  func run() async throws(Failure) -> Outcome {
    var fields = FeatureFields([idField ?? "zone_id"] + attributes, others: otherNames)
    // Lists are not among the values of fields.
    fields.keepsRest = !attributes.isEmpty
    var options = options
    options.layout = .automatic
    let reading = LayerReading(path: path, fields: fields, options: options)
    let path = path
    let policy = options.onInvalid
    let takesFeatureID = idField == nil
    let attributeNames = attributes.map { [$0] + (otherNames[$0] ?? []) }
    let area = EllipsoidArea()
    let acceptsLines = acceptsLines
    let read = try await reading.run { () throws(Failure) in
      ZoneWorker(
        attributeNames: attributeNames, takesFeatureID: takesFeatureID, acceptsLines: acceptsLines,
        judge: FeatureJudge(path: path, policy: policy, area: area))
    }
    var outcome = Outcome(log: read.log)
    for part in read.partials {
      outcome.log.merge(part.log)
      outcome.ledger += part.ledger
    }
    outcome.ledger.rejected += read.rejected
    // In file order, whichever worker read them.
    for piece in read.partials.flatMap(\.pieces).sorted(by: { $0.block < $1.block }) {
      outcome.ids.append(contentsOf: piece.ids)
      outcome.attributes.append(contentsOf: piece.attributes)
      outcome.isLine.append(contentsOf: piece.isLine)
      for row in 0..<piece.polygons.count { outcome.polygons.appendRow(row, of: piece.polygons) }
    }
    read.blocks.complete(&outcome.log, path: path)
    return outcome
  }
}

/// Keeps the polygons and ids of zones, block by block.
private struct ZoneWorker: BlockWorker, ~Copyable {
  struct Piece: Sendable {
    var block: Int
    var polygons = PolygonColumns()
    var ids: [String] = []
    var attributes: [[String?]] = []
    var isLine: [Bool] = []
  }

  struct Partial: Sendable {
    var pieces: [Piece]
    var log: DiagnosticLog
    var ledger: Ledger
  }

  /// For each attribute the names that its property may have.
  private let attributeNames: [[String]]
  private let takesFeatureID: Bool
  private let acceptsLines: Bool
  private var judge: FeatureJudge
  private var pieces: [Piece] = []

  init(attributeNames: [[String]], takesFeatureID: Bool, acceptsLines: Bool, judge: consuming FeatureJudge) {
    self.acceptsLines = acceptsLines
    self.attributeNames = attributeNames
    self.takesFeatureID = takesFeatureID
    self.judge = judge
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    var piece = Piece(block: block.index)
    for row in 0..<block.count {
      let id = id(row, of: block)
      let verdict = judge.judge(row, of: block, id: id, acceptsLines: acceptsLines)
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
      piece.isLine.append(!block.shapes[row].isPolygonal)
      piece.attributes.append(attributeNames.indices.map { attribute($0, row, of: block) })
    }
    pieces.append(piece)
  }

  /// A property as text, a list as its texts with line ends between; nil when there is none.
  private func attribute(_ number: Int, _ row: Int, of block: FeatureBlock) -> String? {
    let value = block.value(row: row, field: 1 + number)
    guard value.kind == .structure else { return block.identifier(value) }
    // A workspace gives lists with their values, a file with the rest of the properties.
    if let list = JSONValue(reading: block.string(value))?.list {
      return list.compactMap(\.text).joined(separator: "\n")
    }
    let rest = String(decoding: block.rest(ofRow: row).dropLast(), as: UTF8.self)
    let properties = JSONValue(reading: "{\(rest)}")
    let list = attributeNames[number].lazy.compactMap { properties?[$0]?.list }.first
    return list?.compactMap(\.text).joined(separator: "\n")
  }

  private func id(_ row: Int, of block: FeatureBlock) -> String? {
    if let id = block.identifier(block.value(row: row, field: 0)) { return id }
    return takesFeatureID ? block.identifier(block.ids[row]) : nil
  }

  consuming func finish() -> Partial { Partial(pieces: pieces, log: judge.log, ledger: judge.ledger) }
}

extension FeatureBlock {
  /// A value as an id: text or a number as written, nil when there is none or only blanks.
  func identifier(_ value: PropertyValue) -> String? {
    let text = identifierText(value)
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  /// The text of a value that can be an id, empty where it cannot.
  func identifierText(_ value: PropertyValue) -> ArraySlice<UInt8> {
    guard value.kind == .text || value.kind == .number else { return [] }
    let text = text[value.text]
    return text.contains { $0 > UInt8(ascii: " ") } ? text : []
  }
}
