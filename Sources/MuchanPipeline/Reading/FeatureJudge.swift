internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanQuantities

/// Decides feature by feature what can be measured, and says why the rest cannot. One per worker.
struct FeatureJudge: ~Copyable {
  /// Which polygons stand for a feature.
  enum Verdict {
    /// Those of the block.
    case asRead
    /// Row 0 of `repaired`.
    case asRepaired
    /// None.
    case rejected
  }

  /// The last repaired feature.
  private(set) var repaired = PolygonColumns()
  private(set) var log = DiagnosticLog()
  private(set) var ledger = Ledger()
  /// The bounds of the last feature judged, repaired where it was repaired; empty where it was rejected early.
  private(set) var bounds = Bounds()
  /// Whether the last feature judged was valid as it was read.
  private(set) var wasValid = true
  /// Why the last feature judged was rejected; nil where it was not.
  private(set) var rejection: Diagnostic?
  /// Where its geometry is at fault, as GEOS names it; nil where nothing names a point.
  private(set) var faultPosition: (x: Double, y: Double)?
  /// Whether coordinates may be those of a plane, as areas in a plane take them.
  var acceptsPlaneCoordinates = false
  /// The kept property with the id, to name features by that are judged without one.
  var idField: Int?
  /// Whether a feature without that property is named by its own id.
  var takesFeatureID = false
  /// Whether findings say where in the file they are; not where the file is one share of many.
  var namesPositions = true

  private let path: String
  private let policy: InvalidPolicy
  let area: EllipsoidArea
  private var repair = GeometryRepair()
  private var nextIssue = 0

  init(path: String, policy: InvalidPolicy, area: EllipsoidArea) {
    self.path = path
    self.policy = policy
    self.area = area
  }

  /// Where a row is, its feature numbered within the block (`BlockIndex.complete` makes it the file's).
  ///
  /// - Parameter byteOffset: of what is meant within the feature; nil takes the feature's own.
  func place(
    _ row: Int, of block: FeatureBlock, id: String?, field: String? = nil, byteOffset: Int? = nil
  ) -> Place {
    let id =
      id ?? idField.flatMap { block.identifier(block.value(row: row, field: $0)) }
      ?? (takesFeatureID ? block.identifier(block.ids[row]) : nil)
    guard namesPositions else { return Place(id: id, field: field) }
    return Place(
      file: path, byteOffset: byteOffset ?? block.featureOffsets[row], feature: row, id: id, field: field)
  }

  /// Adds a finding about a feature that is kept all the same.
  mutating func note(_ diagnostic: Diagnostic) { log.add(diagnostic) }

  /// Takes back a feature that was counted as stored.
  mutating func reject(_ diagnostic: Diagnostic) {
    log.add(diagnostic)
    rejection = diagnostic
    ledger.stored -= 1
    ledger.rejected += 1
  }

  /// Judges the next row; rows of a block must come in order.
  ///
  /// - Parameters:
  ///   - acceptsLines: whether the feature may be a line, as a river bank is.
  ///   - needsPolygon: whether it must have a geometry that is measured; one that need not is as read without bounds.
  mutating func judge(
    _ row: Int, of block: FeatureBlock, id: String?, acceptsLines: Bool = false, needsPolygon: Bool = true
  ) -> Verdict {
    let verdict = verdict(row, of: block, id: id, acceptsLines: acceptsLines, needsPolygon: needsPolygon)
    if case .rejected = verdict { ledger.rejected += 1 } else { ledger.stored += 1 }
    return verdict
  }

