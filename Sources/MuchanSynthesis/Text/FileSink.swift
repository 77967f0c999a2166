#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file being written in blocks. It appears under its name only when finished; an abandoned one is removed.
struct FileSink: ~Copyable {
  private let path: String
  private let draft: String
  private let file: UnsafeMutablePointer<FILE>
  private var block: [UInt8] = []
  private static let blockSize = 1 << 20

  init(path: String) throws(SynthesisFailure) {
    self.path = path
    draft = path + ".part"
    guard let opened = fopen(draft, "wb") else { throw Self.failure(draft) }
    file = opened
    block.reserveCapacity(Self.blockSize + 4096)
  }

  deinit {
    fclose(file)
    unlink(draft)
  }

  mutating func write(_ text: String) throws(SynthesisFailure) {
    block.append(contentsOf: text.utf8)
    if block.count >= Self.blockSize { try flush() }
  }

  mutating func write(_ bytes: [UInt8]) throws(SynthesisFailure) {
    block.append(contentsOf: bytes)
    if block.count >= Self.blockSize { try flush() }
  }

  /// Writes what is left and gives the file its name.
  consuming func finish() throws(SynthesisFailure) {
    try flush()
    guard fflush(file) == 0, rename(draft, path) == 0 else { throw Self.failure(path) }
  }

  private mutating func flush() throws(SynthesisFailure) {
    guard fwrite(block, 1, block.count, file) == block.count else { throw Self.failure(draft) }
    block.removeAll(keepingCapacity: true)
  }

  private static func failure(_ path: String) -> SynthesisFailure {
    .file(path: path, reason: String(cString: strerror(errno)))
  }

  /// Makes a folder and the folders above it; one that exists is fine.
  static func makeFolder(_ path: String) throws(SynthesisFailure) {
    var built = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      built += (built.isEmpty || built.hasSuffix("/") ? "" : "/") + part
      guard mkdir(built, 0o777) == 0 || errno == EEXIST else { throw failure(built) }
    }
  }
}
