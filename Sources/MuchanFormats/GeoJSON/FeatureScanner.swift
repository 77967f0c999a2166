internal import CJSONScan
internal import MuchanDiagnostics

/// Owns one simdjson scanner. One per worker.
struct FeatureScanner: ~Copyable {
  /// Readable bytes that the scanner needs past the end of its text.
  static let padding = Int(MC_PADDING)

  private let scanner: OpaquePointer
  private let fields: FeatureFields

  init(fields: FeatureFields) {
    let names = fields.spellings.enumerated().flatMap { field, spellings in
      spellings.map { (field: UInt32(field), text: Array($0.utf8CString)) }
    }
    // One flat buffer, so that all names are addressable at once.
    let flat = names.flatMap(\.text)
    let created: OpaquePointer? = flat.withUnsafeBufferPointer { flat in
      var start = 0
      let pointers = names.map { name in
        defer { start += name.text.count }
        return MCFieldName(name: flat.baseAddress.map { $0 + start }, field: name.field)
      }
      return pointers.withUnsafeBufferPointer {
        mc_scanner_create($0.baseAddress, $0.count, fields.spellings.count)
      }
    }
    guard let created else { preconditionFailure("no memory for a JSON scanner") }
    if fields.keepsRest { mc_scanner_keep_rest(created) }
    scanner = created
    self.fields = fields
  }

  deinit { mc_scanner_destroy(scanner) }

  /// Why a text is not what it should be.
  struct Fault: Error {
    var code: DiagnosticCode
    /// Bytes from the start of the text.
    var offset: Int
    /// What stands there.
    var found: String
  }

  /// simdjson says that a text is not UTF-8, but not where.
  private static func fault(_ code: DiagnosticCode, at offset: Int, in text: UnsafeRawBufferPointer) -> Fault {
    guard code == .notUTF8, let place = UTF8Check.firstError(in: text) else {
      return Fault(code: code, offset: offset, found: GeoJSONFile.excerpt(text, at: offset))
    }
    return Fault(code: code, offset: place, found: UTF8Check.description(of: text, at: place))
  }

  /// Reads `length` bytes of `text`, exactly one JSON array of features, into `block`.
  ///
  /// - Parameters:
  ///   - text: at least `length + padding` readable bytes.
  ///   - byteOffset: of the text's first byte in its file.
  func scan(
    _ text: UnsafeRawBufferPointer, length: Int, into block: inout FeatureBlock, index: Int, byteOffset: Int
  ) throws(Fault) {
    precondition(length + Self.padding <= text.count, "numbers are loaded past the end of the text")
    var batch = MCBatch()
    let start = text.baseAddress?.assumingMemoryBound(to: CChar.self)
    let status = mc_scan_features(scanner, start, length, &batch)
    if let code = Self.code(status) {
      throw Self.fault(code, at: batch.error_offset, in: UnsafeRawBufferPointer(rebasing: text[..<length]))
    }
    block.copy(batch, fields: fields, index: index, byteOffset: byteOffset)
  }

  /// What stands around the list of features.
  struct Frame {
    var isCollection: Bool
    var isFeature: Bool
    var hasType: Bool
    var hasFeatures: Bool
    var hasDuplicate: Bool
    /// The name in the old crs member; nil where there is no such member.
    var crs: String?
    /// Whether the crs member is null.
    var hasNullCRS = false
    /// The bbox member, of four numbers or six; empty where it is none of that, nil where there is no such member.
    var box: [Double]?
  }

  /// Reads a whole document that is known to be small: the frame with an empty list for the features.
  func scanFrame(_ document: [UInt8]) throws(Fault) -> Frame {
    let padded = document + [UInt8](repeating: 0x20, count: Self.padding)
    var frame = MCFrame()
    let status = padded.withUnsafeBytes { bytes in
      mc_scan_frame(scanner, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), document.count, &frame)
    }
    if let code = Self.code(status) {
      throw document.withUnsafeBytes { Self.fault(code, at: frame.error_offset, in: $0) }
    }
    let name = UnsafeRawBufferPointer(start: frame.crs, count: frame.crs_length)
    let box = withUnsafeBytes(of: frame.box) { Array($0.bindMemory(to: Double.self).prefix(frame.box_count)) }
    return Frame(
      isCollection: frame.is_collection, isFeature: frame.is_feature, hasType: frame.has_type,
      hasFeatures: frame.has_features, hasDuplicate: frame.has_duplicate,
      crs: frame.has_crs ? String(decoding: name, as: UTF8.self) : nil, hasNullCRS: frame.has_null_crs,
      box: frame.has_bad_box || !box.isEmpty ? box : nil)
  }

  /// The names of properties met so far, with how often, in order of first appearance.
  var propertyNames: [(name: String, count: Int)] {
    (0..<mc_scanner_name_count(scanner)).map { index in
      var length = 0
      var count: UInt64 = 0
      let start = mc_scanner_name(scanner, index, &length, &count)
      return (String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self), Int(count))
    }
  }

  private static func code(_ status: MCStatus) -> DiagnosticCode? {
    switch status {
    case MC_OK: nil
    case MC_TRUNCATED: .truncatedJSON
    case MC_TRAILING: .trailingContent
    case MC_TOO_DEEP: .nestedTooDeep
    case MC_NOT_UTF8: .notUTF8
    case MC_NO_MEMORY: .featureTooLarge
    case MC_NOT_AN_OBJECT: .notGeoJSON
    default: .notJSON
    }
  }
}
