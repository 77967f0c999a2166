/// An SVG being written, in pixels of a picture that scales with the page.
struct ChartCanvas {
  /// Where a text is held.
  enum Anchor {
    case start, middle, end

    /// The class that says so; none where it begins, as texts are held if nothing else is said.
    var style: String {
      switch self {
      case .start: ""
      case .middle: "m"
      case .end: "e"
      }
    }
  }

  let width: Double
  let height: Double
  private var body = ""

  init(width: Double = 720, height: Double) { (self.width, self.height) = (width, height) }

  /// The picture with its title and description for those who do not see it.
  ///
  /// - Parameter id: unlike any other on the page.
  func svg(id: String, title: Phrase, description: Phrase, style: String = "chart") -> String {
    "<svg class=\"\(style)\" role=\"img\" viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\""
      + " aria-labelledby=\"\(id)-t \(id)-d\"><title id=\"\(id)-t\">\(title.plain)</title>"
      + "<desc id=\"\(id)-d\">\(description.plain)</desc>\(body)</svg>"
  }

  mutating func add(_ markup: String) { body += markup }

  mutating func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String, title: Phrase? = nil
  ) {
    let box =
      "<rect x=\(Self.number(x)) y=\(Self.number(y)) width=\(Self.number(max(width, 0)))"
      + " height=\(Self.number(max(height, 0))) class=\"\(style)\""
    body += title.map { box + "><title>\($0.plain)</title></rect>" } ?? box + "/>"
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    body +=
      "<line x1=\(Self.number(x1)) y1=\(Self.number(y1)) x2=\(Self.number(x2)) y2=\(Self.number(y2))"
      + " class=\"\(style)\"/>"
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String, title: Phrase? = nil) {
    let dot =
      "<circle cx=\(Self.number(x)) cy=\(Self.number(y)) r=\(Self.number(radius)) class=\"\(style)\""
    body += title.map { dot + "><title>\($0.plain)</title></circle>" } ?? dot + "/>"
  }

  /// A line through points, in pieces where points are missing.
  mutating func polyline(_ points: [(x: Double, y: Double)?], _ style: String) {
    var path = ""
    var isDown = false
    for point in points {
      guard let point else {
        isDown = false
        continue
      }
      path += "\(isDown ? "L" : "M")\(Self.number(point.x)) \(Self.number(point.y))"
      isDown = true
    }
    if !path.isEmpty { body += "<path d=\"\(path)\" class=\"\(style)\"/>" }
  }

  /// The area between an upper and a lower line.
  mutating func band(_ points: [(x: Double, low: Double, high: Double)], _ style: String) {
    guard points.count > 1 else { return }
    let upper = points.map { "\(Self.number($0.x)) \(Self.number($0.high))" }
    let lower = points.reversed().map { "\(Self.number($0.x)) \(Self.number($0.low))" }
    body += "<path d=\"M\((upper + lower).joined(separator: "L"))z\" class=\"\(style)\"/>"
  }

  /// Many equal dots as one path, to whole pixels: a dot is a line of no length with round ends, a step from the one
  /// before. Dots that fall together are one.
  mutating func dots(_ points: [(x: Double, y: Double)], _ style: String) {
    let places = Set(points.map { Dot(x: Int($0.x.rounded()), y: Int($0.y.rounded())) })
      .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard !places.isEmpty else { return }
    var path = ""
    var last = Dot(x: 0, y: 0)
    for place in places {
      let step = place.y - last.y
      path += "m\(place.x - last.x)\(step < 0 ? "" : " ")\(step)h0"
      last = place
    }
    body += "<path d=\"\(path)\" class=\"\(style)\"/>"
  }

  private struct Dot: Hashable {
    var x: Int
    var y: Int
  }

  mutating func text(
    _ x: Double, _ y: Double, _ phrase: Phrase, anchor: Anchor = .start, style: String = "label"
  ) {
    let (zh, en) = (Markup.escaped(phrase.chinese), Markup.escaped(phrase.english))
    // A chart has many texts, so that of what the style sheet can say nothing is said here.
    let classes = [style == "label" ? "" : style, anchor.style].filter { !$0.isEmpty }.joined(separator: " ")
    let place =
      "x=\(Self.number(x)) y=\(Self.number(y))"
      + (classes.isEmpty ? "" : classes.contains(" ") ? " class=\"\(classes)\"" : " class=\(classes)")
    if zh == en {
      body += "<text \(place)>\(zh)</text>"
    } else {
      body += "<text \(place) lang=zh>\(zh)</text><text \(place) lang=en>\(en)</text>"
    }
  }

  /// A number of pixels with one decimal at most.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
