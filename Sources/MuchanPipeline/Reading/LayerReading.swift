internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry

/// Reads one polygon layer with a worker per job, in the layer's own coordinate system.
struct LayerReading {
  var path: String
  var fields: FeatureFields
  var options: LayerOptions

  /// What came of a layer: the workers' partial results, and findings about the file as a whole.
  struct Outcome<Partial: Sendable>: Sendable {
    var partials: [Partial]
    var blocks: BlockIndex
    /// The system the coordinates were in.
    var reference = CoordinateReference.longitudeLatitude
    var log = DiagnosticLog()
    /// Records that are not in a workspace since an import rejected them; why is in `log`.
    var rejected = 0
  }

  /// Reads the layer; a failure that names a byte of the file names its line too.
  func run<Worker: BlockWorker & ~Copyable>(
    restart: @Sendable () -> Void = {}, makeWorker: @escaping @Sendable () throws(Failure) -> Worker
  ) async throws(Failure) -> Outcome<Worker.Partial> {
    do throws(Failure) {
      return try await read(restart: restart, makeWorker: makeWorker)
    } catch {
      guard error.diagnostic.place.file == path, let offset = error.diagnostic.place.byteOffset else { throw error }
      var failure = error
      failure.diagnostic.place.line = LineCounter.lines(at: [offset], of: path, options: options.input)[offset]
      throw failure
    }
  }

  private func read<Worker: BlockWorker & ~Copyable>(
    restart: @Sendable () -> Void, makeWorker: @escaping @Sendable () throws(Failure) -> Worker
  ) async throws(Failure) -> Outcome<Worker.Partial> {
    if let stored = options.input.stored { return try await read(stored, makeWorker: makeWorker) }
    let file = try open()
    if let conversion = file.conversion, conversion.means == .boundaryText, options.reference == nil,
      conversion.crs?.hasPrefix("EPSG") != true
    {
      throw Failure(
        .unknownCRS, at: Place(file: path, field: "坐标系"), found: "\"\(conversion.crs ?? "")\"",
        expected: "CGCS2000, or --crs EPSG:nnnn")
    }
    let reference = try reference(named: try file.crsAtEnd() ?? file.crs)
    let box = try file.collectionBox()
    let scan = FeatureScan(
      file: file, fields: fields, reference: reference, jobs: options.jobs, needsBounds: box != nil)
    let result = try await scan.run(restart: restart, makeWorker: makeWorker)
    guard try self.reference(named: result.crs) == reference else {
      // A stream, or a long way behind the features: they were read in another system, and rows may be out already.
      throw Failure(
        .unknownCRS, at: Place(file: path, field: "crs"), found: "\(result.crs ?? "none"), told after the features",
        expected: "the member before them, or --crs")
    }
    var outcome = Outcome(partials: result.partials, blocks: result.blocks)
    outcome.blocks.input = options.input
    outcome.blocks.conversion = file.conversion
    outcome.log.merge(file.conversionFindings)
    if let conversion = file.conversion, conversion.means == .converter {
      outcome.log.add(.converted, at: Place(file: path), found: conversion.found)
    }
    if let crs = result.crs, file.conversion == nil {
      outcome.log.add(.foreignCRSMember, at: Place(file: path, field: "crs"), found: crs)
    } else if result.hasNullCRS {
      // The old standard has it for coordinates of no known system; the new one knows only this.
      outcome.log.add(
        .foreignCRSMember, at: Place(file: path, field: "crs"), found: "null: taken as longitude and latitude")
    }
    outcome.reference = reference
    if case .shifted = reference {
      outcome.log.add(
        .approximateDatum, at: Place(file: path),
        found: "\(reference), \(ShiftedDatum.accuracyInMetres) m")
    }
    if result.hasDuplicate { outcome.log.add(.duplicateMember, at: Place(file: path)) }
    if result.blocks.featureCount == 0 { outcome.log.add(.noFeatures, at: Place(file: path)) }
    if let box, let bounds = result.bounds, !bounds.isEmpty, !bounds.isWritten(as: box) {
      outcome.log.add(
        .wrongBounds, at: Place(file: path, field: "bbox"), found: "\(box)",
        expected: "[\(bounds.minX), \(bounds.minY), \(bounds.maxX), \(bounds.maxY)]")
    }
    return outcome
  }

  /// Reads a layer that stands in a workspace, in longitude and latitude.
  private func read<Worker: BlockWorker & ~Copyable>(
    _ stored: StoredInput, makeWorker: @escaping @Sendable () throws(Failure) -> Worker
  ) async throws(Failure) -> Outcome<Worker.Partial> {
    let result = try await StoredScan(input: stored, fields: fields, jobs: options.jobs).run(makeWorker: makeWorker)
    var outcome = Outcome(partials: result.partials, blocks: result.blocks)
    outcome.blocks.stored = stored
    for finding in stored.missing.findings { outcome.log.add(finding) }
    outcome.log.merge(stored.missing.others)
    outcome.rejected = stored.missing.findings.count
    if result.blocks.featureCount + outcome.rejected == 0 { outcome.log.add(.noFeatures, at: Place(file: path)) }
    return outcome
  }

  private func open() throws(Failure) -> GeoJSONFile {
    try GeoJSONFile(
      path: path, maxFeatureBytes: options.maxFeatureBytes, layout: options.layout, options: input)
  }

  private var input: InputOptions {
    var input = options.input
    input.keepsCoordinates = options.reference != nil
    return input
  }

  private func reference(named name: String?) throws(Failure) -> CoordinateReference {
    if let reference = options.reference { return reference }
    guard let name else { return .longitudeLatitude }
    return try CoordinateReference(name, place: Place(file: path, field: "crs"))
  }
}

extension Bounds {
  /// Whether a bbox member tells these bounds, of four numbers or of six with heights; a rounded one is right, to one
  /// part in ten million as for the box of a feature.
  fileprivate func isWritten(as box: [Double]) -> Bool {
    guard box.count == 4 || box.count == 6 else { return false }
    let sides = [(box[0], minX), (box[1], minY), (box[box.count / 2], maxX), (box[box.count / 2 + 1], maxY)]
    return sides.allSatisfy { written, found in (written - found).magnitude <= 1e-7 * (1 + found.magnitude) }
  }
}
