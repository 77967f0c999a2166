internal import MuchanRecords

extension ZoneLayer {
  /// A number that is the same for the same zones: ids and coordinates as they were indexed. O(vertices).
  ///
  /// It tells two zone files apart by accident mixed, 64 bits; it is no protection against someone who wants two
  /// files to look the same.
  public var digest: UInt64 {
    var digest = Digest()
    digest.add(ids.count)
    for id in ids { digest.add(id) }
    for zone in zoneOfRow { digest.add(Int(zone)) }
    for ends in [polygons.rowEnd, polygons.partEnd, polygons.ringEnd] {
      digest.add(ends.count)
      for end in ends { digest.add(Int(end)) }
    }
    for ordinates in [polygons.x, polygons.y] {
      for ordinate in ordinates { digest.add(ordinate) }
    }
    return digest.value
  }
}
