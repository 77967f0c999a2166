internal import MuchanQuantities

/// The areas of a block's features as columns; rejected features are left out.
struct AreaBlock: Sendable {
  /// The feature's number within the block.
  private(set) var features: [Int] = []
  private(set) var areas: [Area] = []
  private(set) var isValid: [Bool] = []
  /// The ids one after the other, UTF-8, and where each ends; no text is no id.
  private(set) var ids: [UInt8] = []
  private var idEnds: [Int] = []

  init(capacity: Int) {
    features.reserveCapacity(capacity)
    areas.reserveCapacity(capacity)
    isValid.reserveCapacity(capacity)
    idEnds.reserveCapacity(capacity)
  }

  var count: Int { features.count }

  mutating func append(feature: Int, id: ArraySlice<UInt8>, area: Area, isValid: Bool) {
    features.append(feature)
    ids.append(contentsOf: id)
    idEnds.append(ids.count)
    areas.append(area)
    self.isValid.append(isValid)
  }

  /// Where a row's id is in `ids`; empty where it has none.
  func id(_ row: Int) -> Range<Int> { (row == 0 ? 0 : idEnds[row - 1])..<idEnds[row] }

  /// A row with its feature's number in the file.
  func row(_ row: Int, file: String, firstFeature: Int) -> AreaRow {
    let id = id(row)
    return AreaRow(
      file: file, feature: firstFeature + features[row],
      id: id.isEmpty ? nil : String(decoding: ids[id], as: UTF8.self), area: areas[row], isValid: isValid[row])
  }
}
