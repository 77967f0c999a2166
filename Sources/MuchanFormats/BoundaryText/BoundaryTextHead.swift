/// The first section of a boundary-point text: how its coordinates are to be read.
struct BoundaryTextHead {
  /// The bytes that every such file begins with, in both encodings it is written in.
  static let marks: [(encoding: TextEncoding, bytes: [UInt8])] = [
    (.utf8, Array("[属性描述]".utf8)),
    (.gb18030, [0x5B, 0xCA, 0xF4, 0xD0, 0xD4, 0xC3, 0xE8, 0xCA, 0xF6, 0x5D]),
  ]

  /// Whether a text is of this kind.
  static func begins(_ text: some Collection<UInt8>) -> Bool { encoding(of: text) != nil }

  /// The encoding that the first line is written in; nil for other texts.
  static func encoding(of text: some Collection<UInt8>) -> TextEncoding? {
    marks.first { text.starts(with: $0.bytes) }?.encoding
  }
}
