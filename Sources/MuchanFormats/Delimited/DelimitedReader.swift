internal import Glibc
public import MuchanDiagnostics

/// A streaming reader of comma- or tab-separated text as RFC 4180 has it.
///
/// The file is read in blocks of 1 MiB into one buffer; memory does not grow with the file. A field is
/// a range of that buffer, and no text is made until `text(_:)` asks for it. A byte order mark is
/// skipped; LF, CRLF and CR end a row; blank lines are skipped. Text must be UTF-8.
public struct DelimitedReader: ~Copyable {
  /// The file as the user named it.
  public let path: String
  /// The line the current row begins on, 1-based.
  public private(set) var line = 0
  /// Bytes from the start of the file to the current row.
  public private(set) var rowOffset = 0
  /// Whether text follows the closing quote of a field in the current row.
  public private(set) var hasTextAfterQuote = false

  /// A row longer than this is taken for an unclosed quote or another kind of file.
  public static let longestRow = 16 << 20

  let file: InputFile
  private var separator: UInt8
  private var buffer: UnsafeMutableRawBufferPointer
  /// Where the buffer's first byte stands in the file.
  var bufferOffset = 0
  /// The first byte that belongs to no row yet.
  var next = 0
  var end = 0
  private var hasBegun = false
  var isAtEnd = false
  /// Whether reads say where in the file they are.
  var isPositioned = false
  /// Rows that begin here or behind are not read.
  var windowEnd = Int.max
  /// The line after the current row.
  var nextLine = 1
  /// The last row that was kept, for rows like it.
  var pattern: RowPattern?
  private var fields: [Field] = []

  /// The bytes of a field without its quotes.
  private struct Field {
    var start: Int
    var end: Int
    var hasDoubledQuotes = false
  }

  /// A row without two of its fields: the bytes before, between and after them.
  struct RowPattern {
    var bytes: [UInt8] = []
    var head = 0
    var middle = 0
    /// Whether the first of the two fields in the row is the first that was named.
    var isInOrder = true
  }

  private enum Scan {
    case row(end: Int, lines: Int, isASCII: Bool)
    case needsMore
    case endOfFile
  }

  /// Opens a file; `.tsv` and `.tab` are separated by tabs, `.csv` by commas, others by what their first line has.
  ///
  /// - Parameters:
  ///   - options: names the encoding where it is not UTF-8.
  ///   - blockSize: bytes read at a time; for tests.
  /// - Throws: the failures of `InputFile`. The first `advance()` reads the first bytes.
  public init(path: String, options: InputOptions = InputOptions(), blockSize: Int = 1 << 20) throws(Failure) {
    let file = try InputFile(path: path, options: options, use: .table)
    self.path = path
    separator = UInt8(ascii: ",")
    buffer = .allocate(byteCount: max(blockSize, 4), alignment: 16)
    self.file = file
  }

  deinit { buffer.deallocate() }

  /// What the file was read through, where it is not text.
  var conversion: InputFile.Conversion? { file.conversion }

  /// How many fields the current row has.
  public var count: Int { fields.count }

