internal import Glibc
internal import MuchanDiagnostics

/// Reads layers and tables of other programs' formats through GDAL's `ogr2ogr`.
enum Converter {
  /// The features of one layer as a sequence of GeoJSON features (RFC 8142).
  ///
  /// Coordinates come in longitude and latitude of WGS 84 where the file names its system, else as they are; with all
  /// 17 digits of a number, since seven decimals of a degree would move points by a centimetre.
  static func features(of path: String, options: InputOptions) throws(Failure) -> any ByteStream {
    try checkEncoding(ofShapefile: path, options)
    let layer = try layer(of: path, options, needsGeometry: true)
    var arguments = ["ogr2ogr", "-f", "GeoJSONSeq", "-lco", "RS=YES", "-lco", "SIGNIFICANT_FIGURES=17"]
    // Coordinates in a system that the user names must come as they are in the file.
    if options.keepsCoordinates { arguments += ["-a_srs", "EPSG:4326"] }
    arguments += opening(options) + ["/vsistdout/", path, layer]
    return try ChildStream(arguments, path: path, refusing: isLoss)
  }

  /// The rows of one table, or of one sheet of a workbook, as CSV.
  static func table(of path: String, options: InputOptions) throws(Failure) -> any ByteStream {
    let layer = try layer(of: path, options, needsGeometry: false)
    let arguments = ["ogr2ogr", "-f", "CSV"] + opening(options) + ["/vsistdout/", path, layer]
    return try ChildStream(arguments, path: path, refusing: isLoss)
  }

  private static func opening(_ options: InputOptions) -> [String] {
    options.encoding.map { ["-oo", "ENCODING=\($0 == .utf8 ? "UTF-8" : $0.systemName)"] } ?? []
  }

  /// GDAL ends well after some losses and only says so.
  private static func isLoss(_ message: String) -> Bool {
    let text = message.lowercased()
    return text.contains("error") || text.contains("skip") || text.contains("truncat") || text.contains("recode")
      || text.contains("dropped") || text.contains("discard")
  }

  /// The one layer, or the one that the user names.
  private static func layer(
    of path: String, _ options: InputOptions, needsGeometry: Bool
  ) throws(Failure) -> String {
    // One line a layer, such as `1: parcels (Multi Polygon)`.
    let text = try ChildStream(["ogrinfo", "-ro", "-q", path], path: path).text()
    var layers: [(name: String, kind: String)] = []
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let head = line[..<colon]
      guard head == "Layer" || head.allSatisfy({ $0.isASCII && $0.isNumber }) else { continue }
      var name = String(line[line.index(after: colon)...]).trimmed()
      var kind = ""
      if name.hasSuffix(")"), let open = name.lastIndex(of: "(") {
        kind = String(name[open...].dropFirst().dropLast())
        name = String(name[..<open]).trimmed()
      }
      layers.append((name, kind))
    }
    if let wanted = options.layer {
      if layers.contains(where: { $0.name == wanted }) { return wanted }
    } else {
      let fitting = needsGeometry ? layers.filter { $0.kind != "None" } : layers
      if fitting.count == 1 { return fitting[0].name }
    }
    throw Failure(
      .severalLayers, at: Place(file: path), found: options.layer?.quotedBriefly() ?? "\(layers.count)",
      expected: layers.map(\.name).joined(separator: ", ").brief(300))
  }

  /// A shapefile without .cpg whose table has bytes above ASCII: GDAL would take them for Latin letters.
  private static func checkEncoding(ofShapefile path: String, _ options: InputOptions) throws(Failure) {
    guard options.encoding == nil, path.lowercased().hasSuffix(".shp") else { return }
    let stem = String(path.dropLast(4))
    for ending in [".cpg", ".CPG"] where FileKind(at: stem + ending) == .file { return }
    guard let table = [".dbf", ".DBF"].map({ stem + $0 }).first(where: { FileKind(at: $0) == .file }) else { return }
    let file = try InputFile(path: table)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    var isFirst = true
    while true {
      let count = try file.readNext(into: buffer)
      // Byte 29 is the language driver: 0x4D is GBK, and GDAL reads it as such.
      if isFirst, count > 29, buffer[29] == 0x4D { return }
      let start = isFirst ? min(count, 32) : 0
      isFirst = false
      if buffer[start..<count].contains(where: { $0 >= 0x80 }) {
        throw Failure(
          .notUTF8, at: Place(file: table), found: "no .cpg beside it names the encoding",
          expected: "--encoding, such as gb18030")
      }
      if count < buffer.count { return }
    }
  }
}
