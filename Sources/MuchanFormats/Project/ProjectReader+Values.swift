internal import MuchanDiagnostics

extension ProjectReader {
  /// Notes what makes the project unusable.
  mutating func fault(
    _ code: DiagnosticCode, _ line: Int, _ key: String, found: String = "", expected: String? = nil
  ) {
    faults.append(
      Diagnostic(code, at: Place(file: file, line: line, field: key), found: found, expected: expected))
  }

  /// The entries of a map; keys that are not in `known` become findings. Nil knows every key.
  mutating func entries(_ node: YAMLNode, _ key: String, known: [String]?) -> [YAMLNode.Entry] {
    switch node.content {
    case .map(let entries):
      for entry in entries where known?.contains(entry.key) == false {
        let place = Place(file: file, line: entry.line, field: Self.join(key, entry.key))
        remarks.add(.unknownKey, at: place, expected: known?.joined(separator: ", "))
      }
      return entries
    case .nothing:
      return []
    case .scalar, .list:
      fault(.badSetting, node.line, key, found: node.shown, expected: "key: value")
      return []
    }
  }

  /// The elements of a list.
  mutating func list(_ node: YAMLNode, _ key: String) -> [YAMLNode] {
    if case .list(let elements) = node.content { return elements }
    fault(.badSetting, node.line, key, found: node.shown, expected: "[…]")
    return []
  }

  /// An entry that must be there and not be empty.
  mutating func required(
    _ name: String, in map: [YAMLNode.Entry], _ parent: YAMLNode, _ key: String
  ) -> YAMLNode.Entry? {
    let entry = map.first { $0.key == name }
    if let entry {
      if case .nothing = entry.value.content {} else { return entry }
    }
    fault(.missingKey, entry?.line ?? parent.line, Self.join(key, name))
    return nil
  }

  /// A text that must be there.
  mutating func requiredText(
    _ name: String, in map: [YAMLNode.Entry], _ parent: YAMLNode, _ key: String
  ) -> String? {
    required(name, in: map, parent, key).flatMap { text($0.value, Self.join(key, name)) }
  }

  /// A text that may be missing.
  mutating func optionalText(_ name: String, in map: [YAMLNode.Entry], _ key: String) -> String? {
    guard let entry = map.first(where: { $0.key == name }) else { return nil }
    if case .nothing = entry.value.content { return nil }
    return text(entry.value, Self.join(key, name))
  }

  /// A scalar as text.
  mutating func text(_ node: YAMLNode, _ key: String) -> String? {
    if case .scalar(let text) = node.content, !text.isEmpty { return text }
    fault(.badSetting, node.line, key, found: node.shown)
    return nil
  }

  /// Yes or no; no when it is neither, which is a fault.
  mutating func flag(_ node: YAMLNode, _ key: String) -> Bool {
    switch node.content {
    case .scalar("true"): return true
    case .scalar("false"): return false
    default:
      fault(.badSetting, node.line, key, found: node.shown, expected: "true, false")
      return false
    }
  }

  /// A calendar year.
  mutating func year(_ node: YAMLNode, _ key: String) -> Int? {
    if case .scalar(let text) = node.content, text.utf8.count == 4, let year = Int(text), (1900...2100).contains(year) {
      return year
    }
    fault(.badSetting, node.line, key, found: node.shown, expected: "1900 ... 2100")
    return nil
  }

  /// A number as tables have it; nil for anything else.
  func number(_ node: YAMLNode) -> Double? {
    guard case .scalar(var text) = node.content else { return nil }
    return text.withUTF8 { DecimalText.double(UnsafeRawBufferPointer($0)) }
  }

  /// The line of a key, else of the map it should be in.
  func line(of name: String, in map: [YAMLNode.Entry], _ parent: YAMLNode) -> Int {
    map.first { $0.key == name }?.line ?? parent.line
  }

  static func join(_ key: String, _ name: String) -> String { key.isEmpty ? name : "\(key).\(name)" }
}
