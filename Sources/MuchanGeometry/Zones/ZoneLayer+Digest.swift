extension ZoneLayer {
  /// A number that is the same for the same zones: ids and coordinates as they were indexed. O(vertices).
  ///
  /// It tells two zone files apart by accident mixed, 64 bits; it is no protection against someone who wants two
  /// files to look the same.
  public var digest: UInt64 {
    var digest = Digest()
    digest.add(ids.count)
    for id in ids {
      digest.add(id.utf8.count)
      for byte in id.utf8 { digest.add(Int(byte)) }
    }
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

/// Multiply and fold, a word at a time.
private struct Digest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  mutating func add(_ number: Double) { add(number.bitPattern) }

  private mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x9e37_79b9_7f4a_7c15
    value ^= value >> 29
  }
}
