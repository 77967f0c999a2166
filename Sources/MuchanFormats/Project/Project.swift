public import MuchanRecords

/// What a project.yaml says: which files belong to a project, for which years, and what is assumed.
public struct Project: Sendable {
  /// A text in both languages; either may be missing.
  public struct Name: Hashable, Sendable {
    public var chinese: String?
    public var english: String?
  }

  /// Where the zones are.
  public struct Locality: Hashable, Sendable {
    /// The province's name (省): factors of its grid are looked up by it.
    public var province: String?
    /// The city's code (市), as `region` in reference.csv has it.
    public var city: String?
  }

  /// How the energy and output shares of a zone are asked for.
  public struct Ratio: Hashable, Sendable {
    /// The zone's id.
    public var zone: String
    /// The region it is compared with, as in reference.csv.
    public var region: String
    /// The energy share below which "about 2 %" holds; nil leaves it to the rule.
    public var energySharePassesBelow: Double?
    /// The output share from which "nearly 20 %" holds; nil leaves it to the rule.
    public var outputSharePassesFrom: Double?
  }

  /// What the spatial rules leave to the project (空间规则设置); nil leaves it to the rule book.
  public struct Policy: Hashable, Sendable {
    /// Whether the line in the middle of a water may stand for its shoreline.
    public var acceptsCentreLine = false
    /// Overlaps up to this many m² are slivers.
    public var sliver: Double?
    /// Whether the disputed divisions count as chemical industry.
    public var countsDisputedChemicals = false
    /// Whether the distance governs the Yangtze's port shoreline too.
    public var yangtzePortHasDistance = true
    /// The lists of industries that count as advanced manufacturing.
    public var advancedManufacturing: [String]?
    /// The list of industries that counts as high-tech industry (高新技术产业); there is no single legal one.
    public var highTech = "high_tech_manufacturing_2017"
    /// Files with rules of the planner's own.
    public var books: [String] = []
    /// A layer with the boundary of a zone that is proposed; asked for on the command line.
    public var proposedBoundary: String?
  }

  /// An aim of the project's own for revived land (盘活目标).
  public struct RevivalTarget: Hashable, Sendable {
    public var object: Revitalisation.Object
    public var from: CalendarDay
    public var to: CalendarDay
    /// In mu; nil where the aim is a number of parcels.
    public var mu: Double?
    public var parcels: Int?
    public var source: String
    /// The line in project.yaml.
    public var line: Int
  }

  /// A value that is declared because no source gives it for the place and year (假定).
  public struct Assumption: Hashable, Sendable {
    public var id: String
    public var unit: String?
    /// Year to value; empty where the assumption is a text alone.
    public var values: [Int: Double]
    public var source: String
    public var note: String?
    /// The line in project.yaml.
    public var line: Int
  }

  /// One file, or one per year.
  public enum Input: Hashable, Sendable {
    case single(String)
    case yearly([Int: String])
    /// Several files that are read all, as a workspace may have.
    case several([String])
  }

  /// The project file as the user named it, or `project.yaml` in the folder they named.
  public var path: String
  /// The folder that relative paths start from.
  public var folder: String
  public var name = Name()
  /// Whether the data are made up; every output says so.
  public var isSynthetic = false
  /// The years of the project, ascending; empty when not given.
  public var years: [Int] = []
  /// The year that is asked about.
  public var year: Int?
  /// The day that clocks are read at; nil leaves it to the year.
  public var asOf: CalendarDay?
  public var locality = Locality()
  /// The files by role; each exists, its path is joined to `folder`.
  public var files: [InputRole: Input] = [:]
  /// By role: headers of the project's files to column names.
  public var columns: [InputRole: [String: String]] = [:]
  /// By role: the encoding of its text files; UTF-8 where none is named.
  public var encodings: [InputRole: TextEncoding] = [:]
  /// By role: the layer or sheet to read of files with several.
  public var layers: [InputRole: String] = [:]
  public var ratio: Ratio?
  /// The rule set on idle land that is asked for beside the national ones; nil leaves it to the place.
  public var idleRule: String?
  /// The rule set on low-efficient land that is asked for; nil leaves it to the place.
  public var lowEfficiencyRule: String?
  /// Whether the layer of buildings has every building: a parcel without one in it then has none.
  public var hasAllBuildings = false
  /// The scheme that enterprises are classed by: the name of one that is shipped, or the path of a file.
  public var classScheme: String?
  public var policy = Policy()
  public var revivalTargets: [RevivalTarget] = []
  public var assumptions: [Assumption] = []
  /// By role: the inputs that stand in a workspace, by the path that `files` has for them.
  public var stored: [InputRole: [String: StoredInput]] = [:]
  /// The workspace that the project is in; nil where it is a folder.
  public var store: Store?
  /// The texts of targets and rule books that stand in the workspace, by their paths.
  public var storedTexts: [String: String] = [:]

