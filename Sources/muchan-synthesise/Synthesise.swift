import ArgumentParser
import MuchanSynthesis

@main
struct Synthesise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "muchan-synthesise",
    abstract: "Makes up a development zone: a demonstration project, or a workload for benchmarks.",
    discussion: "The same options give the same bytes. Nothing that is written is real.",
    subcommands: [Demo.self, Province.self, WorkloadCommand.self])
}
