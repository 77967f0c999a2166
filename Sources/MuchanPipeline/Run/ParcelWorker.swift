internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// Reads parcels of a project, places them in the zones of every level, and hands them on in file order.
struct ParcelWorker: BlockWorker, ~Copyable {
  /// The parcels of one block.
  struct Content: Sendable {
    var parcels = ParcelLedger()
    /// For each parcel its feature in the block and its offset in the file.
    var places: [(feature: Int, byteOffset: Int)] = []
  }

  struct Partial: Sendable {
    var log: DiagnosticLog
    var ledger: Ledger
  }

  /// A level's placer.
  private final class LevelPlacer {
    let zones: [Int]
    var placer: ParcelPlacer

    init(_ level: ZoneLevels.Level, area: EllipsoidArea) {
      zones = level.zones
      placer = ParcelPlacer(layer: level.layer, area: area)
    }
  }

  /// The properties that are read, in the order of `process`.
  ///
  /// - Parameters:
  ///   - mapping: names in the file to column names, as the project maps them.
  ///   - needsFacts: whether all facts are read.
  static func fields(mapping: [String: String], needsFacts: Bool) -> FeatureFields {
    FeatureFields(
      ["parcel_id", "land_use_code", "land_use_standard", "registered_area_m2"]
        + ParcelFactFields.names(all: needsFacts),
      others: LayerSchema.parcels.otherNames(mapping: mapping))
  }

  private let area: EllipsoidArea
  private let sink: OrderedBlocks<Content>
  var judge: FeatureJudge
  private let levels: [LevelPlacer]
  private let surroundings: PolicyMeasure?
  let needsFacts: Bool
  private var placement = Placement()
  /// By `ParcelWord`: the words that are allowed.
  let words = ParcelWord.allCases.map(ParcelFactFields.choices)
  let otherWords = ParcelWord.allCases.map(ParcelFactFields.otherWords)

  init(
    zones: ZoneLevels, surroundings: PolicyLayers, area: EllipsoidArea, judge: consuming FeatureJudge,
    sink: OrderedBlocks<Content>, needsFacts: Bool = true
  ) {
    self.needsFacts = needsFacts
    self.surroundings = surroundings.isEmpty ? nil : PolicyMeasure(surroundings, area: area)
    self.area = area
    self.sink = sink
    self.judge = judge
    levels = zones.levels.map { LevelPlacer($0, area: area) }
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    var content = Content()
    for row in 0..<block.count {
      let id = block.identifier(block.value(row: row, field: 0))
      let verdict = judge.judge(row, of: block, id: id)
      if case .rejected = verdict { continue }
      guard let id else {
        judge.reject(Diagnostic(.missingID, at: judge.place(row, of: block, id: nil, field: "/properties/parcel_id")))
        continue
      }
      if case .asRepaired = verdict {
        add(row, id, of: block, polygons: judge.repaired, polygonRow: 0, to: &content)
      } else {
        add(row, id, of: block, polygons: block.polygons, polygonRow: row, to: &content)
      }
    }
    try sink.add(content, ofBlock: block.index, features: block.count)
  }

  mutating func skip(block: Int) throws(Failure) { try sink.skip(block: block) }

  consuming func finish() -> Partial {
    Partial(log: judge.log, ledger: judge.ledger)
  }

  private mutating func add(
    _ row: Int, _ id: String, of block: FeatureBlock, polygons: PolygonColumns, polygonRow: Int,
    to content: inout Content
  ) {
    let squareMetres = area.squareMetres(of: polygonRow, in: polygons, bounds: judge.bounds)
    guard let measured = Area(roundingSquareMetres: squareMetres) else {
      judge.reject(Diagnostic(.areaTooLarge, at: judge.place(row, of: block, id: id), found: "\(squareMetres) m²"))
      return
    }
    var parcel = Parcel(
      landUse: LandUseKey(standard: text(row, 2, of: block), code: text(row, 1, of: block)), registeredArea: nil,
      measured: measured, parts: [])
    for (depth, level) in levels.enumerated() {
      do throws(Failure) {
        try level.placer.place(
          row: polygonRow, of: polygons, bounds: judge.bounds, squareMetres: squareMetres, into: &placement)
      } catch {
        var diagnostic = error.diagnostic
        diagnostic.place = judge.place(row, of: block, id: id)
        judge.reject(diagnostic)
        return
      }
      addPieces(of: level, depth, to: &parcel)
    }
    if let surroundings {
      do throws(Failure) {
        parcel.surroundings = try surroundings.surroundings(
          of: id, row: polygonRow, in: polygons, bounds: judge.bounds, squareMetres: squareMetres)
      } catch {
        var diagnostic = error.diagnostic
        diagnostic.place = judge.place(row, of: block, id: id)
        judge.reject(diagnostic)
        return
      }
    }
    parcel.registeredArea = registeredArea(row, id, of: block)
    parcel.facts = facts(row, id, of: block)
    if content.parcels.add(id: id.utf8, parcel) {
      content.places.append((row, block.featureOffsets[row]))
    } else if judge.namesPositions {
      // Counted with the repeats in other blocks; of shares only the whole knows them all.
      judge.note(Diagnostic(.duplicateID, at: judge.place(row, of: block, id: id, field: ParcelShare.idField)))
    }
  }

  private func addPieces(of level: LevelPlacer, _ depth: Int, to parcel: inout Parcel) {
    func rounded(_ squareMetres: Double) -> Area { Area(roundingSquareMetres: squareMetres) ?? .zero }
    for part in placement.parts {
      let area = rounded(part.squareMetres)
      if area > .zero { parcel.parts.append(Parcel.Piece(level.zones[Int(part.zone)], area)) }
    }
    let overlap = rounded(placement.overlap)
    if overlap > .zero { parcel.overlaps.append(Parcel.Piece(depth, overlap)) }
    // Land outside its zone's parks is in the zone still.
    let outside = depth == 0 ? rounded(placement.outside) : .zero
    if outside > .zero { parcel.parts.append(Parcel.Piece(ZoneHierarchy.outside, outside)) }
  }

  private func text(_ row: Int, _ field: Int, of block: FeatureBlock) -> String {
    block.identifier(block.value(row: row, field: field)) ?? ""
  }

  private mutating func registeredArea(_ row: Int, _ id: String, of block: FeatureBlock) -> Area? {
    let value = block.value(row: row, field: 3)
    if value.kind == .number, value.number >= 0 { return Area(roundingSquareMetres: value.number) }
    guard value.kind != .missing && value.kind != .null else { return nil }
    let place = judge.place(
      row, of: block, id: id, field: "/properties/registered_area_m2", byteOffset: value.byteOffset)
    judge.note(
      Diagnostic(value.kind == .number ? .negativeValue : .notANumber, at: place, found: "\"\(block.string(value))\""))
    return nil
  }
}
