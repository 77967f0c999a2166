public import MuchanQuantities

/// What is added to a zone, and to its region with it: a project, or a revived parcel (情景).
public struct ShareChange: Hashable, Sendable {
  /// What it is: the words of the option, or a parcel's id.
  public var name: String
  public var energy: StandardCoal<Calorific>
  public var output: Money

  /// Makes a change.
  public init(name: String, energy: StandardCoal<Calorific>, output: Money) {
    self.name = name
    self.energy = energy
    self.output = output
  }
}

extension ShareRow {
  /// The year's shares with changes on both sides; the coal-input share and that of value added are not changed and left out.
  public func adding(_ changes: [ShareChange]) -> ShareRow {
    var row = self
    for change in changes {
      row.energy = row.energy.adding(change.energy)
      row.output = row.output.adding(change.output)
    }
    return row
  }
}

extension Share {
  /// The share with an amount more in zone and total alike.
  func adding(_ amount: Quantity) -> Share {
    var share = self
    share.zone = zone.map { Quantity(exact: $0.exact + amount.exact) }
    share.total = total.map { Quantity(exact: $0.exact + amount.exact) }
    return share
  }
}
