/// The stable code of a finding.
///
/// A code keeps its meaning for ever; a new meaning gets a new code. `docs/diagnostics.md` lists them,
/// and a test holds that list against this one.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  // Files
  case fileMissing = "FILE-001"
  case fileUnreadable = "FILE-002"
  case fileEmpty = "FILE-003"
  case outputExists = "FILE-004"
  case outputFailed = "FILE-005"
  case notUTF8 = "FILE-006"
  case unknownFormat = "FILE-007"
  case folderGiven = "FILE-008"
  case wrongEncoding = "FILE-009"
  case unknownEncoding = "FILE-010"
  case brokenGzip = "FILE-011"
  case expandsTooFar = "FILE-012"
  case converterMissing = "FILE-013"
  case conversionFailed = "FILE-014"
  case severalLayers = "FILE-015"
  case converted = "FILE-016"

  // JSON text
  case notJSON = "JSON-001"
  case truncatedJSON = "JSON-002"
  case trailingContent = "JSON-003"
  case duplicateMember = "JSON-004"
  case nestedTooDeep = "JSON-005"
  case featureTooLarge = "JSON-006"

  // Features and geometry
  case notGeoJSON = "GEO-001"
  case noFeatures = "GEO-002"
  case notAFeature = "GEO-003"
  case nullGeometry = "GEO-004"
  case notAPolygon = "GEO-005"
  case wrongNesting = "GEO-006"
  case badPosition = "GEO-007"
  case shortRing = "GEO-008"
  case unclosedRing = "GEO-009"
  case emptyGeometry = "GEO-010"
  case invalidGeometry = "GEO-011"
  case repairedGeometry = "GEO-012"
  case keptInvalidGeometry = "GEO-013"
  case missingID = "GEO-014"
  case duplicateID = "GEO-015"
  case extraOrdinates = "GEO-016"
  case outsideChina = "GEO-017"
  case swappedAxes = "GEO-018"
  case coordinateOutOfRange = "GEO-019"
  case unknownCRS = "GEO-020"
  case overlayFailed = "GEO-021"
  case overlappingZones = "GEO-022"
  case noOverlap = "GEO-023"
  case zoneWithoutID = "GEO-024"
  case areaTooLarge = "GEO-025"

  // RFC 7946 hints
  case wrongWinding = "GEO-026"
  case foreignCRSMember = "GEO-027"

  // Shares of a whole
  case repeatedID = "GEO-028"
  case approximateDatum = "GEO-029"
  case shiftedDatum = "GEO-030"
  case wrongBounds = "GEO-031"
  case excessPrecision = "GEO-032"
  case nestedCollection = "GEO-033"
  case foreignMember = "GEO-034"
  case measureOrdinate = "GEO-035"
  case overlappingParcels = "GEO-036"
  case gapBetweenParcels = "GEO-037"
  case sliver = "GEO-038"
  case idInOtherFile = "GEO-039"

  // Tables
  case unknownColumn = "TAB-001"
  case missingColumn = "TAB-002"
  case missingValue = "TAB-003"
  case notANumber = "TAB-004"
  case notADate = "TAB-005"
  case notAPeriod = "TAB-006"
  case notAChoice = "TAB-007"
  case raggedRow = "TAB-008"
  case unclosedQuote = "TAB-009"
  case duplicateRow = "TAB-010"
  case duplicateColumn = "TAB-011"
  case badCreditCode = "TAB-012"
  case valueTooLarge = "TAB-013"
  case negativeValue = "TAB-014"
  case unknownTable = "TAB-015"
  case convertedUnit = "TAB-016"
  case unknownHeaderUnit = "TAB-017"
  case convertedCell = "TAB-018"
  case missingMark = "TAB-019"
  case destroyedID = "TAB-020"
  case roundedID = "TAB-021"

  // Boundary-point text
  case badBoundaryText = "TXT-001"
  case boundaryCount = "TXT-002"
  case boundaryArea = "TXT-003"

  // Projects and options
  case badYAML = "PRJ-001"
  case unknownKey = "PRJ-002"
  case missingKey = "PRJ-003"
  case badSetting = "PRJ-004"
  case notAProject = "PRJ-005"
  case missingData = "PRJ-006"
  case badOption = "PRJ-007"
  case repeatedRule = "PRJ-008"

  // Accounts
  case unknownCarrier = "ACC-001"
  case unknownUnit = "ACC-002"
  case missingFactor = "ACC-003"
  case energyWithoutEnterprise = "ACC-004"
  case enterpriseWithoutLand = "ACC-005"
  case occupancyWithoutParcel = "ACC-006"
  case missingTotal = "ACC-007"
  case totalBelowZone = "ACC-008"
  case unknownLandUse = "ACC-009"
  case occupancyOverParcel = "ACC-010"
  case mixedPeriods = "ACC-011"
  case assumption = "ACC-012"
  case enterpriseOutsidePeriod = "ACC-013"
  case incompleteYear = "ACC-014"
  case dateOutOfRange = "ACC-015"
  case dateOrder = "ACC-016"
  case shareForAmount = "ACC-017"
  case missingGridFactor = "ACC-018"
  case implausibleHeat = "ACC-019"
  case missingCarbonFactor = "ACC-020"
  case twoClasses = "ACC-021"
  case presetOfOtherPlace = "ACC-022"
  case doubleRevival = "ACC-023"
  case revivalWithoutParcel = "ACC-024"
  case unknownIndustry = "ACC-025"
  case rentOutNotHeld = "ACC-026"
  case mixedYears = "ACC-027"
  case noBaseFigure = "ACC-028"
  case yearAndParts = "ACC-029"
  case outsideYears = "ACC-030"
  case buildingElsewhere = "ACC-031"
  case notAboveZero = "ACC-032"
  case singleYear = "ACC-033"
  case twoFigures = "ACC-034"

  // Spatial rules
  case centreLineRefused = "POL-001"
  case centreLineTaken = "POL-002"
  case accessWithoutUnit = "POL-003"
  case figureWithoutZone = "POL-004"
  case protectionAreaDerived = "POL-005"

  // States of a cluster
  case brokenState = "STA-001"
  case mixedStates = "STA-002"
  case missingState = "STA-003"

  // Workspaces
  case notAWorkspace = "STO-001"
  case workspaceBusy = "STO-002"
  case workspaceFailed = "STO-003"
  case alreadyImported = "STO-004"
  case recordGone = "STO-005"
  case recordChanged = "STO-006"
  case recordNotStored = "STO-007"
  case sourceChanged = "STO-008"
  case noFiles = "STO-009"
  case sourceNotText = "STO-010"
  case workspaceWithoutProject = "STO-011"
  case workspaceChanged = "STO-012"

  // Folders of results
  case notAResult = "RES-001"
  case missingResult = "RES-002"
  case resultWithoutOrigin = "RES-003"

  /// How much a finding of this code matters.
  public var severity: Severity {
    switch self {
    case .extraOrdinates,
      .converted,
      .approximateDatum,
      .excessPrecision,
      .convertedUnit,
      .convertedCell,
      .missingMark,
      .wrongWinding,
      .foreignCRSMember,
      .assumption,
      .incompleteYear,
      .outsideYears,
      .singleYear,
      .alreadyImported,
      .recordGone,
      .recordChanged,
      .sourceChanged,
      .sourceNotText,
      .resultWithoutOrigin:
      .note
    case .duplicateMember,
      .shiftedDatum,
      .wrongBounds,
      .nestedCollection,
      .foreignMember,
      .measureOrdinate,
      .overlappingParcels,
      .gapBetweenParcels,
      .sliver,
      .idInOtherFile,
      .roundedID,
      .boundaryCount,
      .boundaryArea,
      .unclosedRing,
      .repairedGeometry,
      .keptInvalidGeometry,
      .outsideChina,
      .overlappingZones,
      .noOverlap,
      .repeatedID,
      .unknownColumn,
      .badCreditCode,
      .unknownTable,
      .missingFactor,
      .missingCarbonFactor,
      .energyWithoutEnterprise,
      .enterpriseWithoutLand,
      .occupancyWithoutParcel,
      .missingTotal,
      .unknownLandUse,
      .occupancyOverParcel,
      .centreLineRefused,
      .centreLineTaken,
      .accessWithoutUnit, .figureWithoutZone, .protectionAreaDerived,
      .dateOutOfRange,
      .dateOrder,
      .shareForAmount,
      .doubleRevival,
      .revivalWithoutParcel,
      .unknownIndustry,
      .rentOutNotHeld,
      .mixedYears,
      .buildingElsewhere,
      .notAboveZero,
      .yearAndParts,
      .twoFigures,
      .enterpriseOutsidePeriod,
      .presetOfOtherPlace,
      .workspaceWithoutProject:
      .warning
    default:
      .error
    }
  }

  /// What the code means and what to do about it.
  public func text(in language: Language) -> (title: String, advice: String) {
    switch language {
    case .english: englishText
    case .chinese: chineseText
    }
  }
}