  /// The bytes of a field, doubled quotes not merged; valid until the next `advance()`.
  public func bytes(_ index: Int) -> UnsafeRawBufferPointer {
    let field = fields[index]
    return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[field.start..<field.end])
  }

  /// A field as text, as it stands in the file.
  public func text(_ index: Int) -> String {
    let raw = String(decoding: bytes(index), as: UTF8.self)
    guard fields[index].hasDoubledQuotes else { return raw }
    var merged = ""
    var isSecond = false
    for scalar in raw.unicodeScalars {
      if scalar == "\"", !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      merged.unicodeScalars.append(scalar)
    }
    return merged
  }

  /// The current row as it stands in the file, with its line end.
  public var rowText: String {
    String(decoding: UnsafeRawBufferPointer(buffer)[(rowOffset - bufferOffset)..<next], as: UTF8.self)
  }

  /// Goes to the next row; false at the end of the file.
  ///
  /// - Throws: `fileEmpty`, `notUTF8` (also for a NUL byte and for UTF-16), `unclosedQuote`, `raggedRow` for a row over `longestRow`,
  ///   and failures of reading.
  public mutating func advance() throws(Failure) -> Bool {
    if !hasBegun { try begin() }
    while true {
      guard bufferOffset + next < windowEnd else {
        fields.removeAll(keepingCapacity: true)
        return false
      }
      switch try scan() {
      case .endOfFile:
        fields.removeAll(keepingCapacity: true)
        return false
      case .needsMore:
        try refill()
      case .row(let rowEnd, let lines, let isASCII):
        if !isASCII { try checkUTF8(next..<rowEnd) }
        line = nextLine
        nextLine += lines
        rowOffset = bufferOffset + next
        next = rowEnd
        let isBlank = fields.count == 1 && fields[0].start == fields[0].end && !hasQuote(before: fields[0])
        if !isBlank { return true }
      }
    }
  }

  private func hasQuote(before field: Field) -> Bool {
    field.start > 0 && buffer[field.start - 1] == UInt8(ascii: "\"")
  }

  // MARK: Rows like the last

  /// The longest field that `advanceLikeLast` reads.
  private static let longestVarying = 24

  /// Keeps the current row as a pattern for those that follow.
  mutating func keepRow(varying first: Int, _ second: Int) {
    let start = rowOffset - bufferOffset
    let (one, other) = first < second ? (fields[first], fields[second]) : (fields[second], fields[first])
    // The end of a row has to be seen for another one to end like it.
    guard nextLine == line + 1, next > start, buffer[next - 1] == UInt8(ascii: "\n") else {
      pattern = nil
      return
    }
    var kept = pattern ?? RowPattern()
    pattern = nil
    kept.bytes.removeAll(keepingCapacity: true)
    let bytes = UnsafeRawBufferPointer(buffer)
    kept.bytes.append(contentsOf: bytes[start..<one.start])
    kept.head = kept.bytes.count
    kept.bytes.append(contentsOf: bytes[one.end..<other.start])
    kept.middle = kept.bytes.count - kept.head
    kept.bytes.append(contentsOf: bytes[other.end..<next])
    kept.isInOrder = first < second
    pattern = kept
  }

  /// Goes over the rows that have the bytes of the one that was kept last but in the two fields that were named, as long as
  /// `take` wants them; it is given the fields and the line.
  ///
  /// Equal bytes split into equal fields, so such a row need not be looked through again. Its fields cannot be asked for.
  /// - Returns: how many there were; `advance` reads the row behind them.
  mutating func advanceLikeLast(
    _ take: (UnsafeRawBufferPointer, UnsafeRawBufferPointer, Int) -> Bool
  ) -> Int {
    guard let pattern, let base = buffer.baseAddress else { return 0 }
    let start = UnsafeRawPointer(base)
    let (head, middle, isInOrder) = (pattern.head, pattern.middle, pattern.isInOrder)
    let tail = pattern.bytes.count - head - middle
    let last = min(end - pattern.bytes.count - 2 * Self.longestVarying, windowEnd - bufferOffset - 1)
    var position = next
    var taken = 0
    pattern.bytes.withUnsafeBytes { kept in
      guard let parts = kept.baseAddress else { return }
      while position <= last {
        let row = start + position
        guard memcmp(row, parts, head) == 0 else { return }
        let one = Self.plainField(row + head)
        var place = head + one.count
        guard memcmp(row + place, parts + head, middle) == 0 else { return }
        place += middle
        let other = Self.plainField(row + place)
        place += other.count
        guard memcmp(row + place, parts + head + middle, tail) == 0 else { return }
        let line = nextLine + taken
        guard isInOrder ? take(one, other, line) : take(other, one, line) else { return }
        rowOffset = bufferOffset + position
        position += place + tail
        taken += 1
      }
    }
    if taken == 0 { return 0 }
    next = position
    line = nextLine + taken - 1
    nextLine += taken
    return taken
  }

  /// The bytes up to the first that is no ASCII letter, digit, point, sign or the like, at most `longestVarying`.
  private static func plainField(_ start: UnsafeRawPointer) -> UnsafeRawBufferPointer {
    var count = 0
    while count < longestVarying {
      let byte = start.load(fromByteOffset: count, as: UInt8.self)
      guard byte > UInt8(ascii: ","), byte < 0x80 else { break }
      count += 1
    }
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  // MARK: Scanning

  /// Where the first byte of the given value lies in the bytes at hand that belong to no row yet; nil where it does not.
  func nextPlace(of byte: UInt8) -> Int? {
    guard let base = buffer.baseAddress, let found = memchr(base + next, Int32(byte), end - next) else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// Looks for one row from `next` on, and notes its fields.
  private mutating func scan() throws(Failure) -> Scan {
    fields.removeAll(keepingCapacity: true)
    hasTextAfterQuote = false
    guard next < end else { return isAtEnd ? .endOfFile : .needsMore }
    let bytes = UnsafeRawBufferPointer(buffer)
    var position = next
    var lines = 0
    var seen: UInt8 = 0
    while true {
      var field = Field(start: position, end: position)
      if position < end, bytes[position] == UInt8(ascii: "\"") {
        let firstLine = nextLine + lines
        guard let close = try scanQuoted(from: position + 1, &lines, &seen, &field.hasDoubledQuotes) else {
          guard !isAtEnd else {
            throw Failure(.unclosedQuote, at: place(byte: position, line: firstLine))
          }
          return .needsMore
        }
        field.start = position + 1
        field.end = close
        position = close + 1
      }
      let isQuoted = field.start < position
      let tail = position
      // Separators, line ends and NUL are all at or below the comma.
      while position < end {
        let byte = bytes[position]
        if byte <= UInt8(ascii: ",") {
          if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
          if byte == 0 { throw nulByte(at: position, line: nextLine + lines) }
        }
        seen |= byte
        position += 1
      }
      if isQuoted {
        if position > tail { hasTextAfterQuote = true }
      } else {
        field.end = position
      }
      guard position < end else {
        guard isAtEnd else { return .needsMore }
        fields.append(field)
        return .row(end: end, lines: lines, isASCII: seen < 0x80)
      }
      fields.append(field)
      let byte = bytes[position]
      position += 1
      if byte == separator { continue }
      if byte == UInt8(ascii: "\r") {
        // The line feed of a CRLF may be in the next block.
        guard position < end || isAtEnd else { return .needsMore }
        if position < end, bytes[position] == UInt8(ascii: "\n") { position += 1 }
      }
      return .row(end: position, lines: lines + 1, isASCII: seen < 0x80)
    }
  }

  /// The place of the closing quote; nil when the buffer ends before it.
  private func scanQuoted(
    from start: Int, _ lines: inout Int, _ seen: inout UInt8, _ hasDoubledQuotes: inout Bool
  ) throws(Failure) -> Int? {
    let bytes = UnsafeRawBufferPointer(buffer)
    var position = start
    while position < end {
      let byte = bytes[position]
      seen |= byte
      switch byte {
      case UInt8(ascii: "\""):
        guard position + 1 < end else { return isAtEnd ? position : nil }
        guard bytes[position + 1] == UInt8(ascii: "\"") else { return position }
        hasDoubledQuotes = true
        position += 1
      case UInt8(ascii: "\n"):
        lines += 1
      case UInt8(ascii: "\r"):
        if position + 1 < end, bytes[position + 1] != UInt8(ascii: "\n") { lines += 1 }
      case 0:
        throw nulByte(at: position, line: nextLine + lines)
      default:
        break
      }
      position += 1
    }
    return nil
  }

  // MARK: Reading

  /// Moves the unread bytes to the front and reads on; the buffer grows when one row fills it.
  mutating func refill() throws(Failure) {
    let rest = end - next
    if rest == buffer.count {
      guard rest < Self.longestRow else {
        throw Failure(.raggedRow, at: place(byte: next, line: nextLine), found: "> \(Self.longestRow) B")
      }
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * buffer.count, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[next..<end]))
      buffer.deallocate()
      buffer = larger
    } else if rest > 0, next > 0, let base = buffer.baseAddress {
      base.copyMemory(from: base + next, byteCount: rest)
    }
    bufferOffset += next
    next = 0
    end = rest
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer[rest...])
    let count = isPositioned ? try file.read(into: room, at: bufferOffset + end) : try file.readNext(into: room)
    end += count
    isAtEnd = count < room.count
  }

  private mutating func begin() throws(Failure) {
    hasBegun = true
    try refill()
    guard end > 0 else { throw Failure(.fileEmpty, at: Place(file: path)) }
    let head = UnsafeRawBufferPointer(rebasing: buffer[..<min(end, 1 << 12)])
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      next = 3
    } else if let likely = LikelyEncoding.name(of: head), likely.hasPrefix("utf-") {
      let isSure = likely == "utf-16" || likely == "utf-32"
      throw Failure(.notUTF8, at: place(byte: 0, line: 1), found: likely.uppercased() + (isSure ? "" : "?"))
    }
    separator = Self.separator(in: head, path: path)
  }

  /// What separates the fields of a file by its name; nil where its content tells.
  public static func separator(ofFileNamed path: String) -> UInt8? {
    var name = path.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    if name.hasSuffix(".tsv") || name.hasSuffix(".tab") { return UInt8(ascii: "\t") }
    return name.hasSuffix(".csv") ? UInt8(ascii: ",") : nil
  }

  private static func separator(in head: UnsafeRawBufferPointer, path: String) -> UInt8 {
    if let named = separator(ofFileNamed: path) { return named }
    let (tab, comma) = (UInt8(ascii: "\t"), UInt8(ascii: ","))
    let line = head.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return line.contains(tab) && !line.contains(comma) ? tab : comma
  }

  // MARK: Encoding

  private func checkUTF8(_ range: Range<Int>) throws(Failure) {
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[range])
    guard let bad = UTF8Check.firstError(in: bytes) else { return }
    let lines = bytes[..<bad].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    throw Failure(
      .notUTF8, at: place(byte: range.lowerBound + bad, line: nextLine + lines),
      found: UTF8Check.description(of: bytes, at: bad))
  }

  private func nulByte(at position: Int, line: Int) -> Failure {
    Failure(.notUTF8, at: place(byte: position, line: line), found: "0x00")
  }

  private func place(byte position: Int, line: Int) -> Place {
    Place(file: path, byteOffset: bufferOffset + position, line: line)
  }
}
