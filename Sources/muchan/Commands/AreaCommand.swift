import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanGeometry
import MuchanPipeline
import MuchanReport
import Synchronization

/// `muchan area`: the surface of every feature.
struct AreaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "area",
    abstract: "Measure every feature: m², ha and mu (亩).",
    discussion: """
      Areas are taken on the CGCS2000 ellipsoid with edges straight in longitude and latitude, as GeoJSON and land \
      surveys read them; 1 mu is 2000/3 m² exactly.

      EXAMPLES:
        muchan area parcels.geojson
        muchan area parcels.geojson --method planar --crs EPSG:4549 -f csv -o areas.csv
      """)

  /// How areas are measured.
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case ellipsoid, planar, geodesic
  }

  @Argument(help: "GeoJSON files, newline-delimited ones too; - is standard input.", completion: .file())
  var files: [String]

  @Option(help: "ellipsoid, planar (in the plane of --crs) or geodesic (for comparison).")
  var method: Method = .ellipsoid

  @Option(
    help: "The coordinates' system, EPSG:nnnn, gcj02 or bd09; with --method planar the plane that is measured in.",
    completion: .coordinateSystems)
  var crs: String?

  @Option(help: "The property with the id; by default parcel_id, else the feature's own id.")
  var id: String?

  @Flag(help: "The input has one Feature a line; files named .ndjson, .geojsonl, .geojsons or .jsonl are known.")
  var ndjson = false

  @OptionGroup var input: InputFlags
  @OptionGroup var layer: LayerFlags
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if method == .planar && crs == nil {
      throw ValidationError("--method planar needs the plane, such as --crs EPSG:4549.")
    }
  }

  func run() async throws {
    let console = Console(options: output.console)
    let request = try await reporting(console) { () async throws(Failure) -> AreaRequest in try makeRequest() }
    let isStreamed = !output.dryRun && (output.format == .csv || output.format == .ndjson)
    let measurement = try await reporting(console) { () async throws(Failure) -> AreaMeasurement in
      isStreamed ? try await stream(request) : try await collect(request)
    }
    console.report(measurement.findings)
    console.say(request.methodName)
    console.report(measurement.ledger, of: files.joined(separator: ", "))
    throw console.exitCode(ledger: measurement.ledger, findings: measurement.findings)
  }

  private func makeRequest() throws(Failure) -> AreaRequest {
    let options = try layer.options(crs: crs, layout: ndjson ? .lines : .automatic, input: try input.options())
    let chosen: AreaRequest.Method =
      switch method {
      case .ellipsoid: .ellipsoid
      case .planar: .planar(options.reference ?? .longitudeLatitude)
      case .geodesic: .geodesic
      }
    return AreaRequest(files: files, method: chosen, idField: id, options: options)
  }

  /// Writes lines as they come: memory does not grow with the file.
  private func stream(_ request: AreaRequest) async throws(Failure) -> AreaMeasurement {
    let format: AreaLineFormat = output.format == .csv ? .csv : .ndjson
    let file = Mutex<OutputFile?>(try OutputFile(path: output.output, overwrite: output.overwrite))
    // Rows that come to the terminal themselves show that work goes on.
    let working = (output.output ?? "-") == "-" ? WorkingLine.current : nil
    if format == .csv {
      var header = output.bom ? CSVLine.byteOrderMark : ""
      CSVLine.appendHeader(AreaRow.columns, to: &header)
      try file.withLock { (file) throws(Failure) in try file?.write(header) }
    }
    let measurement = try await AreaMeasurement(request, as: format) { (lines) throws(Failure) in
      working?.stop()
      try file.withLock { (file) throws(Failure) in try file?.write(lines) }
    }
    working?.stop()
    let written = file.withLock { $0.take() }
    try written?.commit()
    return measurement
  }

  /// Holds all rows, which a table needs for its widths and JSON for its one object.
  private func collect(_ request: AreaRequest) async throws(Failure) -> AreaMeasurement {
    let rows = Mutex(ReportTable(name: "area", columns: AreaRow.columns))
    let measurement = try await AreaMeasurement(request) { row in rows.withLock { $0.append(row.cells) } }
    var document = ResultDocument(
      verb: "area", version: MuchanVersion.current, ledger: measurement.ledger, rows: rows.withLock { $0 })
    document.method = .string(request.methodName)
    document.findings = measurement.findings
    try output.write(document)
    return measurement
  }
}
