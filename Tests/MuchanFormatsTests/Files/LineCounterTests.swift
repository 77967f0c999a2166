import MuchanFormats
import Testing

@Suite("Lines of byte offsets")
struct LineCounterTests {
  @Test("the line of an offset is one more than the line feeds before it, in files with many and with few")
  func lines() throws {
    let scratch = try ScratchFolder()
    var seed: UInt64 = 3
    // Over three buffers; line feeds beside bytes that differ from them in one bit; long stretches of nothing else.
    for (name, every) in [("all", UInt64(1)), ("many", 3), ("few", 5_000)] {
      var bytes: [UInt8] = []
      for _ in 0..<3_200_003 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append((seed >> 40) % every == 0 ? 0x0A : [0x0B, 0x8A, 0x02, 0x00, 0xFF, 0x4A][Int(seed >> 60) % 6])
      }
      let path = try scratch.write(bytes, to: name)
      let offsets = [0, 1, 7, 8, 9, 2_039, 2_040, 2_041, 1_048_575, 1_048_576, 1_048_577, 3_000_000, 3_200_002]
      let lines = LineCounter.lines(at: offsets, of: path)
      for offset in offsets {
        #expect(lines[offset] == 1 + bytes[..<offset].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }, "\(name) \(offset)")
      }
    }
  }
}
