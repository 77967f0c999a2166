/// One file of a made-up project, held as text.
public struct GeneratedFile: Sendable {
  /// The name inside the project folder.
  public let name: String
  public let text: String
}

extension [GeneratedFile] {
  /// Writes the files into a folder, which is made when it is missing. Each file is replaced whole.
  public func write(to folder: String) throws(SynthesisFailure) {
    try FileSink.makeFolder(folder)
    for file in self {
      var sink = try FileSink(path: folder + "/" + file.name)
      try sink.write(file.text)
      try sink.finish()
    }
  }
}
