internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanRecords
internal import MuchanStore

extension ImportSession {
  /// Imports a layer of features.
  mutating func importLayer(
    _ source: SourcePath, digest: FileDigest?, into file: inout ImportedFile,
    progress: @escaping @Sendable (Int) -> Void
  ) async throws(Failure) {
    let options = request.options
    let columns = try LayerColumns(
      path: source.given, idField: request.idField, schema: request.role?.rawValue, mapping: request.mapping,
      options: options)
    if let schema = columns.schema { file.kind = schema.name }
    let name = request.table ?? columns.schema?.name ?? TableName.of(path: source.given)
    let target = Target(
      source: source,
      definition: columns.definition(named: name, spatialReference: try spatialReference(of: source, columns)),
      form: .value, conversion: columns.conversion?.means,
      idPointer: (request.idField ?? columns.schema?.mark).map { pointer(to: $0) }, digest: digest, progress: progress)
    let path = source.given
    let (idName, mapping) = (request.idField, request.mapping)
    try await store(target, into: &file) { (sink, reference) throws(Failure) in
      let blocks = OrderedBlocks<ImportWorker.Content> { (content, firstFeature, alreadyOut) throws(Failure) in
        try sink.add(content, firstFeature: firstFeature, alreadyOut: alreadyOut)
      }
      let area = EllipsoidArea()
      let outcome = try await LayerReading(path: path, fields: columns.fields, options: options).run(
        restart: {
          blocks.restart()
          sink.restart()
        },
        makeWorker: { () throws(Failure) in
          ImportWorker(
            columns: columns, spatialReference: reference, idName: idName,
            judge: FeatureJudge(path: path, policy: options.onInvalid, area: area), sink: blocks)
        })
      var result = Outcome()
      var log = outcome.log
      var properties = PropertyFindings()
      for part in outcome.partials {
        log.merge(part.log)
        properties.merge(part.properties)
        result.ledger += part.ledger
      }
      var lasting = log.without { $0.code.severity == .error }
      outcome.blocks.complete(&lasting, path: path)
      result.lasting = lasting
      let names = outcome.blocks.names
      if let schema = columns.schema {
        let others = schema.otherNames(mapping: mapping)
        log.merge(
          properties.complete(path: path) { column in
            names[column] != nil || (others[column] ?? []).contains { names[$0] != nil }
          })
      }
      outcome.blocks.complete(&log, path: path)
      result.log = log
      return result
    }
  }

  /// The system that a layer is stored in: as it was read where that is longitude and latitude, CGCS2000 where it was
  /// projected.
  private func spatialReference(of source: SourcePath, _ columns: LayerColumns) throws(Failure) -> Int {
    var name = request.crs
    if name == nil, let conversion = columns.conversion {
      // Features come in WGS 84, boundary points in the system their head names.
      if conversion.means == .boundaryText { return 4490 }
      name = conversion.crs
    } else if name == nil {
      let file = try GeoJSONFile(
        path: source.given, maxFeatureBytes: request.options.maxFeatureBytes, layout: request.options.layout,
        options: request.options.input)
      name = try file.crsAtEnd() ?? file.crs
    }
    guard let name else { return 4326 }
    let reference = try CoordinateReference(name, place: Place(file: source.given, field: "crs"))
    let code = name.split(separator: ":").last.map(String.init) ?? ""
    return reference != .longitudeLatitude || code == "4490" || code == "4480" ? 4490 : 4326
  }
}

/// Names of tables.
enum TableName {
  /// A name that the standard and SQLite allow, from that of a file: letters, digits and Chinese characters stay.
  static func of(path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    if name.lowercased().hasSuffix(".gz") { name.removeLast(3) }
    if let dot = name.lastIndex(of: "."), dot > name.startIndex { name = String(name[..<dot]) }
    var clean = ""
    for scalar in name.unicodeScalars {
      let isKept = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
      clean.unicodeScalars.append(isKept ? scalar : "_")
    }
    let lowered = clean.lowercased()
    let isTaken = ["gpkg_", "rtree_", "sqlite_", "muchan_"].contains { lowered.hasPrefix($0) }
    return isTaken || clean.allSatisfy({ $0 == "_" }) ? "layer_" + clean : clean
  }
}
