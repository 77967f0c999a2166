import MuchanFormats
import Testing

@Suite struct FileDigestTests {
  /// The examples of FIPS 180-2, appendix B, and the digest of nothing, by Python's hashlib.
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func digestsAreThoseOfTheStandard(piece: String, count: Int, digest: String) throws {
    let text = String(repeating: piece, count: count)
    #expect(FileDigest(of: Array(text.utf8)).hexadecimal == digest)
    #expect(FileDigest(of: Array(text.utf8), usingProcessor: false).hexadecimal == digest)
    let folder = try ScratchFolder()
    let file = try FileDigest(ofFile: try folder.write(text, to: "file"))
    #expect(file.hexadecimal == digest)
    #expect(file.byteCount == text.utf8.count)
  }

  @Test func linesAreThoseOfCountingLineEnds() throws {
    let folder = try ScratchFolder()
    // Longer than the cursor's buffer of 256 KiB.
    let text = (0..<40_000).map { String(repeating: "x", count: $0 % 23) }.joined(separator: "\n")
    let path = try folder.write(text, to: "lines")
    var cursor = try LineCursor(path: path)
    var line = 1
    for (offset, byte) in text.utf8.enumerated() {
      if offset % 97 == 0 { #expect(try cursor.line(at: offset) == line) }
      if byte == 0x0A { line += 1 }
    }
  }
}
