public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry

/// Measures every feature of some layers.
public struct AreaMeasurement: Sendable {
  /// What became of the features.
  public private(set) var ledger = Ledger()
  public private(set) var findings = DiagnosticLog()

  /// Reads the files one after the other and hands each feature's area to `output`, in file order.
  ///
  /// - Throws: what reading and `output` throw; findings about single features are in `findings`.
  public init(
    _ request: AreaRequest, output: @escaping @Sendable (AreaRow) throws(Failure) -> Void
  ) async throws(Failure) {
    let ellipsoid = EllipsoidArea()
    for path in request.files {
      let sink = OrderedBlocks<[AreaRow]> { (rows, firstFeature, alreadyOut) throws(Failure) in
        for row in rows {
          var row = row
          row.feature += firstFeature
          if row.feature >= alreadyOut { try output(row) }
        }
      }
      let reading = LayerReading(
        path: path, fields: FeatureFields([request.idField ?? "parcel_id"]), options: request.readingOptions)
      let outcome = try await reading.run(
        restart: { sink.restart() },
        makeWorker: { () throws(Failure) in
          let meter = try AreaWorker.Meter(request.method, ellipsoid)
          return AreaWorker(path: path, request: request, ellipsoid: ellipsoid, meter: meter, sink: sink)
        })
      var log = outcome.log
      for part in outcome.partials {
        log.merge(part.log)
        ledger += part.ledger
      }
      outcome.blocks.complete(&log, path: path)
      findings.merge(log)
    }
  }
}

extension AreaRequest {
  /// For plane areas the named system is the plane, not the system of the coordinates.
  fileprivate var readingOptions: LayerOptions {
    guard case .planar = method else { return options }
    var options = options
    options.reference = .longitudeLatitude
    return options
  }
}
