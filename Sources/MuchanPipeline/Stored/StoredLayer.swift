internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanReport
internal import MuchanStore

/// A layer of a workspace as features.
struct StoredLayer: Sendable {
  let table: StoredTable
  let workspace: Workspace
  /// Of the workspace, for features that no file has.
  let path: String

  /// The names of its columns that hold properties.
  var properties: [String] {
    table.columns.map(\.name).filter { $0 != StoreColumn.others.name && $0 != StoreColumn.featureID.name }
  }

  /// The features after a row.
  @Sendable
  func rows(after row: Int, _ fields: FeatureFields, _ index: Int) throws(Failure) -> StoredInput.Rows? {
    let plan = Plan(fields, table)
    let page = try workspace.page(of: table.name, after: Int64(row), columns: plan.columns, hasGeometry: true)
    guard let (first, last) = page.fids.first.flatMap({ first in page.fids.last.map { (first, $0) } }) else {
      return nil
    }
    return StoredInput.Rows(last: Int(last)) {
      var block = FeatureBlock(fields: fields, index: index, byteOffset: Int(first))
      for row in 0..<page.count { plan.add(row, of: page, to: &block) }
      return block
    }
  }

  /// The places of rows in the files they came from.
  @Sendable
  func places(of rows: [Int]) throws(Failure) -> [Int: Place] {
    let found = try workspace.places(of: table.name, rows.map(Int64.init))
    var places: [Int: Place] = [:]
    for row in rows {
      let place = found[Int64(row)]
      places[row] = Place(
        file: place?.source ?? path, byteOffset: place?.byteOffset, line: place?.line, feature: place?.feature)
    }
    return places
  }

  /// Which columns hold the properties that are kept.
  private struct Plan: Sendable {
    /// For each field the names that the property may have, and the columns with one of them.
    private let fields: [(names: [String], columns: [Int])]
    private let flags: Set<Int>
    private let others: Int?
    private let featureID: Int?
    let columns: [String]

    init(_ fields: FeatureFields, _ table: StoredTable) {
      var columns: [String] = []
      var flags: Set<Int> = []
      func place(of column: StoreColumn) -> Int {
        if let known = columns.firstIndex(of: column.name) { return known }
        if column.kind == .flag { flags.insert(columns.count) }
        columns.append(column.name)
        return columns.count - 1
      }
      self.fields = fields.names.map { names in
        let lowered = names.map { $0.lowercased() }
        return (names, table.columns.filter { lowered.contains($0.name.lowercased()) }.map(place))
      }
      func place(ofOwn own: StoreColumn) -> Int? { table.columns.first { $0.name == own.name }.map(place) }
      others = place(ofOwn: .others)
      featureID = place(ofOwn: .featureID)
      self.columns = columns
      self.flags = flags
    }

    func add(_ row: Int, of page: StoredPage, to block: inout FeatureBlock) {
      let offset = Int(page.fids[row])
      addID(row, of: page, to: &block, at: offset)
      let others = json(row, others, of: page)
      for field in fields {
        if let others, let value = field.names.lazy.compactMap({ others[$0] }).first {
          add(value, to: &block, at: offset)
        } else {
          addCell(row, field.columns, of: page, to: &block, at: offset)
        }
      }
      let geometry = block.withPolygons { page.appendGeometry(ofRow: row, to: &$0) }
      block.endFeature(FeatureShape(geometry), at: offset)
    }

    private func json(_ row: Int, _ column: Int?, of page: StoredPage) -> JSONValue? {
      guard let column, case .text(let range) = page.cell(row: row, column: column) else { return nil }
      return JSONValue(reading: String(decoding: page.text[range], as: UTF8.self))
    }

    private func addID(_ row: Int, of page: StoredPage, to block: inout FeatureBlock, at offset: Int) {
      switch json(row, featureID, of: page) {
      case .string(let text): block.addID(.text, utf8: text.utf8, at: offset)
      case .number(let text): block.addID(.number, number: Double(text) ?? 0, utf8: text.utf8, at: offset)
      default: block.addID(.missing, utf8: [], at: offset)
      }
    }

    private func add(_ value: JSONValue, to block: inout FeatureBlock, at offset: Int) {
      switch value {
      case .null: block.addValue(.null, utf8: [], at: offset)
      case .string(let text): block.addValue(.text, utf8: text.utf8, at: offset)
      case .number(let text): block.addValue(.number, number: Double(text) ?? 0, utf8: text.utf8, at: offset)
      case .bool(let flag): block.addValue(.flag, utf8: "\(flag)".utf8, at: offset)
      case .array, .object, .rows: block.addValue(.structure, utf8: value.compact().utf8, at: offset)
      }
    }

    private func addCell(
      _ row: Int, _ columns: [Int], of page: StoredPage, to block: inout FeatureBlock, at offset: Int
    ) {
      for column in columns {
        switch page.cell(row: row, column: column) {
        case .null: continue
        case .integer(let number) where flags.contains(column):
          block.addValue(.flag, utf8: (number == 0 ? "false" : "true").utf8, at: offset)
        case .integer(let number):
          block.addValue(.number, number: Double(number), utf8: "\(number)".utf8, at: offset)
        case .number(let number):
          block.addValue(.number, number: number, utf8: number.shortestText.utf8, at: offset)
        case .text(let range): block.addValue(.text, utf8: page.text[range], at: offset)
        }
        return
      }
      block.addValue(.missing, utf8: [], at: offset)
    }
  }
}

extension FeatureShape {
  fileprivate init(_ geometry: StoredPage.Geometry) {
    switch geometry {
    case .null: self = .null
    case .unknown: self = .unknown
    case .shape(let shape):
      switch shape {
      case .point: self = .point
      case .line: self = .line
      case .polygon: self = .polygon
      case .multiPoint: self = .multiPoint
      case .multiLine: self = .multiLine
      case .multiPolygon: self = .multiPolygon
      case .collection: self = .collection
      }
    }
  }
}

extension Double {
  /// The shortest text that reads as this number, whole numbers without a point.
  var shortestText: String {
    if magnitude < 9_007_199_254_740_992, self == rounded(.towardZero), !(self == 0 && sign == .minus) {
      return "\(Int64(self))"
    }
    return "\(self)"
  }
}
