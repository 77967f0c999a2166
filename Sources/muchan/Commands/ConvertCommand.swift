import ArgumentParser
import MuchanDiagnostics
import MuchanPipeline

/// `muchan convert`: a quick question about one quantity.
struct ConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert a quantity of a carrier to other units, standard coal and CO2, with factor and source.",
    discussion: """
      Units are matched exactly and must measure what the carrier is measured in, or be standard coal; for electricity \
      standard coal as the input would leave the basis open and is refused. Power has no CO2 without a year.

      EXAMPLES:
        muchan convert 12 万千瓦时 electricity --year 2022 --region 江苏
        muchan convert 3.5 t diesel
        muchan convert 2 万立方米 天然气 --to tce
        muchan convert 40 GJ heat
      """)

  @Argument(help: "How much, digits with a point.")
  var quantity: String

  @Argument(help: "The unit: kWh, MWh, 万千瓦时, GJ, MJ, m3, 万立方米, t, 万吨, kgce, tce …", completion: .shipped(.unit))
  var unit: String

  @Argument(
    help: "The carrier by its name or Chinese name: electricity, natural_gas, 柴油 …", completion: .shipped(.carrier))
  var carrier: String

  @Option(help: ArgumentHelp("Give the quantity in this unit alone.", valueName: "unit"), completion: .shipped(.unit))
  var to: String?

  @Option(help: ArgumentHelp("The year of the grid factors.", valueName: "year"))
  var year: Int?

  @Option(help: ArgumentHelp("A province or grid region.", valueName: "name"), completion: .shipped(.region))
  var region: String?

  @Option(help: ArgumentHelp("kgce per kWh at coal input (等价), which you declare.", valueName: "number"))
  var coalInput: String?

  @Option(
    help: ArgumentHelp(
      "muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console(options: output.console)
    try await reporting(console) { () async throws(Failure) in
      let question = QuantityConversion(
        quantity: quantity, unit: unit, carrier: carrier, target: to, year: year, region: region, coalInput: coalInput)
      let table = try question.table(data: DataFolder(explicit: data))
      try output.write(question.document(table), withDetails: false)
    }
  }
}
