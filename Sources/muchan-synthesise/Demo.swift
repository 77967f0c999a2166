import ArgumentParser
import MuchanSynthesis

/// `demo`: writes the project folder.
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the demonstration project: project.yaml and the files it names.")

  @Option(name: .shortAndLong, help: "The folder to write into; files of the same names are replaced.")
  var output: String

  @Option(help: "Another seed gives another world.")
  var seed: UInt64 = 1

  @Option(help: "1 is about 2,000 parcels; from 0.02 to 50.")
  var scale: Double = 1

  @Option(help: "Faults to plant, comma-separated: idle, duplicate-ids, bow-ties, gaps. Listed in planted.csv.")
  var defects: String = ""

  func run() throws {
    var planted: Set<PlantedDefect> = []
    for name in defects.split(separator: ",") {
      guard let defect = PlantedDefect(rawValue: String(name)) else {
        let known = PlantedDefect.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("unknown defect '\(name)'; known: \(known)")
      }
      planted.insert(defect)
    }
    let options = try DemoOptions(seed: seed, scale: scale, defects: planted)
    try DemoProject.files(options).write(to: output)
  }
}
