public import MuchanDiagnostics

/// What stands after the list of features.
public struct GeoJSONTail: Hashable, Sendable {
  /// The name in an old crs member that comes after the features.
  public var crs: String?
  /// Whether a member of the collection stands twice, such as a second list of features.
  public var hasDuplicate = false
  /// Whether the crs member is null, before the features or behind them.
  public var hasNullCRS = false
}

extension GeoJSONFile {
  /// Reads what follows the features, from the `]` that ends them to the end of the file.
  ///
  /// - Parameters:
  ///   - tail: the text from the `]` on, as far as it was read.
  ///   - offset: of the `]` in the file.
  func readTail(_ tail: [UInt8], at offset: Int) throws(Failure) -> GeoJSONTail {
    // With what stands before the features: a member may be in both.
    let frame = try Self.frame(head + tail, at: offset - head.count, path: path)
    guard isCollection || frame.isCollection else {
      throw Failure(.notGeoJSON, at: Place(file: path), expected: "\"type\": \"FeatureCollection\"")
    }
    return GeoJSONTail(
      crs: frame.crs, hasDuplicate: frame.hasDuplicate, hasNullCRS: frame.hasNullCRS)
  }

  /// How many bytes of a file's end `crsAtEnd` looks at.
  private static let lookedAtEnd = 1 << 16

  /// The name in an old crs member after the features, found before they are read; nil where there is none in the
  /// file's last bytes, and for streams.
  ///
  /// From `"crs"` to the end of the file is the rest of a document only where the member belongs to the collection
  /// itself, so the word in a feature's properties is not taken for it.
  /// - Throws: `fileUnreadable`.
  public func crsAtEnd() throws(Failure) -> String? {
    crs == nil ? try frameAtEnd(beginningWith: "\"crs\"")?.crs : nil
  }

  /// The bbox member of the collection itself, before the features or, for files, in their last bytes; empty where it is
  /// no box, nil where there is none.
  ///
  /// - Throws: `fileUnreadable`.
  public func collectionBox() throws(Failure) -> [Double]? {
    if separator != nil || box != nil { return box }
    return try frameAtEnd(beginningWith: "\"bbox\"")?.box
  }

  /// The members of the collection from the last one of a name to the end of the file; nil where that is none of the
  /// collection's.
  private func frameAtEnd(beginningWith name: String) throws(Failure) -> FeatureScanner.Frame? {
    guard single == nil, let size = input.size else { return nil }
    let start = max(featuresStart, size - Self.lookedAtEnd)
    let buffer = PaddedBuffer(capacity: max(size - start, 0), padding: 0)
    let end = buffer.bytes[..<(try input.read(into: buffer.bytes, at: start))]
    let word = Array(name.utf8)
    guard let found = end.indices.dropLast(word.count - 1).last(where: { end[$0...].starts(with: word) })
    else { return nil }
    let scanner = FeatureScanner(fields: FeatureFields([]))
    do throws(FeatureScanner.Fault) {
      return try scanner.scanFrame(Array("{".utf8) + end[found...])
    } catch {
      return nil
    }
  }
}
