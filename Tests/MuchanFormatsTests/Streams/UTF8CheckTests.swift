import MuchanTestSupport
import Testing

@testable import MuchanFormats

/// Held against the standard library's own check of UTF-8.
struct UTF8CheckTests {
  @Test("bytes are text where the standard library says so, and text up to the first error")
  func firstError() {
    var generator = SeededGenerator(state: 3)
    let pieces: [[UInt8]] = [
      Array("a".utf8), Array("abcdefgh".utf8), Array("energy_total,12.5".utf8), Array("亩".utf8), Array("é".utf8),
      Array("\u{20000}".utf8), [0x80], [0xC0, 0x80], [0xE4, 0xBA], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    ]
    var errors = 0
    for _ in 0..<4_000 {
      let count = Int.random(in: 0...8, using: &generator)
      let isClean = Bool.random(using: &generator)
      let bytes = (0..<count).flatMap { _ in
        pieces[Int.random(in: 0..<(isClean ? 6 : pieces.count), using: &generator)]
      }
      let found = bytes.withUnsafeBytes { UTF8Check.firstError(in: $0) }
      #expect((found == nil) == (String(validating: bytes, as: UTF8.self) != nil))
      guard let found else { continue }
      errors += 1
      #expect(String(validating: bytes[..<found], as: UTF8.self) != nil)
      // Nothing that begins there is a scalar.
      #expect((1...4).allSatisfy { String(validating: bytes[found...].prefix($0), as: UTF8.self) == nil })
    }
    #expect(errors > 500 && errors < 3_500)
  }
}
