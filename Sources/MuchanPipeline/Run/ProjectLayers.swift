internal import MuchanDiagnostics
internal import MuchanFormats

/// The layers of a project beside zones and parcels; nil where the project has no such file.
struct ProjectLayers: Sendable {
  let buildings: ProjectBuildings?

  /// Reads the layers.
  ///
  /// - Parameter year: of which year, where there is a file a year.
  init(
    _ project: Project, year: Int?, options: LayerOptions, log: inout DiagnosticLog
  ) async throws(Failure) {
    buildings =
      project.files[.buildings] == nil
      ? nil
      : try await ProjectBuildings(
        project, path: try project.layer(.buildings, year: year), options: options, log: &log)
  }

  /// What became of the features, by file role.
  var ledgers: [(role: InputRole, ledger: Ledger)] { buildings.map { [(.buildings, $0.ledger)] } ?? [] }
}
