public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
public import MuchanReport
internal import MuchanStore

/// What muchan finds around it: its libraries, its data, and what else it uses where it is there.
public struct SelfCheck: Sendable {
  /// One thing looked at.
  struct Item: Sendable {
    var name: String
    var label: Wording
    var state: State
    var found: String
    var advice: Wording?
  }

  /// A text in both languages.
  struct Wording: Sendable {
    var english: String
    var chinese: String

    func text(in language: Language) -> String { language == .chinese ? chinese : english }
  }

  /// How a thing was found.
  enum State: String, Sendable {
    /// There, and as it should be.
    case ok
    /// Not there; something that most do not need cannot be done.
    case missing
    /// Not as it has to be; muchan cannot be relied upon.
    case failed
  }

  private(set) var items: [Item] = []

  /// Looks at everything.
  ///
  /// - Parameters:
  ///   - data: The data folder that is named, if one is.
  ///   - terminal: What the program knows of its terminal, as words.
  public init(data: String?, terminal: String) {
    addVersions()
    addData(named: data)
    addPrograms()
    addMachine()
    add("terminal", "terminal", "终端", .ok, terminal)
  }

  /// Whether anything is not as it has to be.
  public var hasFailed: Bool { items.contains { $0.state == .failed } }

  mutating func add(
    _ name: String, _ english: String, _ chinese: String, _ state: State, _ found: String, advice: Wording? = nil
  ) {
    items.append(
      Item(
        name: name, label: Wording(english: english, chinese: chinese), state: state, found: found,
        advice: state == .ok ? nil : advice))
  }

  private mutating func addVersions() {
    add("muchan", "muchan", "muchan", .ok, MuchanVersion.current)
    add("geos", "GEOS (geometry)", "GEOS（几何）", .ok, GeometryEngines.geos)
    add("proj", "PROJ (coordinates)", "PROJ（坐标）", .ok, GeometryEngines.proj)
    add("simdjson", "simdjson (JSON)", "simdjson（JSON）", .ok, FormatEngines.simdjson)
    add("sqlite", "SQLite (workspaces)", "SQLite（工作区）", .ok, StoreEngine.sqlite)
    add("xlsxwriter", "libxlsxwriter (workbooks)", "libxlsxwriter（工作簿）", .ok, FormatEngines.xlsxwriter)
    add("zlib", "zlib (gzip)", "zlib（gzip）", .ok, FormatEngines.zlib)
  }

  /// The table of all that was looked at.
  public func table(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "doctor",
      columns: [
        .text("check"), .text("item", en: "looked at", zh: "检查项"), .text("state", en: "state", zh: "状态"),
        .text("found", en: "found", zh: "结果"), .text("advice", en: "what to do", zh: "建议"),
      ])
    for item in items {
      table.append([
        .text(item.name), .text(item.label.text(in: language)), item.state.cell, .text(item.found),
        .text(item.advice?.text(in: language) ?? ""),
      ])
    }
    return table
  }
}

extension SelfCheck.State {
  fileprivate var cell: Cell {
    switch self {
    case .ok: .code(rawValue, chinese: "正常")
    case .missing: .code(rawValue, chinese: "缺少")
    case .failed: .code(rawValue, chinese: "有误")
    }
  }
}
