import ArgumentParser
import MuchanPipeline

/// The root command.
struct MuchanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "muchan",
    abstract: "Land, output, energy and carbon accounts of development zones, offline and traceable.",
    discussion: """
      EXAMPLES:
        muchan demo -o demo               a made-up project and its results
        muchan check project              what is wrong with the input
        muchan import data --into W.gpkg  layers and tables into one workspace
        muchan run project -o results     all accounts of a project folder
        muchan area parcels.geojson       mu of every parcel
        muchan overlay parcels.geojson --zones zones.geojson --by land_use_code

      EXIT CODES:
        0 done
        1 done, with findings (a record left out, --strict and a warning)
        2 could not be done
        64 wrong usage
        130 interrupted
      """,
    version: MuchanVersion.current,
    subcommands: [
      RunCommand.self,
      ReportCommand.self,
      DemoCommand.self,
      AreaCommand.self,
      OverlayCommand.self,
      CheckCommand.self,
      ImportCommand.self,
      ExplainCommand.self,
      IdleCommand.self,
      MilestonesCommand.self,
      RevitaliseCommand.self,
      LandUseCommand.self,
      YieldCommand.self,
      ClassifyCommand.self,
      EnergyCommand.self,
      CarbonCommand.self,
      ConvertCommand.self,
      RatioCommand.self,
      ReviewCommand.self,
      DualControlCommand.self,
      DecomposeCommand.self,
      PeakCommand.self,
      PolicyCommand.self,
      RankCommand.self,
      RulesCommand.self,
      DiffCommand.self,
      ColumnsCommand.self,
      DoctorCommand.self,
      PartialCommand.self,
      MergeCommand.self,
      FinishCommand.self,
    ])
}
