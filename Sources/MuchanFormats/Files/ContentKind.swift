public import MuchanDiagnostics

/// What kind of file something is, by its content first and by its name where the content leaves it open.
public enum ContentKind: Hashable, Sendable {
  /// GeoJSON, of whatever layout.
  case features
  /// Text with separators.
  case table
  /// Survey boundary points (勘测定界界址点).
  case boundaryText
  /// A layer of another format, which `ogr2ogr` reads.
  case otherLayer
  /// A workbook or another table that is not text, which `ogr2ogr` reads.
  case workbook
  /// Nothing that is known.
  case unknown

  /// How much of a file is looked at.
  static let headSize = 1 << 16

  /// Looks at a file; `-` and pipes are told by their name alone, since their bytes come once.
  ///
  /// - Throws: the failures of `InputFile`.
  public init(ofFile path: String) throws(Failure) {
    let byName = Self.named(path)
    switch FileKind(at: path) {
    case .folder:
      self = Self.isFileGeodatabase(path) ? .otherLayer : .unknown
    case .nothing, .special:
      self = path == "-" ? .features : byName ?? .unknown
    case .file:
      let head = try Self.head(ofFile: path)
      try Self.refuseArchive(head, path: path)
      self = Self.proven(by: head) ?? byName ?? Self.guessed(from: head)
    }
  }

  private static func head(ofFile path: String) throws(Failure) -> [UInt8] {
    let file = try InputFile(path: path)
    var head = [UInt8](repeating: 0, count: headSize)
    var failure: Failure?
    let count = head.withUnsafeMutableBytes { bytes in
      do throws(Failure) { return try file.readNext(into: bytes) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    head.removeLast(head.count - count)
    return head
  }

  /// What the first bytes of a format's own prove.
  static func proven(by head: [UInt8]) -> ContentKind? {
    let text = head.drop { $0 == 0x20 || (0x09...0x0D).contains($0) || [0xEF, 0xBB, 0xBF].contains($0) }
    func begins(_ word: String) -> Bool { text.starts(with: word.utf8) }
    if BoundaryTextHead.begins(text) { return .boundaryText }
    if text.first == FeatureLayout.recordSeparator { return .features }
    if text.first == UInt8(ascii: "{"), isObject(text.dropFirst()) { return .features }
    if begins("SQLite format 3\0") || begins("<?xml") || begins("<kml") || begins("AutoCAD Binary DXF") {
      return .otherLayer
    }
    // The shapefile's main file: the number 9994 in big-endian, then five unused ones.
    if head.starts(with: [0x00, 0x00, 0x27, 0x0A]) || head.starts(with: Array("fgb".utf8) + [3]) { return .otherLayer }
    if isDXF(text) { return .otherLayer }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .workbook }
    guard head.starts(with: Array("PK".utf8) + [3, 4]) else { return nil }
    let isWorkbook = ["[Content_Types].xml", "xl/workbook.xml", "opendocument.spreadsheet"].contains { word in
      contains(head, Array(word.utf8))
    }
    return isWorkbook ? .workbook : .otherLayer
  }

  /// An archive with a file of a kind that is read here is to be unpacked first; others, such as a shapefile's or KMZ, are
  /// for `ogr2ogr`.
  ///
  /// - Throws: `unknownFormat` with the name of the first file inside.
  static func refuseArchive(_ head: [UInt8], path: String) throws(Failure) {
    // The header of a file in an archive (PKWARE APPNOTE, 4.3.7): the length of its name, then from byte 30 the name.
    guard proven(by: head) == .otherLayer, head.starts(with: Array("PK".utf8) + [3, 4]), head.count > 30 else { return }
    let length = Int(head[26]) | Int(head[27]) << 8
    let name = String(decoding: head[30..<min(30 + length, head.count)], as: UTF8.self)
    guard let kind = named(name) ?? (name.lowercased().hasSuffix(".txt") ? .boundaryText : nil), kind != .workbook
    else {
      return
    }
    throw Failure(
      .unknownFormat, at: Place(file: path), found: "a zip archive with \(name.quotedBriefly())",
      expected: "the file itself: unpack the archive")
  }

  private static func isObject(_ rest: ArraySlice<UInt8>) -> Bool {
    let next = rest.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
  }

  /// DXF is pairs of lines: a group code, a value. The first pair begins a section, or is a remark.
  private static func isDXF(_ text: ArraySlice<UInt8>) -> Bool {
    let lines = text.prefix(200).split(maxSplits: 2, omittingEmptySubsequences: false) { $0 == 0x0A }
    guard lines.count == 3 else { return false }
    let words = lines.map { line in String(decoding: line, as: UTF8.self).trimmed() }
    return (words[0] == "0" && words[1] == "SECTION") || words[0] == "999"
  }

  private static func contains(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0] == word[0] && bytes[$0...].starts(with: word) }
  }

  /// What the ending of a name says.
  private static func named(_ path: String) -> ContentKind? {
    var name = path.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    if FeatureLayout.namesLines(name) || FeatureLayout.namesDocument(name) { return .features }
    func ends(_ endings: String...) -> Bool { endings.contains { name.hasSuffix($0) } }
    if ends(".csv", ".tsv", ".tab") { return .table }
    if ends(".dbf") { return .workbook }
    return nil
  }

  /// Text whose first line has a comma or a tab is a table.
  private static func guessed(from head: [UInt8]) -> ContentKind {
    if TextEncoding.marked(by: head)?.encoding != .utf8, TextEncoding.marked(by: head) != nil { return .table }
    guard !head.contains(0) else { return .unknown }
    let line = head.prefix { $0 != 0x0A && $0 != 0x0D }
    return line.contains(UInt8(ascii: ",")) || line.contains(UInt8(ascii: "\t")) ? .table : .unknown
  }

  /// A file geodatabase (FileGDB) is a folder.
  public static func isFileGeodatabase(_ path: String) -> Bool {
    let name = path.hasSuffix("/") ? String(path.dropLast()) : path
    return name.lowercased().hasSuffix(".gdb") || FileKind(at: OutputPath.join(path, "a00000001.gdbtable")) == .file
  }
}