  private mutating func verdict(
    _ row: Int, of block: FeatureBlock, id: String?, acceptsLines: Bool, needsPolygon: Bool
  ) -> Verdict {
    if row == 0 { nextIssue = 0 }
    wasValid = true
    rejection = nil
    faultPosition = nil
    guard notesIssues(row, of: block, id: id) else { return .rejected }
    if let id, !acceptsID(id, row, of: block) { return .rejected }
    let shape = block.shapes[row]
    let isLine = acceptsLines && (shape == .line || shape == .multiLine)
    guard shape.isPolygonal || isLine else {
      if !needsPolygon {
        bounds = Bounds()
        return .asRead
      }
      let isMissing = shape == .null || shape == .missing
      return rejects(
        isMissing ? .nullGeometry : .notAPolygon, at: place(row, of: block, id: id, field: "/geometry"),
        found: isMissing ? "" : "\(shape)")
    }
    bounds = block.polygons.bounds(ofRow: row)
    let isPlane = acceptsPlaneCoordinates && !CoordinateCheck.isMeasurable(bounds)
    if !isPlane, let code = CoordinateCheck.judge(bounds) {
      let place = place(row, of: block, id: id, field: "/geometry/coordinates")
      let found = "x \(bounds.minX) to \(bounds.maxX), y \(bounds.minY) to \(bounds.maxY)"
      var likely = code == .coordinateOutOfRange ? CoordinateCheck.likelySystem(bounds).map { "--crs \($0)?" } : nil
      if code == .outsideChina, CoordinateCheck.isInChinaSwapped(bounds) {
        likely = "longitude first? swapped they lie in China"
      }
      if !CoordinateCheck.isMeasurable(bounds) { return rejects(code, at: place, found: found, expected: likely) }
      log.add(code, at: place, found: found, expected: likely)
    }
    return isLine ? .asRead : judgeValidity(row, of: block, id: id)
  }

  /// Whether a spreadsheet has left an id its digits, as in a table.
  private mutating func acceptsID(_ id: String, _ row: Int, of block: FeatureBlock) -> Bool {
    switch IDText.damage(id) {
    case nil: return true
    case .rounded:
      log.add(.roundedID, at: place(row, of: block, id: id), found: "\"\(id.prefix(60))\"")
      return true
    case .scientific:
      _ = rejects(.destroyedID, at: place(row, of: block, id: id), found: "\"\(id.prefix(60))\"")
      return false
    }
  }

  private mutating func rejects(
    _ code: DiagnosticCode, at place: Place, found: String, expected: String? = nil
  ) -> Verdict {
    let diagnostic = Diagnostic(code, at: place, found: found, expected: expected)
    log.add(diagnostic)
    rejection = diagnostic
    return .rejected
  }

  /// Reports the scanner's issues with a row; false when one of them forbids measuring.
  private mutating func notesIssues(_ row: Int, of block: FeatureBlock, id: String?) -> Bool {
    var isSound = true
    var previous: DiagnosticCode?
    while nextIssue < block.issues.count, block.issues[nextIssue].row == row {
      let issue = block.issues[nextIssue]
      nextIssue += 1
      // One position with an elevation means that all have one: told once a feature.
      guard issue.code != previous else { continue }
      previous = issue.code
      let place = place(row, of: block, id: id, byteOffset: issue.byteOffset)
      let diagnostic = Diagnostic(issue.code, at: place, found: issue.found)
      log.add(diagnostic)
      if issue.code.severity == .error {
        if isSound { rejection = diagnostic }
        isSound = false
      }
    }
    return isSound
  }

  private mutating func judgeValidity(_ row: Int, of block: FeatureBlock, id: String?) -> Verdict {
    guard case .invalid(let reason, let x, let y) = repair.test(row: row, of: block.polygons, bounds: bounds)
    else { return .asRead }
    wasValid = false
    if !x.isNaN { faultPosition = (x, y) }
    let place = place(row, of: block, id: id, field: "/geometry")
    let fault = x.isNaN ? reason : "\(reason) at \(x), \(y)"
    switch policy {
    case .keep:
      log.add(.keptInvalidGeometry, at: place, found: fault)
      return .asRead
    case .reject:
      return rejects(.invalidGeometry, at: place, found: fault)
    case .repair:
      guard let mended = repair.repaired(row: row, of: block.polygons) else {
        return rejects(.invalidGeometry, at: place, found: fault + "; nothing with a surface is left")
      }
      repaired = mended
      let boundsBefore = bounds
      bounds = mended.bounds(ofRow: 0)
      guard CoordinateCheck.isMeasurable(boundsBefore) else {
        log.add(.repairedGeometry, at: place, found: fault)
        return .asRepaired
      }
      let before = area.squareMetres(of: row, in: block.polygons)
      let after = area.squareMetres(of: 0, in: mended)
      log.add(
        .repairedGeometry, at: place,
        found: "\(fault); \(Self.text(before)) m² before, \(Self.text(after)) m² after")
      return .asRepaired
    }
  }

  private static func text(_ squareMetres: Double) -> String {
    Area(roundingSquareMetres: squareMetres)?.squareMetres.text(places: 4) ?? "\(squareMetres)"
  }
}
