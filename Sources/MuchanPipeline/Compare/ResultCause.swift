internal import MuchanReport

/// Something that a result was made of and that is not the same in another result.
struct ResultCause: Hashable {
  enum Kind: String {
    /// A file of the project.
    case input
    /// A file of muchan's own data: factors, codes, rules, schemes.
    case data
    /// The program or a library.
    case tool
    /// The day, the year, an option.
    case setting
  }

  var kind: Kind
  /// The role of an input, the path of a data file, the name of a tool or setting.
  var name: String
  var before: String?
  var after: String?
  /// What the file is called, for an input.
  var file: String?

  /// What differs between two runs.
  ///
  /// - Returns: nil where one of them does not say what it was made of.
  static func all(_ before: JSONValue?, _ after: JSONValue?) -> [ResultCause]? {
    guard let before, let after else { return nil }
    var causes: [ResultCause] = []
    for name in names(before["tool"], after["tool"]) {
      add(.tool, name, before["tool"]?[name]?.text, after["tool"]?[name]?.text, to: &causes)
    }
    for name in ["as_of", "year"] {
      add(.setting, name, before[name]?.plain, after[name]?.plain, to: &causes)
    }
    for name in names(before["settings"], after["settings"]) {
      add(.setting, name, before["settings"]?[name]?.plain, after["settings"]?[name]?.plain, to: &causes)
    }
    let (inputs, others) = (files(before["inputs"]), files(after["inputs"]))
    for key in merged(inputs.map(\.key), others.map(\.key)) {
      let (old, new) = (inputs.first { $0.key == key }?.file, others.first { $0.key == key }?.file)
      add(.input, key, old?.digestText, new?.digestText, file: (new ?? old)?["file"]?.text, to: &causes)
    }
    let (data, otherData) = (before["data"]?.list ?? [], after["data"]?.list ?? [])
    for name in merged(data.compactMap { $0["file"]?.text }, otherData.compactMap { $0["file"]?.text }) {
      let (old, new) = (data.first { $0["file"]?.text == name }, otherData.first { $0["file"]?.text == name })
      add(.data, name, old?.digestText, new?.digestText, to: &causes)
    }
    return causes
  }

  /// What people read: `energy.csv`, `factors/grid.csv`, `as_of`.
  var label: String { "\(kind.rawValue) \(file ?? name)" }

  private static func add(
    _ kind: Kind, _ name: String, _ before: String?, _ after: String?, file: String? = nil,
    to causes: inout [ResultCause]
  ) {
    guard before != after else { return }
    causes.append(ResultCause(kind: kind, name: name, before: before, after: after, file: file))
  }

  /// Inputs by role, with the year and, of several of one role, the number.
  private static func files(_ list: JSONValue?) -> [(key: String, file: JSONValue)] {
    var seen: [String: Int] = [:]
    return (list?.list ?? []).map { file in
      let key = (file["role"]?.text ?? "") + (file["year"]?.plain.map { " \($0)" } ?? "")
      let number = seen[key, default: 0]
      seen[key] = number + 1
      return (number == 0 ? key : "\(key) #\(number + 1)", file)
    }
  }

  private static func names(_ one: JSONValue?, _ other: JSONValue?) -> [String] {
    func names(_ value: JSONValue?) -> [String] {
      guard case .object(let members) = value else { return [] }
      return members.map(\.0)
    }
    return merged(names(one), names(other))
  }

  private static func merged(_ one: [String], _ other: [String]) -> [String] {
    one + other.filter { !one.contains($0) }
  }
}

extension JSONValue {
  /// A text or number as text; nil for anything else.
  fileprivate var plain: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// A file's digest, shortened for people, and how many records were read; what changes in either is a change.
  fileprivate var digestText: String {
    let digest = self["sha256"]?.text.map { String($0.prefix(12)) } ?? "no digest"
    return digest + (self["records"]?["read"]?.plain.map { " (\($0))" } ?? "")
  }
}
