internal import MuchanDiagnostics

extension BlockReader {
  /// Reads the records in a range of the buffer into `block`; one that is broken becomes a row with an issue.
  ///
  /// - Parameters:
  ///   - range: whole records, after at least one byte of buffer.
  ///   - byteOffset: of the byte before them in the file.
  /// - Throws: `featureTooLarge`.
  mutating func readRecords(
    _ range: Range<Int>, separator: UInt8, index: Int, byteOffset: Int
  ) throws(Failure) {
    buffer.grow(to: range.upperBound + 1)
    let text = range.lowerBound - 1
    buffer.bytes[text] = UInt8(ascii: "[")
    if let tooLong = records.join(buffer.bytes, in: range, separator: separator, limit: file.maxFeatureBytes) {
      throw file.recordTooLarge(at: byteOffset + tooLong - text)
    }
    guard !records.starts.isEmpty else { return block.clear(index: index, byteOffset: byteOffset) }
    if try scanList(text, index: index, byteOffset: byteOffset) == nil { return }
    let faults = blankBrokenRecords(fileOffset: byteOffset - text)
    if let fault = try scanList(text, index: index, byteOffset: byteOffset) {
      throw Failure(
        fault.code, at: Place(file: file.path, byteOffset: byteOffset + fault.offset), found: fault.found)
    }
    for (row, fault) in faults { block.replaceIssue(ofRow: row, by: fault) }
  }

  /// Scans all records as one list; returns what is wrong where not every record is one element.
  private mutating func scanList(_ text: Int, index: Int, byteOffset: Int) throws(Failure) -> FeatureScanner.Fault? {
    do throws(FeatureScanner.Fault) {
      try scan(text, end: records.end, index: index, byteOffset: byteOffset)
    } catch {
      return error
    }
    let isOneEach = block.featureOffsets.elementsEqual(records.starts.lazy.map { byteOffset + $0 - text })
    return isOneEach ? nil : FeatureScanner.Fault(code: .notJSON, offset: 0, found: "")
  }

  /// Scans each record alone and puts a `0`, which is JSON and not a Feature, in the place of each that is broken.
  private mutating func blankBrokenRecords(fileOffset: Int) -> [(row: Int, issue: FeatureIssue)] {
    let prober = FeatureScanner(fields: FeatureFields([]))
    var probe = FeatureBlock()
    var faults: [(row: Int, issue: FeatureIssue)] = []
    for (row, (start, end)) in zip(records.starts, records.ends).enumerated() {
      guard let fault = probeRecord(start..<end, with: prober, into: &probe) else { continue }
      let place = min(start - 1 + fault.offset, end - 1)
      let isCut = start - 1 + fault.offset >= end
      let rest = isCut ? "the record ends too early" : GeoJSONFile.excerpt(buffer.bytes[..<end], at: place)
      let issue = FeatureIssue(
        row: row, code: Self.code(fault.code), byteOffset: fileOffset + place,
        found: fault.code == .notUTF8 ? fault.found : rest)
      faults.append((row, issue))
      buffer.bytes[start] = UInt8(ascii: "0")
      for index in start + 1..<max(end, start + 1) { buffer.bytes[index] = 0x20 }
    }
    return faults
  }

  /// What is wrong with one record, its offset counted from the byte before; nil when it is one JSON value.
  private func probeRecord(
    _ range: Range<Int>, with prober: borrowing FeatureScanner, into probe: inout FeatureBlock
  ) -> FeatureScanner.Fault? {
    let bytes = buffer.bytes
    let text = range.lowerBound - 1
    let (before, after) = (bytes[text], bytes[range.upperBound])
    defer { (bytes[text], bytes[range.upperBound]) = (before, after) }
    bytes[text] = UInt8(ascii: "[")
    bytes[range.upperBound] = UInt8(ascii: "]")
    do throws(FeatureScanner.Fault) {
      try prober.scan(
        UnsafeRawBufferPointer(rebasing: bytes[text...]), length: range.count + 2, into: &probe, index: 0,
        byteOffset: 0)
    } catch {
      return error
    }
    guard probe.count != 1 else { return nil }
    return FeatureScanner.Fault(code: .notJSON, offset: probe.count > 1 ? probe.featureOffsets[1] : 1, found: "")
  }

  /// One broken record among others: the codes that speak of a whole document do not fit.
  private static func code(_ code: DiagnosticCode) -> DiagnosticCode {
    code == .truncatedJSON || code == .trailingContent ? .notJSON : code
  }
}

extension GeoJSONFile {
  func recordTooLarge(at offset: Int) -> Failure {
    Failure(
      .featureTooLarge, at: Place(file: path, byteOffset: offset), found: "a record of over \(maxFeatureBytes) bytes")
  }
}
