public import MuchanDiagnostics

/// How the characters of a text file are written as bytes.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// GB 18030 (国标码); GBK and GB 2312 are parts of it and are read as it.
  case gb18030
  /// UTF-16 with a byte order mark.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"

  /// Reads the name of an encoding: case, blanks, hyphens and underscores do not matter.
  ///
  /// - Throws: `unknownEncoding` with the names there are.
  public init(named name: String, at place: Place = Place()) throws(Failure) {
    switch name.foldedHeading() {
    case "utf8", "utf8bom", "utf8sig": self = .utf8
    case "gb18030", "gbk", "gb2312", "cp936", "936", "euccn": self = .gb18030
    case "utf16", "unicode", "ucs2": self = .utf16
    case "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    default:
      throw Failure(
        .unknownEncoding, at: place, found: name.quotedBriefly(),
        expected: Self.allCases.map(\.rawValue).joined(separator: ", ") + ", gbk, gb2312")
    }
  }

  /// The encoding that a byte order mark tells of, and the bytes of the mark; nil without a mark.
  static func marked(by head: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// What `iconv_open` calls it.
  var systemName: String {
    switch self {
    case .utf8: "UTF-8"
    case .gb18030: "GB18030"
    case .utf16: "UTF-16"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    }
  }

  /// What people call it.
  var shownName: String {
    switch self {
    case .utf8: "UTF-8"
    case .gb18030: "GB18030 (GBK, GB2312)"
    case .utf16: "UTF-16"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    }
  }
}
