/// The class that land is counted in, whatever standard its code is from.
public enum LandUse: String, Sendable, CaseIterable {
  case industry
  case storage
  case mining
  case commerce
  case housing
  case publicService = "public_service"
  case transport
  case utility
  case green
  case water
  /// Blank land (留白用地) and vacant land.
  case blank
  case agriculture
  case other
}
