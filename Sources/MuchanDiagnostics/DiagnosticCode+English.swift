extension DiagnosticCode {
  /// Title and advice in English: lower-case clauses that read on after the place.
  var englishText: (title: String, advice: String) {
    switch self {
    case .fileMissing: ("no such file", "check the path, or the name in project.yaml")
    case .fileUnreadable: ("the file cannot be read", "check its permissions")
    case .fileEmpty: ("the file is empty", "export it again")
    case .outputExists: ("the output exists already", "choose another place, or add --overwrite")
    case .outputFailed: ("the output cannot be written", "nothing was changed; check space and permissions")
    case .notUTF8: ("the text is not UTF-8", "save it as UTF-8, or name its encoding with --encoding")
    case .unknownFormat:
      ("neither content nor name tell what kind of file this is", "see docs/formats.md for what is read")
    case .folderGiven: ("a file was expected, this is a folder", "name the file inside it")
    case .notJSON:
      (
        "this is not JSON",
        "mend the place named; of a document nothing was read, of separate lines this one was left out"
      )
    case .truncatedJSON:
      ("the file ends in the middle of a value", "export or copy it again; nothing was read from the file")
    case .trailingContent:
      (
        "there is content after the end of the document",
        "remove it, or save one document per file; Features one a line are read with --ndjson"
      )
    case .duplicateMember: ("a member occurs twice in one object", "keep one of them; the first was used")
    case .nestedTooDeep: ("values are nested deeper than 1,024 levels", "flatten the value named")
    case .featureTooLarge: ("one feature is larger than the limit", "raise --max-feature-bytes")
    case .notGeoJSON: ("this is JSON, but not a GeoJSON FeatureCollection or Feature", "export it as GeoJSON")
    case .noFeatures: ("there is no feature in the file", "check what was exported")
    case .notAFeature: ("this member of the list is not a Feature", "give it \"type\": \"Feature\"")
    case .nullGeometry: ("the feature has no geometry", "draw it, or remove the feature")
    case .notAPolygon: ("a Polygon or MultiPolygon was expected", "remove it, or put it in a layer of its own")
    case .wrongNesting:
      (
        "the coordinates are not nested as the geometry type asks",
        "a Polygon is a list of rings, a ring a list of positions"
      )
    case .badPosition: ("a position needs two numbers, longitude and latitude", "mend the position named")
    case .shortRing: ("a ring needs at least four positions", "remove or redraw the ring")
    case .unclosedRing: ("a ring does not end where it began; it was closed", "repeat the first position at the end")
    case .emptyGeometry: ("the geometry has no coordinates", "draw it, or remove the feature")
    case .invalidGeometry: ("the geometry is not valid and was left out", "mend it, or use --on-invalid repair")
    case .repairedGeometry:
      ("the geometry is not valid and was repaired", "look at the area before and after, and mend the source")
    case .keptInvalidGeometry:
      ("the geometry is not valid and was measured as it is", "its area may be wrong; mend the source")
    case .missingID: ("the record has no id", "fill in the id member named")
    case .duplicateID: ("the id occurs more than once; one record was used", "give each record its own id")
    case .extraOrdinates:
      ("positions have more than two numbers; the rest were dropped", "nothing needs doing for areas")
    case .outsideChina: ("coordinates lie outside China", "check the coordinate reference system, and --crs")
    case .swappedAxes: ("longitude and latitude look swapped", "write longitude first")
    case .coordinateOutOfRange:
      ("a coordinate is outside longitude ±180 or latitude ±90", "projected coordinates need --crs")
    case .unknownCRS: ("the coordinate reference system is not known", "name it by --crs EPSG:nnnn")
    case .overlayFailed:
      ("the geometry engine could not intersect this feature", "mend the feature, or report it with the file")
    case .overlappingZones:
      (
        "zones overlap; land in the overlap counts in each of them",
        "mend the zone borders; the balance line has the area that overlaps"
      )
    case .noOverlap: ("no feature touches any zone", "check that both layers use the same datum")
    case .zoneWithoutID: ("a zone has no id", "fill it in, or name another member by --zone-id")
    case .areaTooLarge: ("the area is over 9e12 m²", "check the coordinates")
    case .wrongWinding: ("an outer ring runs clockwise", "RFC 7946 asks for counter-clockwise; areas are the same")
    case .foreignCRSMember: ("the old crs member is used", "RFC 7946 dropped it; it is honoured here")
    case .repeatedID:
      ("the id occurs more than once; every record was counted", "give each record its own id, or remove the repeats")
    case .unknownColumn:
      ("the column is not known and was not read", "rename it, map it under columns: in project.yaml, or drop it")
    case .missingColumn: ("a required column is missing", "add it, or map it under columns: in project.yaml")
    case .missingValue: ("a required value is empty", "fill it in")
    case .notANumber: ("a number was expected", "write digits with a point, no unit and no separator")
    case .notADate: ("a date was expected", "write YYYY-MM-DD")
    case .notAPeriod: ("a period was expected", "write YYYY, YYYY-Qn or YYYY-MM")
    case .notAChoice: ("the value is not one of those allowed", "use one of them")
    case .raggedRow: ("the row has another number of fields than the header", "check quotes and commas")
    case .unclosedQuote: ("a quoted field is not closed before the end of the file", "close the quote")
    case .duplicateRow: ("the record occurs more than once; the first was used", "keep one row")
    case .duplicateColumn: ("two columns have the same meaning", "keep one of them")
    case .badCreditCode: ("the check digit of the credit code is wrong", "compare it with the licence")
    case .valueTooLarge: ("the value is over 9e12", "check its unit")
    case .negativeValue: ("the value cannot be negative", "check the sign")
    case .unknownTable:
      ("the header is that of no table known here; only its shape was checked", "compare the columns with the README")
    case .brokenState:
      ("this is not a state line of muchan", "pass the lines of muchan partial and merge on unchanged")
    case .mixedStates:
      ("state lines do not belong together", "make all of them by one version, with the same zones and options")
    case .missingState: ("state lines are missing", "give every line that muchan partial or merge wrote")
    case .notAWorkspace: ("this is not a workspace of muchan", "name a file that muchan import made, or a new one")
    case .workspaceBusy:
      ("another program is writing to the workspace", "nothing was changed; try again when it is done")
    case .workspaceFailed: ("the workspace cannot be read or written", "nothing was changed; check the file")
    case .alreadyImported: ("the same content was imported before", "nothing needs doing; nothing was changed")
    case .recordGone: ("the file no longer has this record, and it was removed", "nothing needs doing if that is meant")
    case .recordChanged:
      ("the record is not what it was, and was replaced", "nothing needs doing if that is meant")
    case .recordNotStored:
      ("no record with this id is in the workspace", "check the id; rejected records are not stored")
    case .sourceChanged:
      ("the source file is not what was imported", "import it again, or look at the values that are stored")
    case .sourceNotText:
      ("the source is no text that could be shown", "open it in the program it is of; features count from 0")
    case .workspaceWithoutProject:
      (
        "the workspace has no project.yaml, so what it would say is missing",
        "import the project folder with its project.yaml; what is missing is listed"
      )
    case .workspaceChanged:
      ("another program changed the workspace during the run, so no results were written", "run again")
    case .noFiles:
      ("there is no layer or table in the folder", "check the folder; names end in .geojson, .csv and so on")
    case .badYAML: ("this is not YAML", "look at the line named")
    case .unknownKey: ("the key is not known", "see docs/project-file.md")
    case .missingKey: ("a required key is missing", "add it")
    case .badSetting: ("the value of this key is not right", "correct it")
    case .notAProject: ("there is no project.yaml here", "name a project folder or its project.yaml")
    case .missingData: ("muchan's own data folder was not found", "set --data or MUCHAN_DATA")
    case .repeatedRule:
      (
        "a rule, clause or indicator has the id of another one; the file was refused",
        "give each an id of its own, or leave one out"
      )
    case .badOption: ("the options do not fit together", "see --help")
    case .unknownCarrier: ("the energy carrier is not in the factor table", "use one of its names")
    case .unknownUnit: ("the unit is none of this carrier or indicator", "use one of its units")
    case .missingFactor: ("there is no factor for this year", "declare it in project.yaml with its source")
    case .energyWithoutEnterprise:
      ("energy is booked for an enterprise that is not in enterprises.csv", "add the enterprise or correct the id")
    case .enterpriseWithoutLand:
      ("the enterprise has no land in occupancy.csv", "add its parcels; its per-mu figures are unknown")
    case .occupancyWithoutParcel:
      ("occupancy names a parcel that is not in the parcel layer", "add the parcel or correct the id")
    case .missingTotal: ("the total of the region is missing for this year", "add it to reference.csv with its source")
    case .totalBelowZone:
      ("the total of the region is smaller than the zone's own figure", "check scope, unit and year of both")
    case .unknownLandUse: ("the land-use code is not in the code table", "check the code and its standard")
    case .occupancyOverParcel: ("occupancies add up to more than the parcel", "check the areas and dates")
    case .mixedPeriods: ("the same meter is booked by month and by year; the year was used", "keep one of them")
    case .assumption: ("an assumption was used", "see the assumptions of the result")
    case .enterpriseOutsidePeriod: ("the enterprise has no row for this period", "add the row, or leave its energy out")
    case .centreLineRefused:
      (
        "the line in the middle of a water is not its shoreline; no distance is measured from it",
        "add the shoreline, or set policy.centre_line_as_shoreline: true in project.yaml"
      )
    case .centreLineTaken:
      (
        "as asked, the line in the middle of a water stands for its shoreline: distances are too large",
        "add the shoreline"
      )
    case .figureWithoutZone:
      ("indicators.csv states a figure of a zone that the layer does not have", "check the zone_id, or draw the zone")
    case .protectionAreaDerived:
      (
        "the first-class protection area of Taihu is not given and was derived from lake and rivers: it is approximate",
        "add the official one to controls, of kind taihu_first_class"
      )
    case .accessWithoutUnit: ("the access list names a unit that the layer does not have", "check the control_id")
    case .incompleteYear:
      ("the periods given do not make up the year", "add the missing months, or the figure of the year")
    case .dateOutOfRange:
      (
        "the date is before 1986-01-01, after the day that clocks are read at, or too late; it counts as unknown",
        "check the date; agreed dates may lie ahead"
      )
    case .dateOrder: ("two dates are in the wrong order; nothing is judged by them", "check both dates")
    case .doubleRevival:
      (
        "the parcel is in the series of revived land again, with more than its area together; it counts once",
        "remove the row, or give the area of each part"
      )
    case .revivalWithoutParcel:
      ("the parcel of a row of revived land is not in the layer", "check the id")
    case .yearAndParts:
      (
        "the enterprise's year is given and months or quarters of it too; the year was used",
        "keep one of them, or check the year's figure"
      )
    case .twoFigures:
      (
        "the place has two figures of this indicator and year that differ; neither is used",
        "keep one, or state scope, basis or price_base where they are of different things"
      )
    case .outsideYears:
      (
        "rows are of a year that the project does not name; the tables by year leave them out",
        "add the year to years in project.yaml where they are to count"
      )
    case .buildingElsewhere:
      (
        "the largest part of a building's outline lies on another parcel than its record names",
        "check parcel_id, or the outline; areas follow the outline, a building without one its parcel_id"
      )
    case .notAboveZero:
      (
        "value added is zero or below; nothing can be told per value added of that year",
        "check the figure and its sign; leave it out where it is not known"
      )
    case .singleYear:
      ("the series has one year; no change, trend or peak can be told of it", "add the figures of other years")
    case .noBaseFigure:
      (
        "there is no figure of the target's base year, so it has no path",
        "state base.value, or give what the figure needs"
      )
    case .shareForAmount:
      (
        "the area looks like a share or percentage, or is more than there is; it counts as unknown",
        "give square metres, not a ratio"
      )
    case .missingGridFactor:
      (
        "there is no grid factor for this region and year",
        "say which year stands for it: grid_factor_year under assumptions in project.yaml, or --grid-year"
      )
    case .implausibleHeat:
      (
        "the measured heat value is far from the carrier's usual one",
        "check its unit: kJ, MJ or GJ, per kg, t, m³ or 10⁴ m³"
      )
    case .missingCarbonFactor:
      ("the carrier has no CO2 factor", "book a carrier of fuel_co2.csv, or add a row with its source to a data folder")
    case .twoClasses: ("an enterprise has two classes in one year", "keep the one that holds")
    case .unknownIndustry:
      (
        "the industry code is not one of GB/T 4754-2017; its industry counts as unknown",
        "give two to four digits, the first two a division"
      )
    case .rentOutNotHeld:
      (
        "more of a parcel is rented out than is held; the enterprise's land is unknown",
        "add the holding that it rents out, or correct kind and area"
      )
    case .mixedYears:
      (
        "a file that is given for one year has rows of another",
        "give it under the right year, or all years in one file"
      )
    case .presetOfOtherPlace:
      (
        "the class scheme is of another place",
        "choose the place's own, or write one; the result is for comparison only"
      )
    case .wrongEncoding:
      ("the text is not in the encoding that was named", "name the right one with --encoding, or save it as UTF-8")
    case .unknownEncoding: ("this encoding is not known", "use one of those listed")
    case .brokenGzip:
      ("the gzip data are damaged or cut off", "compress or copy it again; nothing was read from the file")
    case .expandsTooFar: ("the compressed file expands to far more than data do", "unpack it by hand and look at it")
    case .converterMissing:
      (
        "reading this format needs ogr2ogr, which is not installed",
        "install the Debian package gdal-bin, or export as GeoJSON or CSV"
      )
    case .conversionFailed:
      (
        "ogr2ogr could not read the file whole",
        "mend the file, or export it as GeoJSON or CSV; nothing was read from it"
      )
    case .severalLayers:
      ("the file has more than one layer, or not the one named", "name one of its layers with --layer")
    case .converted: ("the file was read through ogr2ogr", "places count features, not lines")
    case .approximateDatum:
      (
        "coordinates were turned back from a shifted datum, so results are approximate",
        "use the original survey coordinates where metres matter"
      )
    case .shiftedDatum:
      (
        "the layer lies beside the zones by a few hundred metres",
        "its coordinates may be GCJ-02 or BD-09: try --crs gcj02 or --crs bd09"
      )
    case .wrongBounds: ("the bbox member does not fit the coordinates", "remove or correct it; it was not used")
    case .excessPrecision:
      ("coordinates have more decimals than any survey", "seven decimals of a degree are a centimetre")
    case .nestedCollection: ("a GeometryCollection is inside another", "give each geometry a feature of its own")
    case .foreignMember:
      ("the geometry has members that GeoJSON does not know", "move them to the properties; they were not read")
    case .measureOrdinate:
      (
        "positions have four numbers or more; those past the second were left out",
        "keep longitude, latitude and at most a height"
      )
    case .overlappingParcels: ("two features of the layer overlap", "correct the border they share")
    case .gapBetweenParcels: ("there is a narrow gap between features", "correct the borders around it")
    case .sliver: ("the feature is a sliver", "look whether it is left over from an editing step")
    case .idInOtherFile:
      ("the id occurs in another file of this check too", "use one id for one record, or name the file once")
    case .convertedUnit: ("the unit in the header was converted", "compare one value with the source")
    case .unknownHeaderUnit: ("the unit in the header is not known for this column", "use one of those listed")
    case .convertedCell: ("cells are written in another way and were converted", "look at the first of them")
    case .missingMark: ("cells have a mark for no value; they are unknown, not zero", "leave them empty")
    case .destroyedID:
      ("a spreadsheet has turned this id into a number and lost its digits", "export the column as text")
    case .roundedID:
      (
        "the id has zeros from the 16th digit on, as spreadsheets leave them",
        "compare it with the source; export the column as text"
      )
    case .notAResult: ("this is not a folder of results", "name a folder that run -o wrote")
    case .missingResult:
      ("a table of the results is missing", "run again into a new folder; a folder of results is whole or not at all")
    case .resultWithoutOrigin:
      ("the summary does not say what the run was made of", "run again with this version to have causes told")
    case .badBoundaryText:
      ("the boundary-point text is not as the form has it", "mend the line named; nothing was read from the file")
    case .boundaryCount: ("the head of the parcel says another number of points", "count the points of the parcel")
    case .boundaryArea:
      ("the head of the parcel says another area than its points have", "compare unit, points and area")
    }
  }
}
