internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanQuantities

/// Measures the features of blocks and hands them on in file order.
struct AreaWorker: BlockWorker, ~Copyable {
  struct Partial: Sendable {
    var log: DiagnosticLog
    var ledger: Ledger
  }

  private let path: String
  private let takesFeatureID: Bool
  private let ellipsoid: EllipsoidArea
  private let meter: Meter
  private let sink: OrderedBlocks<[AreaRow]>
  private var judge: FeatureJudge

  private enum Meter: ~Copyable {
    case ellipsoid(EllipsoidArea)
    case plane(PlaneArea)
    case geodesic(GeodesicArea)

    borrowing func squareMetres(of row: Int, in columns: PolygonColumns) -> Double {
      switch self {
      case .ellipsoid(let area): area.squareMetres(of: row, in: columns)
      case .plane(let area): area.squareMetres(of: row, in: columns)
      case .geodesic(let area): area.squareMetres(of: row, in: columns)
      }
    }
  }

  init(path: String, request: AreaRequest, ellipsoid: EllipsoidArea, sink: OrderedBlocks<[AreaRow]>) throws(Failure) {
    self.path = path
    takesFeatureID = request.idField == nil
    self.ellipsoid = ellipsoid
    self.sink = sink
    meter =
      switch request.method {
      case .ellipsoid: .ellipsoid(ellipsoid)
      case .planar(let reference): .plane(try PlaneArea(reference))
      case .geodesic: .geodesic(GeodesicArea())
      }
    judge = FeatureJudge(path: path, policy: request.options.onInvalid, area: ellipsoid)
    if case .planar = request.method { judge.acceptsPlaneCoordinates = true }
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    var rows: [AreaRow] = []
    rows.reserveCapacity(block.count)
    for row in 0..<block.count {
      let id =
        block.identifier(block.value(row: row, field: 0)) ?? (takesFeatureID ? block.identifier(block.ids[row]) : nil)
      let verdict = judge.judge(row, of: block, id: id)
      let squareMetres: Double
      switch verdict {
      case .asRead: squareMetres = meter.squareMetres(of: row, in: block.polygons)
      case .asRepaired: squareMetres = meter.squareMetres(of: 0, in: judge.repaired)
      case .rejected: continue
      }
      guard let area = Area(roundingSquareMetres: squareMetres) else {
        judge.reject(
          Diagnostic(.areaTooLarge, at: judge.place(row, of: block, id: id), found: "\(squareMetres) m²"))
        continue
      }
      rows.append(AreaRow(file: path, feature: row, id: id, area: area, isValid: judge.wasValid))
    }
    try sink.add(rows, ofBlock: block.index, features: block.count)
  }

  mutating func skip(block: Int) throws(Failure) { try sink.skip(block: block) }

  consuming func finish() -> Partial { Partial(log: judge.log, ledger: judge.ledger) }
}
