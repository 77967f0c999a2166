import ArgumentParser
import MuchanDiagnostics
import MuchanFormats

/// What files do not say about themselves.
struct InputFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The encoding of text files that are not UTF-8: gb18030 (also for GBK and GB2312), utf-16, utf-16le, utf-16be.",
      valueName: "name"), completion: .encodings)
  var encoding: String?

  @Option(help: ArgumentHelp("The layer, or the sheet of a workbook, of files with several.", valueName: "name"))
  var layer: String?

  /// The options that the flags make up.
  func options() throws(Failure) -> InputOptions {
    InputOptions(encoding: try encoding.map { (name) throws(Failure) in try TextEncoding(named: name) }, layer: layer)
  }
}
