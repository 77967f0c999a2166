internal import MuchanDiagnostics
internal import MuchanFormats

/// What a file is to an import.
enum ImportKind: String, Hashable {
  case layer
  case table
  /// A project.yaml.
  case project
  /// Figures or lists that a project.yaml names and that are stored with it.
  case targets
  case unknown

  /// Looks into a file that the user names.
  static func named(_ path: String) -> Result<ImportKind, Failure> {
    do throws(Failure) {
      switch try ContentKind(ofFile: path) {
      case .features, .boundaryText, .otherLayer: return .success(.layer)
      case .table, .workbook: return .success(.table)
      case .unknown: return .success(.unknown)
      }
    } catch {
      return .failure(error)
    }
  }

  /// Looks at a file in a folder, by its name first: not all that could be read is meant.
  static func found(_ path: String, workspace: String) -> Result<ImportKind, Failure> {
    let name = path.lowercased()
    guard endings.contains(where: { name.hasSuffix($0) || name.hasSuffix($0 + ".gz") }) else {
      return .success(.unknown)
    }
    // The table of a shapefile is read with it, and the workspace may be in the folder.
    let stem = path.dropLast(4)
    let isPart = name.hasSuffix(".dbf") && [".shp", ".SHP"].contains { FileKind(at: stem + $0) == .file }
    guard !isPart, !SourcePath.areSame(path, workspace) else { return .success(.unknown) }
    let kind = named(path)
    // Text with commas in it is a table only where its name says so.
    return name.hasSuffix(".txt") && kind == .success(.table) ? .success(.unknown) : kind
  }

  private static let endings = [
    ".geojson", ".json", ".ndjson", ".geojsonl", ".geojsons", ".jsonl", ".csv", ".tsv", ".tab", ".txt", ".shp", ".gpkg",
    ".gdb", ".kml", ".kmz", ".dxf", ".fgb", ".gml", ".xlsx", ".xls", ".ods", ".dbf",
  ]
}
