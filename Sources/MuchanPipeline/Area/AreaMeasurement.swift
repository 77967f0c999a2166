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
    try await run(request) { (block, _) in
      block
    } output: { (block, file, firstFeature, alreadyOut) throws(Failure) in
      for index in 0..<block.count {
        let row = block.row(index, file: file, firstFeature: firstFeature)
        if row.feature >= alreadyOut { try output(row) }
      }
    }
  }

  /// Reads the files one after the other and hands on lines of text, in file order, some hundred at a time. The workers
  /// write the lines.
  ///
  /// - Throws: what reading and `output` throw; findings about single features are in `findings`.
  public init(
    _ request: AreaRequest, as format: AreaLineFormat,
    output: @escaping @Sendable ([UInt8]) throws(Failure) -> Void
  ) async throws(Failure) {
    try await run(request) { (block, file) in
      AreaLines(block, file: file, format: format)
    } output: { (lines, _, firstFeature, alreadyOut) throws(Failure) in
      var text: [UInt8] = []
      lines.append(to: &text, firstFeature: firstFeature, alreadyOut: alreadyOut)
      try output(text)
    }
  }

  /// - Parameters:
  ///   - make: what each worker makes of a block and its file's name.
  ///   - output: takes that in file order, with the file's name, the number of the block's first feature, and how many
  ///     features of the file are out already.
  private mutating func run<Content: Sendable>(
    _ request: AreaRequest, make: @escaping @Sendable (AreaBlock, String) -> Content,
    output: @escaping @Sendable (Content, String, Int, Int) throws(Failure) -> Void
  ) async throws(Failure) {
    let ellipsoid = EllipsoidArea()
    for path in request.files {
      let sink = OrderedBlocks<Content> { (content, firstFeature, alreadyOut) throws(Failure) in
        try output(content, path, firstFeature, alreadyOut)
      }
      let reading = LayerReading(
        path: path, fields: FeatureFields([request.idField ?? "parcel_id"]), options: request.readingOptions)
      let outcome = try await reading.run(
        restart: { sink.restart() },
        makeWorker: { () throws(Failure) in
          let meter = try AreaMeter(request.method, ellipsoid)
          return AreaWorker(
            path: path, request: request, ellipsoid: ellipsoid, meter: meter, make: { make($0, path) }, sink: sink)
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
