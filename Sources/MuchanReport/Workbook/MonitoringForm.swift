public import MuchanDiagnostics

/// A sheet laid out after the forms by which the land use of zones is monitored and assessed (开发区土地集约利用监测统计): items
/// down, zones across.
///
/// The official text of the forms was not found; the layout is muchan's. An item that is not known stays so.
public struct MonitoringForm: Sendable {
  /// A line: an item of all zones.
  public struct Line: Sendable {
    public var item: String
    public var unit: String
    /// One for each zone.
    public var values: [Cell]

    /// Makes a line.
    public init(_ item: String, unit: String, _ values: [Cell]) {
      self.item = item
      self.unit = unit
      self.values = values
    }
  }

  /// The sheet's name and its title.
  public var name: String
  public var title: String
  /// What stands under the title: day, after what it is laid out, sources.
  public var notes: [String]
  public var zones: [String]
  public var lines: [Line] = []

  /// Makes a form without lines.
  public init(name: String, title: String, notes: [String], zones: [String]) {
    self.name = name
    self.title = title
    self.notes = notes
    self.zones = zones
  }

  /// The form as a table with numbered lines.
  public func table(in language: Language) -> ReportTable {
    var columns: [Column] = [
      .number("line", en: "line", zh: "行次"), .text("item", en: "item", zh: "指标"),
      .text("unit", en: "unit", zh: "计量单位"),
    ]
    columns += zones.map { .number($0, en: $0, zh: $0) }
    var table = ReportTable(name: name, columns: columns)
    for (number, line) in lines.enumerated() {
      table.append([.integer(number + 1), .text(line.item), .text(line.unit)] + line.values)
    }
    return table
  }
}
