internal import Glibc

/// The list at the end of a ZIP file (APPNOTE 4.3): which files it holds and how large they are unpacked.
struct ArchiveDirectory {
  private var entries: [(name: String, byteCount: Int)] = []

  /// Reads the list; nil where there is none.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    // End of central directory, without a comment.
    guard size >= 22, let end = Self.bytes(descriptor, size - 22, 22), Self.number(end, 0, 4) == 0x0605_4b50 else {
      return nil
    }
    guard let list = Self.bytes(descriptor, Self.number(end, 16, 4), Self.number(end, 12, 4)) else { return nil }
    var place = 0
    while place + 46 <= list.count, Self.number(list, place, 4) == 0x0201_4b50 {
      let length = Self.number(list, place + 28, 2)
      guard place + 46 + length <= list.count else { return nil }
      let name = String(decoding: list[(place + 46)..<(place + 46 + length)], as: UTF8.self)
      entries.append((name, Self.number(list, place + 24, 4)))
      place += 46 + length + Self.number(list, place + 30, 2) + Self.number(list, place + 32, 2)
    }
    guard place == list.count, entries.count == Self.number(end, 10, 2) else { return nil }
  }

  /// How large the files of a folder are together.
  func bytes(below folder: String) -> Int {
    entries.reduce(0) { $0 + ($1.name.hasPrefix(folder) ? $1.byteCount : 0) }
  }

  private static func bytes(_ descriptor: Int32, _ offset: Int, _ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return pread(descriptor, &bytes, count, off_t(offset)) == count ? bytes : nil
  }

  private static func number(_ bytes: [UInt8], _ place: Int, _ length: Int) -> Int {
    (0..<length).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}
