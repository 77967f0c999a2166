import MuchanDiagnostics
import MuchanFormats

/// An output file that is written line by line.
struct LineOutput: ~Copyable {
  /// Nil once it was committed.
  private var file: OutputFile?
  private var text = ""

  init(file: consuming OutputFile) { self.file = consume file }

  /// Lets `body` append a line, and writes when enough has gathered.
  mutating func write(_ body: (inout String) -> Void) throws(Failure) {
    body(&text)
    if text.utf8.count > 1 << 16 { try flush() }
  }

  /// Writes what is left and puts the file in its place.
  mutating func finish() throws(Failure) {
    try flush()
    if let file = file.take() { try file.commit() }
  }

  private mutating func flush() throws(Failure) {
    try file?.write(text)
    text.removeAll(keepingCapacity: true)
  }
}
