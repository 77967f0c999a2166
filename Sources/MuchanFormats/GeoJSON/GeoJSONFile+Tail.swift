internal import MuchanDiagnostics

/// What stands after the list of features.
public struct GeoJSONTail: Hashable, Sendable {
  /// The name in an old crs member that comes after the features.
  public var crs: String?
  /// Whether a member of the collection stands twice, such as a second list of features.
  public var hasDuplicate = false
}

extension GeoJSONFile {
  /// Reads what follows the features, from the `]` that ends them to the end of the file.
  ///
  /// - Parameters:
  ///   - tail: the text from the `]` on, as far as it was read.
  ///   - offset: of the `]` in the file.
  func readTail(_ tail: [UInt8], at offset: Int) throws(Failure) -> GeoJSONTail {
    let opening = Array("{\"features\":[".utf8)
    let frame = try Self.frame(opening + tail, at: offset - opening.count, path: path)
    guard isCollection || frame.isCollection else {
      throw Failure(.notGeoJSON, at: Place(file: path), expected: "\"type\": \"FeatureCollection\"")
    }
    return GeoJSONTail(crs: frame.crs, hasDuplicate: hasDuplicate || frame.hasDuplicate)
  }
}
