internal import MuchanDiagnostics

/// Bytes that come one after the other, whatever stands behind them: a file, its unpacked content, a converter.
///
/// A stream belongs to one reader at a time; `InputFile` puts it behind a lock.
protocol ByteStream: AnyObject {
  /// Reads up to `buffer.count` bytes: fewer than that at any time, none only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  /// What was wrong with the content so far that did not stop the reading.
  var findings: DiagnosticLog { get }
}

extension ByteStream {
  var findings: DiagnosticLog { DiagnosticLog() }
}
