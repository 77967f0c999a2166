internal import Glibc
internal import MuchanDiagnostics

/// Text of another encoding as UTF-8, turned by the system's iconv as it is read.
///
/// Strict: bytes that are no character end the reading, with their line, column and byte. Nothing is guessed and
/// nothing is replaced.
final class DecodingStream: ByteStream {
  private let source: any ByteStream
  private let path: String
  private let encoding: TextEncoding
  /// Nil until the first bytes tell the order of UTF-16.
  private var converter: iconv_t?
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
  /// The bytes of `output` that were not given out yet.
  private var ready = 0..<0
  /// The bytes of `input` that are not converted yet.
  private var pending = 0..<0
  private var isSourceOver = false
  private var hasBegun = false
  /// Where the first pending byte stands.
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ source: any ByteStream, encoding: TextEncoding, path: String) {
    self.source = source
    self.encoding = encoding
    self.path = path
  }

  deinit {
    if let converter { iconv_close(converter) }
    input.deallocate()
    output.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    if !hasBegun { try begin() }
    while ready.isEmpty {
      if pending.isEmpty, isSourceOver { return 0 }
      if !pending.isEmpty {
        let fault = convert()
        // What iconv calls incomplete is the beginning of a character, unless nothing follows.
        if ready.isEmpty, fault == EILSEQ || isSourceOver { throw undecodable() }
        if !ready.isEmpty { break }
      }
      try refill()
    }
    let count = min(ready.count, buffer.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: output[ready.prefix(count)]))
    ready = ready.dropFirst(count)
    return count
  }

  /// Converts what it can; the place moves along. Returns the error number of iconv, 0 without one.
  private func convert() -> Int32 {
    var from = input.baseAddress.map { ($0 + pending.lowerBound).assumingMemoryBound(to: CChar.self) }
    var fromLeft = pending.count
    var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
    var toLeft = output.count
    let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
    let fault = result == -1 ? errno : 0
    let consumed = pending.count - fromLeft
    offset += consumed
    pending = pending.dropFirst(consumed)
    ready = 0..<(output.count - toLeft)
    for byte in output[ready] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return fault
  }

  private func refill() throws(Failure) {
    if pending.lowerBound > 0, !pending.isEmpty, let base = input.baseAddress {
      base.copyMemory(from: base + pending.lowerBound, byteCount: pending.count)
    }
    pending = 0..<pending.count
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: input[pending.count...]))
    pending = 0..<(pending.count + count)
    isSourceOver = count == 0
  }

  /// Drops the byte order mark, and refuses text that is plainly of another encoding.
  private func begin() throws(Failure) {
    hasBegun = true
    while pending.count < input.count, !isSourceOver { try refill() }
    let head = UnsafeRawBufferPointer(rebasing: input[pending])
    let mark = TextEncoding.marked(by: Array(head.prefix(3)))
    let isMarked = mark.map { $0.encoding == encoding || (encoding == .utf16 && $0.encoding != .utf8) } ?? false
    if encoding == .utf16, !isMarked {
      throw Failure(
        .wrongEncoding, at: Place(file: path), found: "no byte order mark", expected: "one, or utf-16le or utf-16be")
    }
    try openConverter(from: isMarked ? mark?.encoding ?? encoding : encoding)
    if let mark, isMarked {
      pending = mark.length..<pending.upperBound
      offset = mark.length
      return
    }
    // Read as GB 18030, most UTF-8 text gives characters too, only not those that were written.
    guard encoding == .gb18030, Self.isPlainlyUTF8(head) else { return }
    throw Failure(.wrongEncoding, at: Place(file: path), found: "UTF-8 text", expected: encoding.shownName)
  }

  /// - Throws: `unknownEncoding` where the system's iconv does not have it.
  private func openConverter(from encoding: TextEncoding) throws(Failure) {
    guard let opened = iconv_open("UTF-8", encoding.systemName), opened != iconv_t(bitPattern: -1) else {
      throw Failure(
        .unknownEncoding, at: Place(file: path), found: "\(encoding.rawValue), which this system's iconv lacks")
    }
    converter = opened
  }

  /// Whether bytes are UTF-8 with at least eight characters of three bytes. Of GBK pairs hardly any three in a row
  /// have that form.
  private static func isPlainlyUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if let error = UTF8Check.firstError(in: bytes), error < bytes.count - 3 { return false }
    return bytes.count { (0xE0...0xEF).contains($0) } >= 8
  }

  private func undecodable() -> Failure {
    let digits = input[pending].prefix(4).map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }
    let likely = LikelyEncoding.name(of: UnsafeRawBufferPointer(rebasing: input[pending])).flatMap { name in
      name == encoding.rawValue ? nil : name
    }
    return Failure(
      .wrongEncoding, at: Place(file: path, byteOffset: offset, line: line),
      found: "column \(column), byte \(offset): \(digits.joined(separator: " "))" + (likely.map { " (\($0)?)" } ?? ""),
      expected: encoding.shownName)
  }
}
