public import MuchanQuantities
public import MuchanRecords

/// The zero-carbon-park method (零碳园区碳排放核算方法): how purchased power counts, and what the core indicator may be.
public struct ZeroCarbonParkRule: Sendable {
  /// A size of park with its limit.
  public struct SizeClass: Hashable, Sendable {
    public var id: String
    public var chineseTitle: String
    public var englishTitle: String
    /// The least energy of the class in a year, electricity at coal input; it belongs to the class.
    public var least: StandardCoal<CoalInput>
    /// t CO2 per tce, at most.
    public var limit: FixedDecimal<NinePlaces>

    /// Makes a class.
    public init(
      id: String, chineseTitle: String, englishTitle: String, least: StandardCoal<CoalInput>,
      limit: FixedDecimal<NinePlaces>
    ) {
      self.id = id
      self.chineseTitle = chineseTitle
      self.englishTitle = englishTitle
      self.least = least
      self.limit = limit
    }
  }

  /// kg CO2 per kWh of power that is not green.
  public var fossilKilogramsPerKilowattHour: FixedDecimal<NinePlaces>
  public var provenance: Provenance
  /// By least energy, ascending.
  public var classes: [SizeClass]

  /// Makes a rule.
  public init(
    fossilKilogramsPerKilowattHour: FixedDecimal<NinePlaces>, provenance: Provenance, classes: [SizeClass]
  ) {
    self.fossilKilogramsPerKilowattHour = fossilKilogramsPerKilowattHour
    self.provenance = provenance
    self.classes = classes.sorted { $0.least < $1.least }
  }

  /// The class of a park by its energy; nil for one too small to have any.
  public func sizeClass(of energy: StandardCoal<CoalInput>) -> SizeClass? { classes.last { $0.least <= energy } }
}