  /// A workspace as it was when the project was read.
  public struct Store: Hashable, Sendable {
    public var path: String
    /// Tells one content from another: the SHA-256 of what was imported.
    public var inputsDigest: String
    /// The same with the time of the last change by any program.
    public var state: String
    /// Lets go of the state that is read; nothing can be read of it after that.
    public var reading: StoreReading?
    /// Of project.yaml as it was imported; nil where there was none.
    public var projectDigest: FileDigest?

    /// Makes one.
    public init(path: String, inputsDigest: String, state: String) {
      self.path = path
      self.inputsDigest = inputsDigest
      self.state = state
    }
  }

  /// A project without settings; relative paths start from `folder`.
  public init(path: String, folder: String) {
    self.path = path
    self.folder = folder
  }

  /// The file of a role for a year; nil when the project has none.
  ///
  /// - Parameter year: does not matter for a role that has one file for all years.
  public func file(_ role: InputRole, year: Int? = nil) -> String? {
    switch files[role] {
    case .single(let path): path
    case .yearly(let paths): year.flatMap { paths[$0] }
    case .several(let paths): paths.first
    case nil: nil
    }
  }

  /// How the files of a role are to be read.
  ///
  /// - Parameter path: the file that is meant, where there may be several.
  public func inputOptions(_ role: InputRole, path: String? = nil) -> InputOptions {
    var options = InputOptions(encoding: encodings[role], layer: layers[role])
    options.stored = (path ?? file(role)).flatMap { stored[role]?[$0] }
    return options
  }

  /// All files of a role, by year where there is one per year.
  public func allFiles(_ role: InputRole) -> [(year: Int?, path: String)] {
    switch files[role] {
    case .single(let path): [(nil, path)]
    case .yearly(let paths): paths.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    case .several(let paths): paths.map { (nil, $0) }
    case nil: []
    }
  }

  /// Whether the name of a class scheme is that of a file.
  public static func isSchemeFile(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

  /// An assumed value for a year; nil when none is declared.
  public func assumption(_ id: String, year: Int) -> Double? {
    assumptions.first { $0.id == id }?.values[year]
  }
}

/// What a file of a project is for; the keys of `files:`.
public enum InputRole: String, Sendable, CaseIterable {
  case zones
  case parcels
  case occupancy
  case enterprises
  case energy
  case reference
  case revitalisation
  case controls
  case access
  case waters
  case buildings
  case buildingYear = "building_year"
  case process
  case indicators
  case deflators
  case benchmarks
  case targets
  case classHistory = "class_history"
  case plan

  /// The columns a table of this role may have; nil where this module does not read one.
  var columnNames: [String]? {
    func names<Column: TableColumn>(_: Column.Type) -> [String] { Column.allCases.map(\.spec.name) }
    return switch self {
    case .occupancy: names(OccupancyColumn.self)
    case .enterprises: names(EnterpriseColumn.self)
    case .energy: names(EnergyColumn.self)
    case .reference: names(ReferenceColumn.self)
    case .revitalisation: names(RevitalisationColumn.self)
    case .indicators: names(IndicatorColumn.self)
    case .process: names(ProcessColumn.self)
    case .access: names(AccessColumn.self)
    case .benchmarks: names(BenchmarkColumn.self)
    case .deflators: names(DeflatorColumn.self)
    case .buildingYear: names(BuildingYearColumn.self)
    default: nil
    }
  }
}
