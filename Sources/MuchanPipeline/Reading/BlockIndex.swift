internal import MuchanDiagnostics
internal import MuchanFormats

/// Where the blocks of a file begin, to number features through the file.
struct BlockIndex: Sendable {
  private struct Entry: Sendable {
    var index: Int
    var byteOffset: Int
    var count: Int
  }

  private var entries: [Entry] = []
  /// How the file was read, to find lines the same way.
  var input = InputOptions()
  /// What the file was read through: then bytes are not those of the file.
  var conversion: InputFile.Conversion?
  /// Where the records stand in a workspace: then offsets are numbers of rows.
  var stored: StoredInput?
  /// How often each property name occurs.
  private(set) var names: [String: Int] = [:]

  mutating func add(_ block: FeatureBlock) {
    entries.append(Entry(index: block.index, byteOffset: block.byteOffset, count: block.count))
  }

  mutating func add(names: [(name: String, count: Int)]) {
    // The scanner lists the names it looks for as well.
    for (name, count) in names where count > 0 { self.names[name, default: 0] += count }
  }

  mutating func merge(_ other: BlockIndex) {
    entries.append(contentsOf: other.entries)
    for (name, count) in other.names { names[name, default: 0] += count }
  }

  /// How many features there are.
  var featureCount: Int { entries.reduce(0) { $0 + $1.count } }

  /// Turns places that number features within their block into places that number them within the file,
  /// and adds their lines.
  func complete(_ log: inout DiagnosticLog, path: String) {
    if let stored { return complete(&log, path: path, of: stored) }
    let sorted = entries.sorted { $0.byteOffset < $1.byteOffset }
    var firsts: [Int] = []
    var total = 0
    for entry in sorted {
      firsts.append(total)
      total += entry.count
    }
    let blockLines = conversion?.means == .boundaryText ? BoundaryText.blockLines(of: path) : []
    let offsets = conversion != nil ? [] : log.findings.compactMap { $0.place.file == path ? $0.place.byteOffset : nil }
    let lines = LineCounter.lines(at: offsets, of: path, options: input)
    log.mapPlaces { place in
      guard place.file == path, let offset = place.byteOffset else { return place }
      var place = place
      place.line = lines[offset] ?? place.line
      if let feature = place.feature {
        // The last block that begins at or before the offset.
        var low = 0
        var high = sorted.count
        while low < high {
          let middle = (low + high) / 2
          if sorted[middle].byteOffset <= offset { low = middle + 1 } else { high = middle }
        }
        if low > 0 { place.feature = firsts[low - 1] + feature }
      }
      if conversion != nil {
        place.byteOffset = nil
        if let feature = place.feature, feature < blockLines.count { place.line = blockLines[feature] }
      }
      return place
    }
  }

  /// The places that records of a workspace had in the files they came from.
  private func complete(_ log: inout DiagnosticLog, path: String, of stored: StoredInput) {
    let rows = log.findings.compactMap { $0.place.file == path ? $0.place.byteOffset : nil }
    guard !rows.isEmpty, let find = stored.places else { return }
    var places: [Int: Place] = [:]
    do throws(Failure) { places = try find(rows) } catch {
      log.add(error.diagnostic)
    }
    // What was found by the import has its place already.
    let told = Set((stored.missing.findings + stored.missing.others.findings).map(\.place))
    log.mapPlaces { place in
      guard place.file == path, let row = place.byteOffset, !told.contains(place), var source = places[row] else {
        return place
      }
      source.id = place.id
      source.field = place.field
      return source
    }
  }
}
