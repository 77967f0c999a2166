/// The properties that a reader keeps of each feature; all others are checked for being JSON, and dropped
/// unless `keepsRest` asks for them.
public struct FeatureFields: Hashable, Sendable {
  /// For each field the names its property may have, each field once.
  let spellings: [[String]]
  /// For each name that was asked for, its place in `spellings`.
  let columns: [Int]
  /// Whether the other properties are kept too, as they are written (`FeatureBlock.rest`).
  public var keepsRest = false

  /// Keeps the named properties; a name may be asked for more than once.
  ///
  /// - Parameter others: other names that a property may have, by the name that is asked for.
  public init(_ wanted: [String], others: [String: [String]] = [:]) {
    var names: [String] = []
    columns = wanted.map { name in
      if let known = names.firstIndex(of: name) { return known }
      names.append(name)
      return names.count - 1
    }
    spellings = names.map { [$0] + (others[$0] ?? []) }
  }
}

/// What a feature's geometry member says it is.
public enum FeatureShape: UInt8, Sendable {
  case missing = 0
  case null = 1
  case point = 2
  case line = 3
  case polygon = 4
  case multiPoint = 5
  case multiLine = 6
  case multiPolygon = 7
  case collection = 8
  case unknown = 9

  /// Whether it has a surface.
  public var isPolygonal: Bool { self == .polygon || self == .multiPolygon }
}

/// One property of one feature, as it was written.
public struct PropertyValue: Hashable, Sendable {
  /// The kind of JSON value.
  public enum Kind: UInt8, Sendable {
    case missing = 0
    case null = 1
    case text = 2
    case number = 3
    case flag = 4
    /// A list or an object.
    case structure = 5
  }

  public var kind: Kind
  /// The number, where `kind` is `number`.
  public var number: Double
  /// Where the text stands in `FeatureBlock.text`: unescaped for strings, as written for numbers.
  public var text: Range<Int>
  /// Bytes from the start of the file to the value.
  public var byteOffset: Int
}
