internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords

/// The zones of a project as they were read.
struct ProjectZones: Sendable {
  let path: String
  let levels: ZoneLevels
  let ledger: Ledger

  init(
    _ project: Project, path: String, options: LayerOptions, log: inout DiagnosticLog
  ) async throws(Failure) {
    var options = options
    options.input = project.inputOptions(.zones, path: path)
    let read = try await ZoneReading(
      path: path, idField: "zone_id",
      otherNames: LayerSchema.zones.otherNames(mapping: project.columns[.zones] ?? [:]),
      attributes: ZoneLevels.attributes, options: options
    ).run()
    log.merge(read.log)
    self.path = path
    ledger = read.ledger
    levels = ZoneLevels(read, file: path, log: &log)
  }
}
