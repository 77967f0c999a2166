internal import MuchanDiagnostics

/// A boundary-point text as a sequence of GeoJSON features (RFC 8142), made as it is read.
///
/// A block becomes a feature with the properties `parcel_id`, `land_use_code` and `registered_area_m2` where the
/// head line has them. Coordinates stay as they are written, easting first.
final class BoundaryTextStream: ByteStream {
  /// The name of the coordinates' system.
  let system: String
  private(set) var findings = DiagnosticLog()

  private let path: String
  private var lines: StreamedLines
  /// The head line of the block that comes next.
  private var nextHead: (text: String, line: Int)?
  private var prefix: Int?
  private var ready: ArraySlice<UInt8> = []

  /// Reads the head and the first block, which tell the system.
  ///
  /// - Throws: `badBoundaryText` with line and block.
  init(_ source: any ByteStream, path: String) throws(Failure) {
    self.path = path
    var lines = StreamedLines(source, path: path)
    let head = try BoundaryTextHead(&lines, path: path)
    while let text = try lines.next() {
      if text.isEmpty { continue }
      nextHead = (text, lines.line)
      break
    }
    self.lines = lines
    var first: BoundaryParcel?
    if let begun = nextHead {
      first = try Self.readBlock(begun, &self.lines, &nextHead, path: path)
      prefix = first?.rings.first?.first.flatMap { BoundaryParcel.prefix(of: $0.x) }
    }
    system = try head.system(prefix: prefix)
    if let first { ready = try feature(first) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    while ready.isEmpty {
      guard let begun = nextHead else { return 0 }
      ready = try feature(Self.readBlock(begun, &lines, &nextHead, path: path))
    }
    let piece = ready.prefix(buffer.count)
    buffer.copyBytes(from: piece)
    ready = ready.dropFirst(piece.count)
    return piece.count
  }

  private static func readBlock(
    _ head: (text: String, line: Int), _ lines: inout StreamedLines, _ next: inout (text: String, line: Int)?,
    path: String
  ) throws(Failure) -> BoundaryParcel {
    var parcel = try BoundaryParcel(head: head.text, line: head.line, path: path)
    next = nil
    while let text = try lines.next() {
      if text.isEmpty { continue }
      if BoundaryParcel.isHead(text) {
        next = (text, lines.line)
        break
      }
      try parcel.add(text, line: lines.line, path: path)
    }
    guard !parcel.rings.isEmpty else {
      throw Failure(
        .badBoundaryText, at: Place(file: path, line: parcel.line, id: parcel.id),
        expected: "points after the head line")
    }
    return parcel
  }

  // MARK: GeoJSON

  private func feature(_ parcel: BoundaryParcel) throws(Failure) -> ArraySlice<UInt8> {
    for point in parcel.rings.joined() where BoundaryParcel.prefix(of: point.x) != prefix {
      throw Failure(
        .badBoundaryText, at: Place(file: path, line: point.line, id: parcel.id, field: "Y"), found: point.easting,
        expected: prefix.map { "eastings of zone \($0)" } ?? "eastings without a zone, as in the first block")
    }
    parcel.check(path: path, into: &findings)
    var text = "\u{1E}{\"type\":\"Feature\",\"properties\":{"
    var properties: [String] = []
    func add(_ name: String, _ value: String) {
      if !value.isEmpty { properties.append("\"\(name)\":\(Self.quoted(value))") }
    }
    add("parcel_id", parcel.id ?? "")
    add("land_use_code", parcel.fields[7])
    if let area = parcel.statedSquareMetres { properties.append("\"registered_area_m2\":\(area)") }
    text += properties.joined(separator: ",") + "},\"geometry\":"
    text += geometry(parcel) + "}\n"
    return ArraySlice(text.utf8)
  }

  private func geometry(_ parcel: BoundaryParcel) -> String {
    func position(_ point: BoundaryParcel.Point) -> String {
      "[\(Self.withoutLeadingZeros(point.easting)),\(Self.withoutLeadingZeros(point.northing))]"
    }
    func ring(_ points: [BoundaryParcel.Point]) -> String { "[" + points.map(position).joined(separator: ",") + "]" }
    let kind = parcel.fields[4]
    guard kind.isEmpty || kind.contains("面") else {
      // Told as what it is, so that it is refused as no polygon.
      return "{\"type\":\"LineString\",\"coordinates\":" + ring(Array(parcel.rings.joined())) + "}"
    }
    let parts = parcel.parts.map { "[" + $0.map(ring).joined(separator: ",") + "]" }
    if parts.count == 1 { return "{\"type\":\"Polygon\",\"coordinates\":\(parts[0])}" }
    return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + parts.joined(separator: ",") + "]}"
  }

  /// A number as JSON has it; those here are not negative.
  private static func withoutLeadingZeros(_ number: String) -> Substring {
    let digits = number.drop { $0 == "0" }
    return digits.first?.isNumber == true ? digits : "0" + digits
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  // MARK: Lines

  /// The lines that the blocks of a file begin on, in order; empty where it can no longer be read.
  ///
  /// In GBK the byte of `@` can be half of a character, but not after a comma.
  static func blockLines(of path: String) -> [Int] {
    do throws(Failure) {
      let file = try InputFile(path: path)
      var blocks: [Int] = []
      var line = 1
      var (last, beforeLast): (UInt8, UInt8) = (0, 0)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
      defer { buffer.deallocate() }
      while true {
        let count = try file.readNext(into: buffer)
        for byte in buffer[..<count] {
          if byte == 0x0A {
            if last == UInt8(ascii: "@"), beforeLast == UInt8(ascii: ",") { blocks.append(line) }
            line += 1
            (beforeLast, last) = (0, 0)
          } else if byte > 0x20 {
            (beforeLast, last) = (last, byte)
          }
        }
        if count < buffer.count { return blocks }
      }
    } catch {
      return []
    }
  }
}
