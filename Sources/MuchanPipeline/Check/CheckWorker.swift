internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// Judges the features of a layer and keeps nothing of them but their ids.
struct CheckWorker: BlockWorker, ~Copyable {
  struct Partial: Sendable {
    var log: DiagnosticLog
    var ledger: Ledger
    /// What the properties of features of a known layer are wrong in.
    var properties: PropertyFindings
    /// The features without an id, and how many of them could be measured.
    var withoutID: DiagnosticLog
    var storedWithoutID: Int
    /// How many features have an id.
    var withID: Int
    /// The features that have the mark of no layer.
    var unmarked: DiagnosticLog
    /// How many features have coordinates of more decimals than any survey.
    var excessivelyPrecise: Int
  }

  private let path: String
  private let columns: CheckColumns
  private let area: EllipsoidArea
  private let ids: FirstPlaces
  /// Nil where there is no code table to hold parcels against.
  private let codes: LandUseCodes?
  private var judge: FeatureJudge
  private var properties = PropertyFindings()
  private var withoutID = DiagnosticLog()
  private var storedWithoutID = 0
  private var withID = 0
  private var unmarked = DiagnosticLog()
  private var excessivelyPrecise = 0

  init(path: String, columns: CheckColumns, codes: LandUseCodes?, judge: consuming FeatureJudge, ids: FirstPlaces) {
    self.path = path
    self.columns = columns
    self.codes = codes
    self.ids = ids
    area = judge.area
    self.judge = judge
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    // What is not a feature at all has no properties to be missed.
    let strangers = Set(block.issues.lazy.filter(\.leavesNoFeature).map(\.row))
    for row in 0..<block.count {
      if CoordinateCheck.isExcessivelyPrecise(row: row, of: block.polygons) { excessivelyPrecise += 1 }
      let layer = columns.layer(ofRow: row, in: block)
      let id = columns.id(ofRow: row, in: block, as: layer)
      let verdict = judge.judge(row, of: block, id: id.text, acceptsLines: layer?.schema.allowsLines ?? false)
      if strangers.contains(row) { continue }
      let place = judge.place(row, of: block, id: id.text)
      if let layer {
        properties.check(row, of: block, as: layer, at: place)
        checkLandUse(row, of: block, at: place)
        checkDays(row, of: block, as: layer, at: place)
      } else {
        unmarked.add(.missingValue, at: place)
      }
      let isStored = measures(verdict, row, of: block, at: place)
      if let text = id.text {
        withID += 1
        // Features with one zone id are one zone in several parts.
        if isStored, columns.idField != nil || layer?.schema.joinsParts != true {
          rejectRepeat(of: text, field: id.field, at: place, row)
        }
      } else {
        var place = place
        place.field = id.field
        withoutID.add(.missingID, at: place)
        if isStored { storedWithoutID += 1 }
      }
    }
  }

  private mutating func checkLandUse(_ row: Int, of block: FeatureBlock, at place: Place) {
    let given = block.value(row: row, field: columns.landUse.code)
    guard let codes, let code = block.identifier(given),
      let standard = block.identifier(block.value(row: row, field: columns.landUse.standard)),
      codes.row(for: LandUseKey(standard: standard, code: code)) == nil
    else { return }
    var place = place
    place.byteOffset = given.byteOffset
    place.field = pointer(to: "land_use_code")
    judge.note(Diagnostic(.unknownLandUse, at: place, found: "\"\(code)\" (\(standard))"))
  }

  /// Days that are days, and yet none that a parcel can have.
  private mutating func checkDays(_ row: Int, of block: FeatureBlock, as layer: CheckColumns.Layer, at place: Place) {
    for (name, field) in layer.parcelDays {
      let value = block.value(row: row, field: field)
      guard value.kind == .text, let day = CalendarDay(utf8: block.text[value.text]),
        let (code, expected) = ParcelFactFields.fault(in: day)
      else { continue }
      var place = place
      place.byteOffset = value.byteOffset
      place.field = pointer(to: name)
      judge.note(Diagnostic(code, at: place, found: "\"\(day)\"", expected: expected))
    }
  }

  /// Whether a feature's surface can be told; notes which way its rings run.
  private mutating func measures(
    _ verdict: FeatureJudge.Verdict, _ row: Int, of block: FeatureBlock, at place: Place
  ) -> Bool {
    guard block.shapes[row].isPolygonal else {
      if case .rejected = verdict { return false }
      return true
    }
    let squareMetres: Double
    switch verdict {
    case .rejected: return false
    case .asRepaired: squareMetres = area.squareMetres(of: 0, in: judge.repaired, bounds: judge.bounds)
    case .asRead:
      squareMetres = area.squareMetres(of: row, in: block.polygons, bounds: judge.bounds)
      if hasClockwiseRing(row, in: block.polygons) {
        var place = place
        place.field = "/geometry"
        judge.note(Diagnostic(.wrongWinding, at: place))
      }
    }
    guard Area(roundingSquareMetres: squareMetres) != nil else {
      judge.reject(Diagnostic(.areaTooLarge, at: place, found: "\(squareMetres) m²"))
      return false
    }
    return true
  }

  private func hasClockwiseRing(_ row: Int, in polygons: PolygonColumns) -> Bool {
    polygons.parts(ofRow: row).contains { part in
      !polygons.isCounterClockwise(ring: polygons.rings(ofPart: part).lowerBound)
    }
  }

  private mutating func rejectRepeat(of id: String, field: String, at place: Place, _ row: Int) {
    let here = FirstPlaces.Position(byteOffset: place.byteOffset ?? 0, row: row)
    guard let repeated = ids.add(id.utf8, at: here) else { return }
    judge.reject(
      Diagnostic(
        .duplicateID,
        at: Place(file: path, byteOffset: repeated.byteOffset, feature: repeated.row, id: id, field: field)))
  }

  consuming func finish() -> Partial {
    Partial(
      log: judge.log, ledger: judge.ledger, properties: properties, withoutID: withoutID,
      storedWithoutID: storedWithoutID, withID: withID, unmarked: unmarked, excessivelyPrecise: excessivelyPrecise)
  }
}
