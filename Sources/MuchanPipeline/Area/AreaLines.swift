internal import MuchanQuantities
internal import MuchanReport

/// How the lines of `area` are written.
public enum AreaLineFormat: Sendable {
  case csv
  case ndjson
}

/// A block's lines, written by the worker that measured it. Only the feature's number in the file is missing, which
/// nobody knows before the blocks in front of it are read: it stands between `opening` and the rest of each line.
struct AreaLines: Sendable {
  private let opening: [UInt8]
  private var rest: [UInt8] = []
  private var restEnds: [Int] = []
  private let features: [Int]

  init(_ block: AreaBlock, file: String, format: AreaLineFormat) {
    features = block.features
    rest.reserveCapacity(block.count * 96)
    restEnds.reserveCapacity(block.count)
    switch format {
    case .csv: opening = Array(CSVLine.field(file).utf8) + [UInt8(ascii: ",")]
    case .ndjson: opening = Array(#"{"file":\#(JSONValue.string(file).compact()),"feature":"#.utf8)
    }
    for row in 0..<block.count {
      let id = block.id(row)
      switch format {
      case .csv: appendCSV(block, row, id)
      case .ndjson: appendJSON(block, row, id)
      }
      restEnds.append(rest.count)
    }
  }

  private mutating func appendCSV(_ block: AreaBlock, _ row: Int, _ id: Range<Int>) {
    rest.append(UInt8(ascii: ","))
    if Self.isPlain(block.ids[id]) {
      rest.append(contentsOf: block.ids[id])
    } else {
      rest.append(contentsOf: CSVLine.field(String(decoding: block.ids[id], as: UTF8.self)).utf8)
    }
    let area = block.areas[row]
    for number in [area.squareMetres, area.hectares, area.mu] {
      rest.append(UInt8(ascii: ","))
      number.append(minimumPlaces: 4, to: &rest)
    }
    rest.append(contentsOf: (block.isValid[row] ? ",true\n" : ",false\n").utf8)
  }

  private mutating func appendJSON(_ block: AreaBlock, _ row: Int, _ id: Range<Int>) {
    rest.append(contentsOf: ",\"id\":".utf8)
    if id.isEmpty {
      rest.append(contentsOf: "null".utf8)
    } else if Self.isPlain(block.ids[id]) {
      rest.append(UInt8(ascii: "\""))
      rest.append(contentsOf: block.ids[id])
      rest.append(UInt8(ascii: "\""))
    } else {
      rest.append(contentsOf: JSONValue.string(String(decoding: block.ids[id], as: UTF8.self)).compact().utf8)
    }
    let area = block.areas[row]
    rest.append(contentsOf: ",\"area_m2\":".utf8)
    area.squareMetres.append(minimumPlaces: 4, to: &rest)
    rest.append(contentsOf: ",\"area_ha\":".utf8)
    area.hectares.append(minimumPlaces: 4, to: &rest)
    rest.append(contentsOf: ",\"area_mu\":".utf8)
    area.mu.append(minimumPlaces: 4, to: &rest)
    rest.append(contentsOf: (block.isValid[row] ? ",\"valid\":true}\n" : ",\"valid\":false}\n").utf8)
  }

  /// Whether a text needs no quoting in CSV and no escape in JSON: ASCII letters, digits, `_`, `.` and `-` inside.
  private static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
    text.first != UInt8(ascii: "-")
      && text.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
      }
  }

  /// Appends the lines of features that did not go out already.
  func append(to text: inout [UInt8], firstFeature: Int, alreadyOut: Int) {
    var start = 0
    for (feature, end) in zip(features, restEnds) {
      defer { start = end }
      guard firstFeature + feature >= alreadyOut else { continue }
      text.append(contentsOf: opening)
      DecimalDigits.append(UInt64(firstFeature + feature), to: &text)
      text.append(contentsOf: rest[start..<end])
    }
  }
}
