internal import MuchanDiagnostics
internal import MuchanReport

extension DiagnosticLog {
  /// The findings of one code in a state line: how many, and the kept ones.
  func stateMembers(of code: DiagnosticCode) -> [(String, JSONValue)] {
    [("count", .integer(count(of: code))), ("kept", .array(findings(of: code).map(\.state)))]
  }

  /// As `stateMembers` wrote them; nil for anything else.
  init?(_ json: JSONValue, code: DiagnosticCode) {
    guard let count = json["count"]?.integer(as: Int.self), let list = json["kept"]?.list,
      (list.count...ClusterState.largestCount).contains(count)
    else { return nil }
    let kept = list.compactMap { Diagnostic(state: $0, code: code) }
    guard kept.count == list.count else { return nil }
    self.init(code, count: count, kept: kept)
  }
}

extension Diagnostic {
  /// Members that are not known are left out.
  fileprivate var state: JSONValue {
    var members: [(String, JSONValue)] = []
    func add(_ name: String, _ text: String?) { if let text { members.append((name, .string(text))) } }
    func add(_ name: String, _ number: Int?) { if let number { members.append((name, .integer(number))) } }
    add("file", place.file)
    add("byte", place.byteOffset)
    add("line", place.line)
    add("feature", place.feature)
    add("id", place.id)
    add("field", place.field)
    add("found", found)
    add("expected", expected)
    return .object(members)
  }

  fileprivate init?(state json: JSONValue, code: DiagnosticCode) {
    guard let found = json["found"]?.text else { return nil }
    let place = Place(
      file: json["file"]?.text, byteOffset: json["byte"]?.integer(), line: json["line"]?.integer(),
      feature: json["feature"]?.integer(), id: json["id"]?.text, field: json["field"]?.text)
    self.init(code, at: place, found: found, expected: json["expected"]?.text)
  }
}

extension Ledger {
  /// The counts in a state line.
  var stateMembers: [(String, JSONValue)] {
    [("stored", .integer(stored)), ("rejected", .integer(rejected)), ("skipped", .integer(skipped))]
  }

  /// As `stateMembers` wrote them; nil for anything else.
  init?(_ json: JSONValue) {
    let counts = ["stored", "rejected", "skipped"].compactMap { json[$0]?.integer(as: Int.self) }
    guard counts.count == 3, counts.allSatisfy((0...ClusterState.largestCount).contains) else { return nil }
    self.init(stored: counts[0], rejected: counts[1], skipped: counts[2])
  }
}
