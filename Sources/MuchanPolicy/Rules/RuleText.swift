internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords
internal import Yams

/// A mapping of a rule book, read key by key; every complaint names line and key.
struct RuleText {
  private let mapping: Node.Mapping
  private let file: String?
  /// The keys above this mapping, with a point after each: `title.`.
  private let path: String
  private let id: String?

  /// Takes a node that must be a mapping with these keys and no others.
  init(
    _ node: Node, file: String?, path: String = "", id: String? = nil, keys: Set<String>
  ) throws(Failure) {
    guard let mapping = node.mapping else {
      throw Failure(
        .badSetting, at: Place(file: file, line: node.mark?.line, id: id, field: path.isEmpty ? nil : path),
        found: "no mapping", expected: keys.sorted().joined(separator: ", "))
    }
    self.mapping = mapping
    self.file = file
    self.path = path
    self.id = id ?? mapping["id"]?.scalar?.string
    for (key, _) in mapping {
      guard let name = key.scalar?.string, keys.contains(name) else {
        throw Failure(
          .unknownKey, at: place(of: key.scalar?.string ?? "", at: key),
          expected: keys.sorted().joined(separator: ", "))
      }
    }
  }

  /// Reads a file whose document must be a mapping with these keys and no others.
  init(yaml: String, file: String?, keys: Set<String>) throws(Failure) {
    let root: Node
    do {
      guard let node = try Yams.compose(yaml: yaml) else { throw Failure(.fileEmpty, at: Place(file: file)) }
      root = node
    } catch let failure as Failure {
      throw failure
    } catch let error as YamlError {
      throw Failure(.badYAML, at: Place(file: file, line: error.line), found: error.problem)
    } catch {
      throw Failure(.badYAML, at: Place(file: file))
    }
    try self.init(root, file: file, keys: keys)
  }

  /// The node of a key that must be there.
  func node(_ key: String) throws(Failure) -> Node {
    guard let node = mapping[key] else { throw Failure(.missingKey, at: place(of: key, at: .mapping(mapping))) }
    return node
  }

  /// The mapping of a key that must be there.
  func text(_ key: String, keys: Set<String>) throws(Failure) -> RuleText {
    try RuleText(try node(key), file: file, path: path + key + ".", id: id, keys: keys)
  }

  /// Whether a key is there.
  func has(_ key: String) -> Bool { mapping[key] != nil }

