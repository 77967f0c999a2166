/// A fault put into the demonstration on purpose, each listed in `planted.csv`.
public enum PlantedDefect: String, Sendable, CaseIterable {
  /// Parcels a year or more past their start date without a start.
  case idle
  /// Parcels that repeat another parcel's id.
  case duplicateIDs = "duplicate-ids"
  /// Parcels whose ring crosses itself.
  case bowTies = "bow-ties"
  /// Enterprises without output, and enterprises without energy lines, in the summary year.
  case gaps
}

/// How the demonstration project is made.
public struct DemoOptions: Sendable {
  /// The same seed, scale and defects give the same bytes.
  public var seed: UInt64
  /// 1 gives about 2,000 parcels and 646 + 420 enterprises; the totals of the zone stay, the counts change.
  public var scale: Double
  public var defects: Set<PlantedDefect>

  /// - Throws: when the scale is not from 0.02 to 50.
  public init(seed: UInt64 = 1, scale: Double = 1, defects: Set<PlantedDefect> = []) throws(SynthesisFailure) {
    guard scale >= 0.02, scale <= 50 else {
      throw .option(name: "scale", found: "\(scale)", expected: "0.02 to 50")
    }
    self.seed = seed
    self.scale = scale
    self.defects = defects
  }

  func scaled(_ count: Int) -> Int {
    max(1, NumberText.whole(Double(count) * scale))
  }
}
