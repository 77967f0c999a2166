public import MuchanDiagnostics
public import MuchanRecords

/// Industries that land is refused to, or given to first, by one document (产能过剩行业, 优先供地行业): rows of
/// `data/rules/industry_lists.csv` with one name.
///
/// A document names industries in words. What codes they have is a reading of its own, as sure as its own row says.
public struct IndustryList: Sendable {
  /// What the list is for.
  public enum Kind: String, Sendable, CaseIterable {
    /// No land quota (不安排用地指标).
    case overcapacity
    /// Land first (优先安排).
    case priority
  }

  /// Codes that belong to the list: all that begin with `prefix`.
  public struct Member: Sendable {
    public var prefix: String
    public var chinese: String
    public var english: String
    /// The less sure of document and code.
    public var certainty: Certainty
  }

  public let name: String
  public let kind: Kind
  public let document: String
  /// What in the project's file declares that it belongs to the list; nil where nothing does.
  public let flag: PlannedProject.Flag?
  public let inForceFrom: CalendarDay?
  public let inForceTo: CalendarDay?
  public let members: [Member]

  /// The member that an industry belongs to, the longest prefix first; nil where it belongs to none.
  public func member(of code: String) -> Member? {
    members.filter { code.hasPrefix($0.prefix) }.max { $0.prefix.count < $1.prefix.count }
  }

  /// Whether the code is too short to tell: a member's begins with it.
  public func isOpen(_ code: String) -> Bool {
    member(of: code) == nil && members.contains { $0.prefix.hasPrefix(code) }
  }

  /// Whether the list is in force on a day.
  public func isInForce(on day: CalendarDay) -> Bool {
    if let inForceFrom, day < inForceFrom { return false }
    return inForceTo.map { day <= $0 } ?? true
  }

  /// Reads the rows; lists in the order of the file.
  ///
  /// - Throws: The finding of the first wrong cell.
  public static func all(_ rows: [DataRow]) throws(Failure) -> [IndustryList] {
    var lists: [IndustryList] = []
    for row in rows {
      let name = try row.text("list")
      let documented: Certainty = try row.choice("document_certainty")
      let coded: Certainty = try row.choice("code_certainty")
      let member = Member(
        prefix: try row.text("prefix"), chinese: try row.text("zh"), english: try row.text("en"),
        certainty: .weakest(documented, coded))
      if let index = lists.firstIndex(where: { $0.name == name }) {
        lists[index] = lists[index].adding(member)
        continue
      }
      let flag: PlannedProject.Flag? = row.optionalText("flag") == nil ? nil : try row.choice("flag")
      lists.append(
        IndustryList(
          name: name, kind: try row.choice("kind"), document: try row.text("document"), flag: flag,
          inForceFrom: try row.optionalDay("in_force_from"), inForceTo: try row.optionalDay("in_force_to"),
          members: [member]))
    }
    return lists
  }

  private func adding(_ member: Member) -> IndustryList {
    IndustryList(
      name: name, kind: kind, document: document, flag: flag, inForceFrom: inForceFrom, inForceTo: inForceTo,
      members: members + [member])
  }
}
