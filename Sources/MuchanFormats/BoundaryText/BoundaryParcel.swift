internal import MuchanDiagnostics
internal import MuchanQuantities

/// One block of a boundary-point text: a parcel's head line and its points.
struct BoundaryParcel {
  /// A point as it is written, easting and northing in metres.
  struct Point {
    var easting: String
    var northing: String
    var x: Double
    var y: Double
    var line: Int
  }

  /// The fields of the head line: 点数, 面积, 地块编号, 地块名称, 图形类型, 图幅号, 用途, 编码.
  let fields: [String]
  let line: Int
  /// Points by ring (圈号), in file order.
  private(set) var rings: [[Point]] = []
  private var ringNumbers: [String] = []

  var id: String? { [fields[2], fields[3]].first { !$0.isEmpty } }

  /// Whether a line is the head of a block: it ends with `,@`.
  static func isHead(_ line: String) -> Bool { line.hasSuffix("@") }

  init(head: String, line: Int, path: String) throws(Failure) {
    let fields = head.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed() }
    guard fields.count >= 9, fields.last == "@" else {
      throw Failure(
        .badBoundaryText, at: Place(file: path, line: line), found: head.quotedBriefly(),
        expected: "点数,面积,地块编号,地块名称,图形类型,图幅号,用途,编码,@")
    }
    self.fields = fields
    self.line = line
  }

  /// Adds a line `J1,圈号,X,Y`: X is the northing, Y the easting.
  mutating func add(_ text: String, line: Int, path: String) throws(Failure) {
    func fault(_ field: String, _ found: String, _ expected: String) -> Failure {
      Failure(
        .badBoundaryText, at: Place(file: path, line: line, id: id, field: field), found: found.quotedBriefly(),
        expected: expected)
    }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed() }
    guard parts.count == 4 else { throw fault("J", text, "J1,圈号,X,Y") }
    guard let y = Self.number(parts[2]) else { throw fault("X", parts[2], "3524567.123") }
    guard let x = Self.number(parts[3]) else { throw fault("Y", parts[3], "40512345.123") }
    guard (300_000.0...6_000_000).contains(y) else { throw fault("X", parts[2], "a northing, 300000 to 6000000") }
    guard (100_000.0..<1_000_000).contains(x) || (13_000_000.0..<46_000_000).contains(x) else {
      throw fault("Y", parts[3], "an easting, with or without the zone before it")
    }
    if ringNumbers.last != parts[1] {
      guard !ringNumbers.contains(parts[1]) else { throw fault("圈号", parts[1], "points of one ring together") }
      ringNumbers.append(parts[1])
      rings.append([])
    }
    rings[rings.count - 1].append(Point(easting: parts[3], northing: parts[2], x: x, y: y, line: line))
  }

  private static func number(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { DecimalText.double(UnsafeRawBufferPointer($0)) }
  }

  /// The zone's number before an easting; nil where there is none.
  static func prefix(of easting: Double) -> Int? { easting >= 1_000_000 ? Int(easting / 1_000_000) : nil }

  // MARK: Rings

  /// The rings as polygons: a ring inside another is a hole of it, other rings are parts of their own.
  ///
  /// The form numbers rings and does not say which are holes; in practice both occur.
  var parts: [[[Point]]] {
    var parts: [[[Point]]] = []
    for ring in rings {
      if let outer = parts.firstIndex(where: { Self.holds($0[0], ring) }) {
        parts[outer].append(Self.area(ring) > 0 ? ring.reversed() : ring)
      } else {
        parts.append([Self.area(ring) < 0 ? ring.reversed() : ring])
      }
    }
    return parts
  }

  /// The plane area in square metres.
  var planeArea: Double {
    parts.reduce(0) { sum, rings in rings.reduce(sum) { $0 + Self.area($1) } }
  }

  /// The signed area by the shoelace formula about the first point, counter-clockwise positive.
  private static func area(_ ring: [Point]) -> Double {
    guard let first = ring.first, var from = ring.last else { return 0 }
    var doubled = 0.0
    for to in ring {
      doubled += (from.x - first.x) * (to.y - first.y) - (to.x - first.x) * (from.y - first.y)
      from = to
    }
    return doubled / 2
  }

  /// Whether most points of a ring are inside another, by the even-odd rule.
  private static func holds(_ outer: [Point], _ ring: [Point]) -> Bool {
    let inside = ring.count { point in
      var isInside = false
      guard var from = outer.last else { return false }
      for to in outer {
        if (from.y > point.y) != (to.y > point.y),
          point.x < (to.x - from.x) * (point.y - from.y) / (to.y - from.y) + from.x
        {
          isInside.toggle()
        }
        from = to
      }
      return isInside
    }
    return 2 * inside > ring.count
  }

  // MARK: Head

  /// Holds points and area against the head.
  func check(path: String, into log: inout DiagnosticLog) {
    let place = Place(file: path, line: line, id: id)
    let count = rings.reduce(0) { $0 + $1.count }
    let closing = rings.count { ring in ring.count > 1 && ring.first?.x == ring.last?.x && ring.first?.y == ring.last?.y
    }
    if let stated = Int(fields[0]), stated != count, stated != count - closing {
      log.add(.boundaryCount, at: place.naming("点数"), found: "\(stated)", expected: "\(count)")
    }
    if !fields[1].isEmpty, unitOfArea == nil {
      log.add(
        .boundaryArea, at: place.naming("面积"), found: fields[1].quotedBriefly(),
        expected: FixedDecimal<SixPlaces>(rounding: planeArea).map { "\($0.text(places: 4)) m², or as ha or mu" })
    }
  }

  /// The unit that the head's area must be in to be that of the points, to 0.5 %, as a power of ten of m²; nil where none
  /// fits. The form does not state the unit: hectares and square metres both occur.
  private var unitOfArea: Int?? {
    guard let stated = Self.number(fields[1]), stated > 0 else { return nil }
    let fits = { (unit: Double) in (stated * unit - planeArea).magnitude <= 0.005 * planeArea + 0.0001 * unit }
    if fits(1) { return .some(0) }
    if fits(10_000) { return .some(4) }
    return fits(2_000.0 / 3) ? .some(nil) : nil
  }

  /// The head's area in m², as decimal text; nil where its unit is not sure, or is mu.
  var statedSquareMetres: String? {
    guard case .some(.some(let power)) = unitOfArea else { return nil }
    var text = fields[1]
    let decimal = text.withUTF8 { DecimalText(UnsafeRawBufferPointer($0)) }
    return decimal?.fixed(SixPlaces.self, times: power)?.description
  }
}
