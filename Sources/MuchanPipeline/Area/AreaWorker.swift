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
  private let meter: Meter
  private let sink: OrderedBlocks<[AreaRow]>
  private var judge: FeatureJudge

  /// Measures rows by one method.
  enum Meter: ~Copyable {
    case ellipsoid(EllipsoidArea)
    case plane(PlaneArea)
    case geodesic(GeodesicArea)

    // Inlined into the closure that makes workers, it stops the optimiser of Swift 6.3.1 with an ownership error.
    @inline(never)
    init(_ method: AreaRequest.Method, _ ellipsoid: EllipsoidArea) throws(Failure) {
      switch method {
      case .ellipsoid: self = .ellipsoid(ellipsoid)
      case .planar(let reference): self = .plane(try PlaneArea(reference))
      case .geodesic: self = .geodesic(GeodesicArea())
      }
    }

    borrowing func squareMetres(of row: Int, in columns: PolygonColumns, bounds: Bounds) -> Double {
      switch self {
      case .ellipsoid(let area): area.squareMetres(of: row, in: columns, bounds: bounds)
      case .plane(let area): area.squareMetres(of: row, in: columns)
      case .geodesic(let area): area.squareMetres(of: row, in: columns)
      }
    }
  }

  init(
    path: String, request: AreaRequest, ellipsoid: EllipsoidArea, meter: consuming Meter,
    sink: OrderedBlocks<[AreaRow]>
  ) {
    self.path = path
    takesFeatureID = request.idField == nil
    self.sink = sink
    self.meter = meter
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
      case .asRead: squareMetres = meter.squareMetres(of: row, in: block.polygons, bounds: judge.bounds)
      case .asRepaired: squareMetres = meter.squareMetres(of: 0, in: judge.repaired, bounds: judge.bounds)
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
