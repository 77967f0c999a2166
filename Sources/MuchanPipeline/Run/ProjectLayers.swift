internal import MuchanDiagnostics
internal import MuchanFormats

/// The layers of a project beside zones and parcels; nil where the project has no such file.
struct ProjectLayers: Sendable {
  let buildings: ProjectBuildings?

  /// Reads the layers.
  ///
  /// - Parameters:
  ///   - year: of which year, where there is a file a year.
  ///   - scope: what they are for; what none of it needs is not read.
  init(
    _ project: Project, year: Int?, options: LayerOptions, scope: AccountScope = .all, log: inout DiagnosticLog
  ) async throws(Failure) {
    buildings =
      project.files[.buildings] == nil || !scope.needsBuildings
      ? nil
      : try await ProjectBuildings(
        project, path: try project.layer(.buildings, year: year), options: options, log: &log)
  }

  /// What became of the features, by file role.
  var ledgers: [(role: InputRole, ledger: Ledger)] { buildings.map { [(.buildings, $0.ledger)] } ?? [] }
}
