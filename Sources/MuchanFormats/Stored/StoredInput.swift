public import MuchanDiagnostics

/// Input that stands in a store and goes by the name of the file it came from.
///
/// Tables are given back as text with separators, each row on the line it had, so that one reader judges files and
/// stores alike; layers as blocks of features.
public struct StoredInput: Hashable, Sendable {
  /// A page of text by its number, from 0, the header in the first; nil after the last.
  public typealias Text = @Sendable (_ page: Int) throws(Failure) -> [UInt8]?
  /// The features that come after a row, up to a block of them; nil where there are none. Their offsets in the file are
  /// numbers of rows.
  public typealias Features =
    @Sendable (_ row: Int, _ fields: FeatureFields, _ index: Int) throws(Failure) -> Rows?
  /// The places in the source files of rows.
  public typealias Places = @Sendable (_ rows: [Int]) throws(Failure) -> [Int: Place]

  /// Tells it from others: the store and the part of it.
  public let name: String
  /// What came of records that are not in the store.
  public let missing: Missing
  let text: Text?
  /// Nil for a table.
  public let features: Features?
  /// Nil for a table.
  public let places: Places?
  /// The names of a layer's properties.
  public let properties: [String]
  /// The name of its table in the store.
  public var table: String?
  /// Of the file that was stored; nil where another program has made the records.
  public var origin: FileDigest?

  /// Rows that were read and are not yet a block, which any worker may make of them.
  public struct Rows: Sendable {
    /// The number of the last.
    public var last: Int
    public var makeBlock: @Sendable () -> FeatureBlock

    /// Takes rows.
    public init(last: Int, makeBlock: @escaping @Sendable () -> FeatureBlock) {
      self.last = last
      self.makeBlock = makeBlock
    }
  }

  /// Records of the files that were left out when they were stored.
  public struct Missing: Sendable {
    /// Why each was rejected, where reading the store does not tell again.
    public var findings: [Diagnostic] = []
    /// What was found about the records that are there, where reading the store does not tell again.
    public var others = DiagnosticLog()
    /// How many rows held nothing.
    public var skipped = 0

    /// None.
    public init() {}
  }

  /// A table.
  public init(table name: String, missing: Missing, text: @escaping Text) {
    self.name = name
    self.missing = missing
    self.text = text
    features = nil
    places = nil
    properties = []
  }

  /// A layer.
  public init(
    layer name: String, properties: [String], missing: Missing, features: @escaping Features, places: @escaping Places
  ) {
    self.name = name
    self.properties = properties
    self.missing = missing
    text = nil
    self.features = features
    self.places = places
  }

  /// By their names.
  public static func == (left: StoredInput, right: StoredInput) -> Bool { left.name == right.name }

  /// By its name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// The text of a stored table as a stream.
final class StoredStream: ByteStream {
  private let text: StoredInput.Text
  private var page = 0
  private var rest: ArraySlice<UInt8> = []

  init(_ text: @escaping StoredInput.Text) { self.text = text }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    while rest.isEmpty {
      guard let next = try text(page) else { return 0 }
      page += 1
      rest = next[...]
    }
    let piece = rest.prefix(buffer.count)
    buffer.copyBytes(from: piece)
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}
