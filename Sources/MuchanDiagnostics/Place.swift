/// Where in the input a finding is: as much of it as is known.
public struct Place: Hashable, Sendable {
  /// The file as the user named it; nil for options and whole-run findings.
  public var file: String?
  /// Bytes from the start of the file, 0-based.
  public var byteOffset: Int?
  /// Line, 1-based.
  public var line: Int?
  /// Feature or data row, 0-based in file order.
  public var feature: Int?
  /// The record's own id.
  public var id: String?
  /// The member or column: a JSON pointer below the feature (`/properties/area`), or a column name.
  public var field: String?

  /// Makes a place from what is known.
  public init(
    file: String? = nil, byteOffset: Int? = nil, line: Int? = nil, feature: Int? = nil,
    id: String? = nil, field: String? = nil
  ) {
    self.file = file
    self.byteOffset = byteOffset
    self.line = line
    self.feature = feature
    self.id = id
    self.field = field
  }
}

extension Place: Comparable {
  /// Order of reading: file, then byte, line, feature, field.
  public static func < (left: Place, right: Place) -> Bool {
    if left.file != right.file { return (left.file ?? "") < (right.file ?? "") }
    if left.byteOffset != right.byteOffset { return (left.byteOffset ?? -1) < (right.byteOffset ?? -1) }
    if left.line != right.line { return (left.line ?? -1) < (right.line ?? -1) }
    if left.feature != right.feature { return (left.feature ?? -1) < (right.feature ?? -1) }
    if left.field != right.field { return (left.field ?? "") < (right.field ?? "") }
    return (left.id ?? "") < (right.id ?? "")
  }
}

extension Place: CustomStringConvertible {
  /// `parcels.geojson:12: feature 3 (id "A-07"), /properties/area`, parts that are unknown left out.
  public var description: String {
    var head = file ?? ""
    if let line { head += ":\(line)" } else if let byteOffset { head += " at byte \(byteOffset)" }
    var details: [String] = []
    if let feature {
      details.append("feature \(feature)" + (id.map { " (id \"\($0)\")" } ?? ""))
    } else if let id {
      details.append("id \"\(id)\"")
    }
    if let field { details.append(field) }
    let tail = details.joined(separator: ", ")
    if head.isEmpty { return tail }
    return tail.isEmpty ? head : "\(head): \(tail)"
  }
}
