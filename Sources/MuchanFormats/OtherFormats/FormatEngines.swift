internal import CJSONScan
internal import CXLSXWriter
internal import CZlib
public import MuchanDiagnostics

/// The libraries and programs that files are read with.
public enum FormatEngines {
  /// simdjson, and the kernel that this processor gets: `3.0.1 (icelake)`.
  public static var simdjson: String {
    "\(String(cString: mc_engine_version())) (\(String(cString: mc_engine_kernel())))"
  }

  /// libxlsxwriter: `1.1.4`.
  public static var xlsxwriter: String { String(cString: lxw_version()) }

  /// zlib: `1.2.13`.
  public static var zlib: String { String(cString: zlibVersion()) }

  /// What a program that is looked for in `PATH` prints, such as `ogr2ogr --version`.
  ///
  /// - Throws: `converterMissing` where there is no such program, `conversionFailed` where it ends badly.
  public static func output(of command: [String]) throws(Failure) -> String {
    try ChildStream(command, path: command[0]).text()
  }
}
