public import MuchanDiagnostics

/// Survey boundary-point texts (勘测定界界址点坐标交换格式).
public enum BoundaryText {
  /// The lines that the blocks of a file begin on, in order, block by block a feature; empty where it can no longer be
  /// read.
  public static func blockLines(of path: String) -> [Int] { BoundaryTextStream.blockLines(of: path) }

  /// The text of the block that begins on a line: its head and its points; nil where none does.
  ///
  /// - Throws: the failures of `InputFile`, `notUTF8` where it is neither UTF-8 nor GB 18030.
  public static func block(fromLine first: Int, of path: String) throws(Failure) -> String? {
    do throws(Failure) {
      return try block(fromLine: first, of: path, InputOptions())
    } catch {
      guard error.diagnostic.code == .notUTF8 else { throw error }
      return try block(fromLine: first, of: path, InputOptions(encoding: .gb18030))
    }
  }

  private static func block(
    fromLine first: Int, of path: String, _ options: InputOptions
  ) throws(Failure) -> String? {
    var reader = try LineReader(path: path, options: options)
    var lines: [String] = []
    while let line = try reader.next() {
      guard reader.line >= first else { continue }
      if reader.line > first, BoundaryParcel.isHead(line.trimmed()) { break }
      lines.append(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
