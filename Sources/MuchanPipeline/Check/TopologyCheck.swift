internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanQuantities

/// Looks how the features of a layer lie to each other: overlaps, narrow gaps, slivers. Holds the layer.
struct TopologyCheck {
  var path: String
  var fields: FeatureFields
  /// The id of a feature, from its block.
  var id: @Sendable (Int, FeatureBlock) -> String?
  var options: LayerOptions

  /// - Throws: what reading throws, and `overlayFailed`.
  func run() async throws(Failure) -> DiagnosticLog {
    let area = EllipsoidArea()
    let (path, policy, id) = (path, options.onInvalid, id)
    let outcome = try await LayerReading(path: path, fields: fields, options: options).run { () throws(Failure) in
      TopologyWorker(id: id, judge: FeatureJudge(path: path, policy: policy, area: area))
    }
    var polygons = PolygonColumns()
    var places: [Place] = []
    // In file order, whichever worker read them.
    for piece in outcome.partials.joined().sorted(by: { $0.block < $1.block }) {
      for row in 0..<piece.polygons.count { polygons.appendRow(row, of: piece.polygons) }
      places += piece.places
    }
    // The places of all features, completed once.
    var numbered = DiagnosticLog()
    var topology = LayerTopology(polygons, area: area)
    for row in 0..<polygons.count {
      for overlap in try topology.overlaps(of: row) {
        numbered.add(
          .overlappingParcels, at: places[overlap.row],
          found: "\(Self.text(overlap.squareMetres)) m² with \(Self.name(places[overlap.other]))")
      }
      let width = topology.meanWidth(of: row)
      if width < LayerTopology.sliverWidth {
        numbered.add(.sliver, at: places[row], found: "\(Self.text(width)) m wide in the mean")
      }
    }
    for gap in try topology.gaps() {
      numbered.add(
        .gapBetweenParcels, at: Place(file: path),
        found:
          "\(Self.text(gap.squareMetres)) m², \(Self.text(gap.meanWidth)) m wide in the mean, at \(gap.x), \(gap.y)")
    }
    outcome.blocks.complete(&numbered, path: path)
    return numbered
  }

  /// A feature by its id, else by its place in the file.
  private static func name(_ place: Place) -> String {
    place.id.map { "id \"\($0)\"" } ?? place.byteOffset.map { "the feature at byte \($0)" } ?? "another feature"
  }

  private static func text(_ value: Double) -> String {
    FixedDecimal<SixPlaces>(rounding: value).map { $0.text(places: 4) } ?? "\(value)"
  }
}

/// Keeps polygons and places, block by block.
private struct TopologyWorker: BlockWorker, ~Copyable {
  struct Piece: Sendable {
    var block: Int
    var polygons = PolygonColumns()
    var places: [Place] = []
  }

  private let id: @Sendable (Int, FeatureBlock) -> String?
  private var judge: FeatureJudge
  private var pieces: [Piece] = []

  init(id: @escaping @Sendable (Int, FeatureBlock) -> String?, judge: consuming FeatureJudge) {
    self.id = id
    self.judge = judge
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    var piece = Piece(block: block.index)
    for row in 0..<block.count {
      let id = id(row, block)
      switch judge.judge(row, of: block, id: id) {
      case .rejected: continue
      case .asRead: piece.polygons.appendRow(row, of: block.polygons)
      case .asRepaired: piece.polygons.appendRow(0, of: judge.repaired)
      }
      piece.places.append(judge.place(row, of: block, id: id))
    }
    pieces.append(piece)
  }

  consuming func finish() -> [Piece] { pieces }
}
