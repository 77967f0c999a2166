internal import MuchanDiagnostics

/// The first section of a boundary-point text (勘测定界界址点坐标交换格式): how its coordinates are to be read.
struct BoundaryTextHead {
  /// The first line of every such file, in both encodings it is written in.
  private static let marks: [(encoding: TextEncoding, bytes: [UInt8])] = [
    (.utf8, Array("[属性描述]".utf8)),
    (.gb18030, [0x5B, 0xCA, 0xF4, 0xD0, 0xD4, 0xC3, 0xE8, 0xCA, 0xF6, 0x5D]),
  ]

  private var values: [String: (text: String, line: Int)] = [:]
  private let path: String

  /// Whether a text is of this kind.
  static func begins(_ text: some Collection<UInt8>) -> Bool { encoding(of: text) != nil }

  /// The encoding that the first line is written in; nil for other texts.
  static func encoding(of text: some Collection<UInt8>) -> TextEncoding? {
    marks.first { text.starts(with: $0.bytes) }?.encoding
  }

  /// Reads the section and the line that ends it, `[地块坐标]`.
  ///
  /// - Throws: `badBoundaryText`.
  init(_ lines: inout StreamedLines, path: String) throws(Failure) {
    self.path = path
    while let line = try lines.next() {
      if line == "[地块坐标]" {
        try check()
        return
      }
      if line.isEmpty || line.contains("属性描述") { continue }
      guard let mark = line.firstIndex(where: { $0 == "=" || $0 == "＝" }) else {
        throw Failure(
          .badBoundaryText, at: Place(file: path, line: lines.line), found: line.quotedBriefly(),
          expected: "名称=值, or [地块坐标]")
      }
      let key = String(line[..<mark]).trimmed()
      values[key] = (String(line[line.index(after: mark)...]).trimmed(), lines.line)
    }
    throw Failure(.badBoundaryText, at: Place(file: path, line: lines.line), expected: "[地块坐标]")
  }

  private func check() throws(Failure) {
    func fault(_ key: String, _ expected: String) -> Failure {
      let value = values[key]
      return Failure(
        .badBoundaryText, at: Place(file: path, line: value?.line, field: key),
        found: (value?.text ?? "").quotedBriefly(),
        expected: expected)
    }
    if let unit = values["计量单位"]?.text, !["米", "m", "M", ""].contains(unit) { throw fault("计量单位", "米") }
    if let kind = values["投影类型"]?.text, !kind.isEmpty, !kind.contains("高斯") { throw fault("投影类型", "高斯克吕格") }
    if let shift = values["转换参数"]?.text {
      let parts = shift.split(whereSeparator: { ", ，\t".contains($0) })
      // Parameters are for another system than the coordinates are in; they are not applied.
      guard parts.allSatisfy({ (Double($0) ?? 0) == 0 }) else {
        throw fault("转换参数", "0,0,0,0,0,0,0; parameters are not applied")
      }
    }
    if let width = values["几度分带"]?.text, !width.isEmpty, zoneWidth == nil { throw fault("几度分带", "3, 6") }
  }

  private var zoneWidth: Int? {
    switch values["几度分带"]?.text {
    case "3", "3度", "三度", "3度分带", "三度带": 3
    case "6", "6度", "六度", "6度分带", "六度带": 6
    default: nil
    }
  }

  /// The zone's number before the coordinates of this file, or in its head; nil where neither has one.
  private func zone(prefix: Int?) -> Int? {
    prefix ?? values["带号"].flatMap { value in Int(value.text.filter { $0.isASCII && $0.isNumber }) }
  }

  /// The system of the coordinates by name, for `CoordinateReference`.
  ///
  /// CGCS2000 in the Gauss-Krüger zones of EPSG: 3° with prefix 4513 to 4533, without 4534 to 4554; 6° with prefix 4491 to
  /// 4501, without 4502 to 4512. Zone numbers of the two widths do not overlap in China (13 to 23, 25 to 45), so the
  /// number tells the width too. Other datums are named as they stand and are not known without `--crs`.
  /// - Parameter prefix: the zone's number that eastings begin with; nil where they have none.
  func system(prefix: Int?) throws(Failure) -> String {
    let name = values["坐标系"]?.text ?? ""
    let folded = name.foldedHeading()
    guard folded.contains("2000") || folded.contains("cgcs") else {
      return name.isEmpty ? "坐标系 missing" : name
    }
    guard let zone = zone(prefix: prefix) else {
      throw Failure(
        .badBoundaryText, at: Place(file: path, field: "带号"), expected: "the zone's number, 25 to 45 or 13 to 23")
    }
    if let prefix, let stated = self.zone(prefix: nil), stated != prefix {
      throw Failure(
        .badBoundaryText, at: Place(file: path, line: values["带号"]?.line, field: "带号"), found: "\(stated)",
        expected: "\(prefix), as the eastings have it")
    }
    let isSix = (13...23).contains(zone)
    guard isSix || (25...45).contains(zone), zoneWidth == nil || zoneWidth == (isSix ? 6 : 3) else {
      throw Failure(
        .badBoundaryText, at: Place(file: path, line: values["带号"]?.line, field: "带号"), found: "\(zone)",
        expected: "25 to 45 for 3°, 13 to 23 for 6°")
    }
    let first = isSix ? (prefix == nil ? 4502 : 4491) - 13 : (prefix == nil ? 4534 : 4513) - 25
    return "EPSG:\(first + zone)"
  }
}
