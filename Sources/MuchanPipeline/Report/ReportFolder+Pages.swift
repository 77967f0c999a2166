public import MuchanDiagnostics
internal import MuchanFormats
public import MuchanReport

extension ReportFolder {
  /// Writes the report to a path, and the pages of zones beside it.
  ///
  /// - Parameter path: `-` is standard output, which takes the report alone.
  /// - Throws: `outputExists`, `outputFailed`.
  public func write(_ options: PageOptions, to path: String, overwrite: Bool) throws(Failure) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var written: [(path: String, html: String)] = []
    try pages(options) { (name, html) throws(Failure) in
      let isReport = name == ReportPage.fileName(ofSheet: 0)
      if path == "-" {
        if isReport { written.append(("-", html)) }
      } else {
        written.append((isReport ? path : folder + name, html))
      }
    }
    for page in written {
      var file = try OutputFile(path: page.path == "-" ? nil : page.path, overwrite: overwrite)
      try file.write(page.html)
      try file.commit()
    }
  }
}
