internal import MuchanDiagnostics
public import MuchanLand
public import MuchanQuantities
internal import Yams

/// What the spatial rules measure by: lists and limits of a rule book under `terms`.
public struct SpatialTerms: Sendable {
  /// A sign that a park is weak: a figure per mu below a part of the mean of all parks.
  public struct Trigger: Equatable, Sendable {
    public var name: String
    /// A figure per mu, as `yield` names it.
    public var figure: String
    /// The part of the mean below which it holds.
    public var belowMean: FixedDecimal<SixPlaces>
  }

  /// Overlaps up to this are slivers: shown, but no verdict.
  public var sliver: Area
  /// The distances that make the first-class protection area of Taihu (太湖一级保护区), in metres.
  public struct TaihuArea: Equatable, Sendable {
    /// From the lake.
    public var shore: Double
    /// Along rivers that flow into it, from the lake.
    public var upstream: Double
    /// From such a stretch of river.
    public var bank: Double
  }

  /// Divisions of GB/T 4754-2017 by the name of the list.
  public var industries: [String: [Int]]
  public var activities: [String: AccessList.Activity]
  /// Lists of industries that count as advanced manufacturing, by the names of `industry_sets.csv`.
  public var advancedManufacturing: [String]
  /// Uses that land of a zone may be planned for.
  public var zoneUses: [LandUse]
  /// Units that the land of a zone must not lie in.
  public var barredControls: [ControlKind]
  /// How the first-class protection area of Taihu is derived where it is not given; nil where it is not.
  public var taihuArea: TaihuArea?
  public var parks: ParkGraph.Terms
  public var parkTriggers: [Trigger]

  private static let keys: Set<String> = [
    "sliver_m2", "industries", "activities", "advanced_manufacturing", "zone_uses", "barred_controls", "taihu_area",
    "parks",
  ]

  /// Reads `terms` of a rule book.
  init(_ node: Node, file: String?) throws(Failure) {
    let text = try RuleText(node, file: file, path: "terms.", keys: Self.keys)
    guard let sliver = Area(roundingSquareMetres: try text.decimal("sliver_m2").doubleValue) else {
      throw text.bad("sliver_m2", "an area in m²")
    }
    self.sliver = sliver
    let lists = try text.text("industries", keys: ["chemical", "chemical_disputed", "heavy"])
    industries = [:]
    for name in ["chemical", "chemical_disputed", "heavy"] { industries[name] = try lists.integers(name) }
    let activities = try text.text("activities", keys: ["development", "new_industry"])
    self.activities = [:]
    for name in ["development", "new_industry"] where activities.has(name) {
      let activity = try activities.text(name, keys: ["uses", "after_approval"])
      self.activities[name] = AccessList.Activity(
        uses: try activity.choices("uses"), isAfterApproval: try activity.string("after_approval") == "true")
    }
    advancedManufacturing = try text.strings("advanced_manufacturing")
    zoneUses = try text.choices("zone_uses")
    barredControls = try text.choices("barred_controls")
    if text.has("taihu_area") {
      let area = try text.text("taihu_area", keys: ["shore_m", "upstream_m", "bank_m"])
      taihuArea = TaihuArea(
        shore: try area.decimal("shore_m").doubleValue, upstream: try area.decimal("upstream_m").doubleValue,
        bank: try area.decimal("bank_m").doubleValue)
    }
    let parks = try text.text(
      "parks", keys: ["host_levels", "weak_levels", "adjacent_m", "near_m", "triggers"])
    self.parks = ParkGraph.Terms(
      hostLevels: try parks.strings("host_levels"), weakLevels: try parks.strings("weak_levels"),
      adjacentMetres: try parks.decimal("adjacent_m"), nearMetres: try parks.decimal("near_m"))
    if let both = self.parks.hostLevels.first(where: self.parks.weakLevels.contains) {
      // Two parks of one level could each be merged into the other.
      throw parks.bad("weak_levels", "no level of host_levels, which \(both) is: parks would merge in a circle")
    }
    parkTriggers = []
    for node in try parks.list("triggers") {
      let trigger = try RuleText(
        node, file: file, path: "terms.parks.triggers.", keys: ["name", "figure", "below_mean"])
      parkTriggers.append(
        Trigger(
          name: try trigger.string("name"), figure: try trigger.string("figure"),
          belowMean: try trigger.decimal("below_mean")))
    }
  }
}

extension SetbackTerms {
  static let keys: Set<String> = ["industries", "waters", "ports", "metres", "within", "controls", "built_from"]

  init(_ text: RuleText) throws(Failure) {
    let within = text.has("within") ? try text.string("within") : "at_most"
    guard within == "at_most" || within == "below" else { throw text.bad("within", "at_most, below") }
    let metres = text.has("metres") ? try text.decimal("metres") : nil
    if let metres, metres <= .zero { throw text.bad("metres", "more than 0") }
    self.init(
      industries: try text.string("industries"), waters: try text.optionalChoices("waters"),
      ports: try text.optionalChoices("ports"), metres: metres, isInclusive: within == "at_most",
      controls: try text.optionalChoices("controls"), builtFrom: try text.day("built_from"))
  }
}