  /// The text of a key that must be there and filled.
  func string(_ key: String) throws(Failure) -> String {
    let node = try node(key)
    guard let text = node.scalar?.string, !text.isEmpty else { throw bad(key, node, "a text") }
    return text
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of _: Choice.Type = Choice.self
  ) throws(Failure) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try string(key)) else {
      throw bad(key, try node(key), Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  func decimal(_ key: String) throws(Failure) -> FixedDecimal<SixPlaces> {
    guard let value = FixedDecimal<SixPlaces>(exactly: try string(key)) else {
      throw bad(key, try node(key), "a number with up to six decimals")
    }
    return value
  }

  func ninePlaces(_ key: String) throws(Failure) -> FixedDecimal<NinePlaces> {
    guard let value = FixedDecimal<NinePlaces>(exactly: try string(key)) else {
      throw bad(key, try node(key), "a number with up to nine decimals")
    }
    return value
  }

  func day(_ key: String) throws(Failure) -> CalendarDay? {
    guard has(key) else { return nil }
    guard let day = CalendarDay(try string(key)) else { throw bad(key, try node(key), "YYYY-MM-DD") }
    return day
  }

  /// `from` and `to`, both of which must be there and in order.
  func days() throws(Failure) -> ClosedRange<CalendarDay> {
    guard let from = try day("from"), let to = try day("to") else {
      throw Failure(.missingKey, at: place(of: has("from") ? "to" : "from", at: .mapping(mapping)))
    }
    guard from <= to else { throw bad("to", try node("to"), ">= \(from)") }
    return from...to
  }

  func integers(_ key: String) throws(Failure) -> [Int] {
    guard has(key) else { return [] }
    let node = try node(key)
    var numbers: [Int] = []
    for element in try list(key) {
      guard let number = element.scalar.flatMap({ Int($0.string) }) else { throw bad(key, node, "a list of numbers") }
      numbers.append(number)
    }
    return numbers
  }

  func integer(_ key: String) throws(Failure) -> Int {
    guard let number = Int(try string(key)), number >= 0 else { throw bad(key, try node(key), "a whole number") }
    return number
  }

  /// The mappings of a list.
  func texts(_ key: String, keys: Set<String>) throws(Failure) -> [RuleText] {
    var texts: [RuleText] = []
    for node in try list(key) {
      texts.append(try RuleText(node, file: file, path: path + key + ".", id: id, keys: keys))
    }
    return texts
  }

  /// The texts of a list; none where the key is not there.
  func strings(_ key: String) throws(Failure) -> [String] {
    guard has(key) else { return [] }
    let node = try node(key)
    var texts: [String] = []
    for element in try list(key) {
      guard let text = element.scalar?.string, !text.isEmpty else { throw bad(key, node, "a list of texts") }
      texts.append(text)
    }
    return texts
  }

  /// A list of texts of which each must be one of some.
  func strings(_ key: String, among known: [String]) throws(Failure) -> [String] {
    let texts = try strings(key)
    guard texts.allSatisfy(known.contains) else { throw bad(key, known.joined(separator: ", ")) }
    return texts
  }

  /// A list of words that must be known.
  func choices<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of _: Choice.Type = Choice.self
  ) throws(Failure) -> [Choice] where Choice.RawValue == String {
    var choices: [Choice] = []
    for element in try list(key) {
      guard let choice = element.scalar.flatMap({ Choice(rawValue: $0.string) }) else {
        throw bad(key, element, Choice.allCases.map(\.rawValue).joined(separator: ", "))
      }
      choices.append(choice)
    }
    return choices
  }

  /// A list of words that must be known; empty where the key is absent.
  func optionalChoices<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of _: Choice.Type = Choice.self
  ) throws(Failure) -> [Choice] where Choice.RawValue == String {
    has(key) ? try choices(key) : []
  }

  /// `1/3`, or a decimal number.
  func fraction(_ key: String) throws(Failure) -> Ratio {
    let parts = try string(key).split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let above = Int64(parts[0]), let below = Int64(parts[1]), above >= 0,
      let ratio = Ratio(Int128(above), Int128(below))
    {
      return ratio
    }
    guard parts.count == 1 else { throw bad(key, try node(key), "1/3 or 0.25") }
    return Ratio(try decimal(key))
  }

  /// `{below: 1/3}`: one comparison and its limit; nil where the key is not there.
  func threshold(_ key: String) throws(Failure) -> Threshold? {
    guard has(key) else { return nil }
    let limit = try text(key, keys: Set(Threshold.Comparison.allCases.map(\.rawValue)))
    let given = Threshold.Comparison.allCases.filter { limit.has($0.rawValue) }
    guard given.count == 1 else { throw bad(key, try node(key), "{below: 1/3}") }
    return Threshold(given[0], try limit.fraction(given[0].rawValue))
  }

  /// A complaint about the value of a key.
  func bad(_ key: String, _ expected: String) -> Failure {
    bad(key, mapping[key] ?? .mapping(mapping), expected)
  }

  func list(_ key: String) throws(Failure) -> [Node] {
    let node = try node(key)
    guard let sequence = node.sequence else { throw bad(key, node, "a list") }
    return Array(sequence)
  }

  /// The failure that a key's value is wrong.
  func bad(_ key: String, _ node: Node, _ expected: String) -> Failure {
    Failure(
      .badSetting, at: place(of: key, at: node), found: node.scalar.map { "\"\($0.string)\"" } ?? "", expected: expected
    )
  }

  func place(of key: String, at node: Node) -> Place {
    Place(file: file, line: node.mark?.line, id: id, field: path + key)
  }
}
