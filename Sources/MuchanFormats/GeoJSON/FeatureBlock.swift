internal import CJSONScan
internal import MuchanDiagnostics
public import MuchanGeometry

/// Consecutive features of a file as columns.
public struct FeatureBlock: Sendable {
  /// Blocks are numbered in file order from 0.
  public internal(set) var index = 0
  /// Bytes from the start of the file to the block's first byte.
  public internal(set) var byteOffset = 0
  /// The geometries, one row per feature; lines and points have their vertices here too.
  public internal(set) var polygons = PolygonColumns()
  /// What each geometry says it is.
  public internal(set) var shapes: [FeatureShape] = []
  /// Bytes from the start of the file to each feature.
  public internal(set) var featureOffsets: [Int] = []
  /// What is wrong with features, by row.
  public internal(set) var issues: [FeatureIssue] = []
  /// The `id` member of each feature itself.
  public internal(set) var ids: [PropertyValue] = []
  /// The text that values refer to, UTF-8.
  public internal(set) var text: [UInt8] = []

  private var restEnds: [UInt32] = []
  private var restText: [UInt8] = []
  private var values: [PropertyValue] = []
  private var fieldCount = 0
  /// For each name that was asked for, its place among the kept values.
  private var columns: [Int] = []

  /// An empty block, to be filled by a reader.
  public init() {}

  /// Around the coordinates of all features; nil where not all were read, as those of a collection of geometries.
  public var coordinateBounds: Bounds? {
    guard !shapes.contains(.collection), !shapes.contains(.unknown),
      !issues.contains(where: { $0.code.severity == .error })
    else { return nil }
    var bounds = Bounds()
    for (x, y) in zip(polygons.x, polygons.y) { bounds.add(x, y) }
    return bounds
  }

  /// The number of features.
  public var count: Int { shapes.count }

  /// A kept property, by its place among the names that were asked for.
  public func value(row: Int, field: Int) -> PropertyValue { values[row * fieldCount + columns[field]] }

  /// The text of a value.
  public func string(_ value: PropertyValue) -> String {
    String(decoding: text[value.text], as: UTF8.self)
  }

  /// The properties of a feature that are kept in no field, or are lists and objects, as they are written: JSON members
  /// without the braces, each followed by a comma. Empty unless `FeatureFields.keepsRest`.
  public func rest(ofRow row: Int) -> ArraySlice<UInt8> {
    guard !restEnds.isEmpty else { return [] }
    return restText[(row == 0 ? 0 : Int(restEnds[row - 1]))..<Int(restEnds[row])]
  }

  /// Takes values by the fields that are kept.
  mutating func begin(_ fields: FeatureFields) {
    fieldCount = fields.spellings.count
    columns = fields.columns
  }

  /// Adds the next kept value.
  mutating func add(_ value: PropertyValue) { values.append(value) }

  /// Makes it a block without features.
  mutating func clear(index: Int, byteOffset: Int) {
    removeAll()
    (self.index, self.byteOffset) = (index, byteOffset)
  }

  /// Gives a row that is not a feature its true issue.
  mutating func replaceIssue(ofRow row: Int, by issue: FeatureIssue) {
    guard let place = issues.firstIndex(where: { $0.row == row && $0.code == .notAFeature }) else { return }
    issues[place] = issue
  }

  mutating func removeAll() {
    polygons.removeAll()
    shapes.removeAll(keepingCapacity: true)
    featureOffsets.removeAll(keepingCapacity: true)
    issues.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    restEnds.removeAll(keepingCapacity: true)
    restText.removeAll(keepingCapacity: true)
  }

  /// Copies what the scanner found; its memory is good only until its next call.
  ///
  /// Every pointer of a batch is good for its count of elements, which is how the scanner publishes it.
  mutating func copy(_ batch: MCBatch, fields: FeatureFields, index: Int, byteOffset: Int) {
    removeAll()
    self.index = index
    self.byteOffset = byteOffset
    fieldCount = fields.spellings.count
    columns = fields.columns
    let count = batch.feature_count
    polygons.x.append(contentsOf: UnsafeBufferPointer(start: batch.x, count: batch.vertex_count))
    polygons.y.append(contentsOf: UnsafeBufferPointer(start: batch.y, count: batch.vertex_count))
    polygons.ringEnd.append(contentsOf: UnsafeBufferPointer(start: batch.ring_end, count: batch.ring_count))
    polygons.partEnd.append(contentsOf: UnsafeBufferPointer(start: batch.part_end, count: batch.part_count))
    polygons.rowEnd.append(contentsOf: UnsafeBufferPointer(start: batch.feature_part_end, count: count))
    for shape in UnsafeBufferPointer(start: batch.shape, count: count) {
      shapes.append(FeatureShape(rawValue: shape) ?? .unknown)
    }
    for offset in UnsafeBufferPointer(start: batch.feature_offset, count: count) {
      featureOffsets.append(byteOffset + Int(offset))
    }
    for issue in UnsafeBufferPointer(start: batch.issues, count: batch.issue_count) {
      issues.append(FeatureIssue(issue, blockOffset: byteOffset))
    }
    for value in UnsafeBufferPointer(start: batch.ids, count: count) {
      ids.append(PropertyValue(value, blockOffset: byteOffset))
    }
    for value in UnsafeBufferPointer(start: batch.values, count: count * fieldCount) {
      values.append(PropertyValue(value, blockOffset: byteOffset))
    }
    if let start = batch.text {
      text.append(contentsOf: UnsafeRawBufferPointer(start: start, count: batch.text_length))
    }
    if let ends = batch.rest_end, let rest = batch.rest {
      restEnds.append(contentsOf: UnsafeBufferPointer(start: ends, count: count))
      restText.append(contentsOf: UnsafeRawBufferPointer(start: rest, count: restEnds.last.map(Int.init) ?? 0))
    }
  }
}

extension PropertyValue {
  init(_ value: MCValue, blockOffset: Int) {
    kind = Kind(rawValue: UInt8(truncatingIfNeeded: value.kind)) ?? .missing
    number = value.number
    text = Int(value.text_start)..<(Int(value.text_start) + Int(value.text_length))
    byteOffset = blockOffset + Int(value.offset)
  }
}
