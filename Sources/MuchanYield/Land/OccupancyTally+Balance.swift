internal import MuchanDiagnostics
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

extension OccupancyTally {
  /// Holds the land of all enterprises against the parcels. O(parcels).
  var balance: LandBalance {
    var balance = LandBalance(year: year, unlisted: unlisted.sum, beyond: beyond, elsewhere: elsewhere)
    for parcel in 0..<parcels.count {
      balance.add(
        parcels.measuredArea(of: parcel), held: netOf[parcel], holders: Int(holders[parcel]),
        isOverHeld: isHeld[parcel] && isOverHeld(parcel))
    }
    return balance
  }

  /// One part in a thousand is let pass: registered plane areas differ from the ellipsoid by up to 0.08 % at Nanjing.
  private func isOverHeld(_ parcel: Int) -> Bool {
    let size = size(of: parcel)
    return heldOf[parcel].squareMetres.units * 1_000 > size.squareMetres.units * 1_001
  }

  /// The larger of the areas that are known of a parcel.
  private func size(of parcel: Int) -> Area {
    let measured = parcels.measuredArea(of: parcel)
    return max(measured, parcels.registeredArea(of: parcel) ?? measured)
  }

  /// Reports parcels of which more is held than there is.
  func reportOverfullParcels(log: inout DiagnosticLog) {
    for parcel in 0..<parcels.count where isHeld[parcel] && isOverHeld(parcel) {
      let size = size(of: parcel)
      let sum = heldOf[parcel]
      let line = Int(lineOf[parcel])
      log.add(
        .occupancyOverParcel,
        at: Place(file: file, line: line > 0 ? line : nil, id: parcels.id(of: parcel), field: "area_mu"),
        found: "\(sum.mu.text(places: 4)) mu held of \(size.mu.text(places: 4))")
    }
  }
}
