internal import CJSONScan
internal import Glibc
public import MuchanDiagnostics

/// An open GeoJSON file whose head was read: what it is, and where its features begin.
///
/// One document, a FeatureCollection or one Feature, or records of one Feature each (`FeatureLayout`).
/// Shared by the workers that read it.
public final class GeoJSONFile: Sendable {
  /// The largest feature, and the largest frame around the features, unless the user says otherwise.
  public static let defaultMaxFeatureBytes = 64 << 20

  /// The path as the user wrote it; `-` is standard input.
  public let path: String
  /// The largest feature that is read, in bytes.
  public let maxFeatureBytes: Int
  /// The name in the old crs member before the features; nil where there is none.
  public let crs: String?

  /// What the file was read through, where it is not GeoJSON.
  public var conversion: InputFile.Conversion? { input.conversion }
  /// What was wrong with a file that is not GeoJSON; all of it once the file is read.
  public var conversionFindings: DiagnosticLog { input.findings }

  /// Whether the crs member before the features is null.
  public let hasNullCRS: Bool
  /// The bbox member of the collection, before its features.
  let box: [Double]?
  /// The document up to and with the `[` of the features, to be read again with what stands behind them.
  let head: [UInt8]
  let input: InputFile
  /// Offset of the first byte after the `[` of the features.
  let featuresStart: Int
  /// Whether the head said FeatureCollection; the tail may say it still.
  let isCollection: Bool
  /// Bytes that were read from a stream and lie after `featuresStart`; empty for files.
  let readAhead: [UInt8]
  /// A document that is one Feature, read whole.
  let single: [UInt8]?
  /// The byte between records of one Feature each; nil for a document.
  let separator: UInt8?

  /// Opens a file and reads up to its features.
  ///
  /// - Throws: what opening throws, and `fileEmpty`, `notJSON`, `truncatedJSON`, `notGeoJSON`, `notUTF8`.
  public init(
    path: String, maxFeatureBytes: Int = GeoJSONFile.defaultMaxFeatureBytes, layout: FeatureLayout = .automatic,
    options: InputOptions = InputOptions()
  ) throws(Failure) {
    self.path = path
    self.maxFeatureBytes = maxFeatureBytes
    input = try InputFile(path: path, options: options, use: .features)
    var head: [UInt8] = []
    var wanted = 1 << 16
    while true {
      let isWhole = try Self.extend(&head, to: wanted, from: input)
      let start = try Self.textStart(head, path: path)
      let found = head[start...].withUnsafeBytes { bytes in
        mc_find_features(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
      }
      if let records = Self.records(in: head, from: start, isCollection: found >= 0, path: path, layout: layout) {
        featuresStart = records.start
        separator = records.separator
        readAhead = input.size == nil ? Array(head[featuresStart...]) : []
        (crs, isCollection, single) = (input.conversion?.crs, true, nil)
        (hasNullCRS, box, self.head) = (false, nil, Self.emptyHead)
        return
      }
      if isWhole, head[start...].allSatisfy(Self.isBlank) { throw Failure(.fileEmpty, at: Place(file: path)) }
      if found >= 0 {
        featuresStart = start + found + 1
        let document = Array(head[start..<featuresStart]) + Array("]}".utf8)
        let frame = try Self.frame(document, at: start, path: path)
        crs = frame.crs
        isCollection = frame.isCollection
        (hasNullCRS, box) = (frame.hasNullCRS, frame.box)
        self.head = featuresStart - start <= Self.longestHead ? Array(head[start..<featuresStart]) : Self.emptyHead
        if frame.hasType && !frame.isCollection {
          throw Failure(.notGeoJSON, at: Place(file: path), expected: "\"type\": \"FeatureCollection\"")
        }
        readAhead = input.size == nil ? Array(head[featuresStart...]) : []
        single = nil
        separator = nil
        return
      }
      if isWhole {
        let document = Array(head[start...])
        let frame = try Self.frame(document, at: start, path: path)
        guard frame.isFeature else {
          throw Failure(.notGeoJSON, at: Place(file: path), expected: "a FeatureCollection with features, or a Feature")
        }
        crs = frame.crs
        isCollection = true
        // What stands twice in it is told with the feature.
        (hasNullCRS, box, self.head) = (frame.hasNullCRS, nil, Self.emptyHead)
        featuresStart = start
        readAhead = []
        single = document
        separator = nil
        return
      }
      guard wanted < maxFeatureBytes else {
        throw Failure(
          .notGeoJSON, at: Place(file: path),
          expected: "the member \"features\" within the first \(maxFeatureBytes) bytes")
      }
      wanted *= 4
    }
  }

  private static func extend(_ head: inout [UInt8], to wanted: Int, from input: borrowing InputFile) throws(Failure)
    -> Bool
  {
    let start = head.count
    head.append(contentsOf: repeatElement(0, count: wanted - start))
    var failure: Failure?
    var count = 0
    head.withUnsafeMutableBytes { bytes in
      let free = UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
      do throws(Failure) {
        count = input.size == nil ? try input.readNext(into: free) : try input.read(into: free, at: start)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    head.removeLast(wanted - start - count)
    return count < wanted - start
  }

  /// Skips a byte-order mark, and names the encodings that are not UTF-8 at first sight.
  private static func textStart(_ head: [UInt8], path: String) throws(Failure) -> Int {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
    if head.prefix(4).withUnsafeBytes({ LikelyEncoding.isUTF32($0) }) {
      throw Failure(.notUTF8, at: Place(file: path, byteOffset: 0), found: "UTF-32", expected: "UTF-8")
    }
    let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    if isUTF16 || (head.count >= 2 && (head[0] == 0) != (head[1] == 0)) {
      throw Failure(.notUTF8, at: Place(file: path, byteOffset: 0), found: "UTF-16", expected: "UTF-8")
    }
    return 0
  }

  private static let emptyHead = Array("{\"features\":[".utf8)
  /// A longer head is not kept.
  private static let longestHead = 1 << 16

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func frame(_ document: [UInt8], at offset: Int, path: String) throws(Failure) -> FeatureScanner.Frame {
    let scanner = FeatureScanner(fields: FeatureFields([]))
    do throws(FeatureScanner.Fault) {
      return try scanner.scanFrame(document)
    } catch {
      throw Failure(
        error.code, at: Place(file: path, byteOffset: offset + error.offset), found: error.found)
    }
  }

  /// A few characters from an offset on, for a message.
  static func excerpt(_ bytes: some RandomAccessCollection<UInt8>, at offset: Int) -> String {
    guard offset < bytes.count else { return "" }
    let piece = bytes.dropFirst(offset).prefix(24).prefix { $0 != 0x0A && $0 != 0x0D }
    return piece.isEmpty ? "" : "\"" + String(decoding: piece, as: UTF8.self) + "\""
  }
}
