internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanQuantities

/// What one worker says of the features it measured.
struct AreaPartial: Sendable {
  var log: DiagnosticLog
  var ledger: Ledger
}

/// Measures the features of blocks and hands what is made of them on in file order.
struct AreaWorker<Content: Sendable>: BlockWorker, ~Copyable {
  typealias Partial = AreaPartial

  private let path: String
  private let takesFeatureID: Bool
  private let meter: AreaMeter
  private let make: @Sendable (AreaBlock) -> Content
  private let sink: OrderedBlocks<Content>
  private var judge: FeatureJudge

  init(
    path: String, request: AreaRequest, ellipsoid: EllipsoidArea, meter: consuming AreaMeter,
    make: @escaping @Sendable (AreaBlock) -> Content, sink: OrderedBlocks<Content>
  ) {
    self.path = path
    takesFeatureID = request.idField == nil
    self.make = make
    self.sink = sink
    self.meter = meter
    judge = FeatureJudge(path: path, policy: request.options.onInvalid, area: ellipsoid)
    judge.idField = 0
    judge.takesFeatureID = takesFeatureID
    if case .planar = request.method { judge.acceptsPlaneCoordinates = true }
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    var areas = AreaBlock(capacity: block.count)
    for row in 0..<block.count {
      let squareMetres: Double
      switch judge.judge(row, of: block, id: nil) {
      case .asRead: squareMetres = meter.squareMetres(of: row, in: block.polygons, bounds: judge.bounds)
      case .asRepaired: squareMetres = meter.squareMetres(of: 0, in: judge.repaired, bounds: judge.bounds)
      case .rejected: continue
      }
      guard let area = Area(roundingSquareMetres: squareMetres) else {
        judge.reject(
          Diagnostic(.areaTooLarge, at: judge.place(row, of: block, id: nil), found: "\(squareMetres) m²"))
        continue
      }
      var id = block.identifierText(block.value(row: row, field: 0))
      if id.isEmpty && takesFeatureID { id = block.identifierText(block.ids[row]) }
      areas.append(feature: row, id: id, area: area, isValid: judge.wasValid)
    }
    try sink.add(make(areas), ofBlock: block.index, features: block.count)
  }

  mutating func skip(block: Int) throws(Failure) { try sink.skip(block: block) }

  consuming func finish() -> AreaPartial { AreaPartial(log: judge.log, ledger: judge.ledger) }
}
