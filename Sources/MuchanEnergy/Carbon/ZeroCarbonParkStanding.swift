public import MuchanQuantities

/// How a park stands to the core indicator of zero-carbon parks.
public struct ZeroCarbonParkStanding: Sendable {
  /// What can be said.
  public enum Verdict: String, Sendable {
    case met
    case missed
    /// The park is too small to have a class.
    case noClass = "no_class"
    case unknown
  }

  /// t CO2 per tce.
  public var ratio: Ratio?
  public var sizeClass: ZeroCarbonParkRule.SizeClass?
  public var verdict: Verdict
  /// What is missing or uncertain; nil where the verdict stands.
  public var reason: String?
}

extension ZeroCarbonParkRule {
  /// Holds a park's CO2 against its energy.
  ///
  /// - Parameter isComplete: Whether all enterprises are counted. Sums with gaps say what is known, and give no verdict.
  public func standing(
    _ carbon: CarbonMass<ZeroCarbonPark>?, energy: StandardCoal<CoalInput>?, isComplete: Bool
  ) -> ZeroCarbonParkStanding {
    guard let carbon else { return ZeroCarbonParkStanding(verdict: .unknown, reason: "no energy booked") }
    guard let energy, let ratio = Ratio(carbon.tonnes, of: energy.tonnes) else {
      return ZeroCarbonParkStanding(verdict: .unknown, reason: "energy at coal input is not known")
    }
    let sizeClass = sizeClass(of: energy)
    var standing = ZeroCarbonParkStanding(ratio: ratio, sizeClass: sizeClass, verdict: .noClass)
    guard isComplete else {
      standing.verdict = .unknown
      standing.reason = "some enterprises are without energy, or with gaps"
      return standing
    }
    guard let sizeClass else { return standing }
    standing.verdict = ratio <= Ratio(sizeClass.limit) ? .met : .missed
    return standing
  }
}
