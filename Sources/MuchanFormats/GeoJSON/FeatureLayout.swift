internal import MuchanDiagnostics

/// How the features of a file are laid out.
public enum FeatureLayout: Hashable, Sendable {
  /// What the file's name says, else what its beginning looks like.
  case automatic
  /// Newline-delimited GeoJSON: one Feature a line, or, where the file begins with the byte 0x1E, one Feature after
  /// each such byte (RFC 8142).
  case lines
  /// As `lines`, unless the file begins as a FeatureCollection or is named as a document. An empty stream is then no features, and a stream
  /// whose first line is broken has one broken line: what a share of a larger file needs.
  case linesByDefault

  /// Ends a line.
  static let newline: UInt8 = 0x0A
  /// Begins a record of RFC 8142.
  static let recordSeparator: UInt8 = 0x1E

  /// Whether a file's name says that it has one Feature a line.
  public static func namesLines(_ path: String) -> Bool {
    let name = contentName(path)
    return [".ndjson", ".geojsonl", ".geojsons", ".jsonl"].contains { name.hasSuffix($0) }
  }

  /// The name in small letters, without the ending of gzip.
  private static func contentName(_ path: String) -> String {
    let name = path.lowercased()
    return name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }

  /// Whether a file's name says that it is one document.
  static func namesDocument(_ path: String) -> Bool {
    let name = contentName(path)
    return name.hasSuffix(".geojson") || name.hasSuffix(".json")
  }
}

extension GeoJSONFile {
  /// Where the first record begins and what stands between records; nil where a file is one document, or too little
  /// of it was read to tell.
  ///
  /// - Parameters:
  ///   - head: the beginning of the file.
  ///   - start: of the text, after a byte-order mark.
  ///   - isCollection: whether the beginning is that of a FeatureCollection.
  static func records(
    in head: [UInt8], from start: Int, isCollection: Bool, path: String, layout: FeatureLayout
  ) -> (start: Int, separator: UInt8)? {
    if head.count > start, head[start] == FeatureLayout.recordSeparator {
      return (start + 1, FeatureLayout.recordSeparator)
    }
    let isLines =
      switch layout {
      case .lines: true
      case .linesByDefault: !isCollection && !FeatureLayout.namesDocument(path)
      case .automatic:
        FeatureLayout.namesLines(path)
          || !isCollection && !FeatureLayout.namesDocument(path) && beginsWithFeatureLine(head[start...], path: path)
      }
    return isLines ? (start, FeatureLayout.newline) : nil
  }

  /// Whether the first line is a whole Feature and something follows it.
  private static func beginsWithFeatureLine(_ text: ArraySlice<UInt8>, path: String) -> Bool {
    let text = text.drop(while: isBlank)
    guard let end = text.firstIndex(of: FeatureLayout.newline), !text[end...].allSatisfy(isBlank) else { return false }
    do throws(Failure) {
      return try frame(Array(text[..<end]), at: 0, path: path).isFeature
    } catch {
      return false
    }
  }
}
