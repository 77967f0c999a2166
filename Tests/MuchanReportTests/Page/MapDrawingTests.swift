import Testing

@testable import MuchanReport

struct MapDrawingTests {
  private func sheet() -> MapDrawing.Sheet {
    var sheet = MapDrawing.Sheet(
      id: "Z \"1\"", west: 118.25, north: 32.5, unitsPerDegreeEast: 8000, unitsPerDegreeSouth: 10_000, width: 8000,
      height: 10_000)
    sheet.zones = [.init(id: "Z1", kind: "0", path: "M0 0l10 0 0 10-10 0z")]
    sheet.waters = [.init(id: "长江", kind: "shoreline", path: "M0 5l100 0")]
    sheet.parcels = [.init(id: "P<1>", path: "M1 1l5 0 0 5-5 0z"), .init(id: "P2", path: "M-4 7h10v10h-10z")]
    return sheet
  }

  @Test func whatIsWrittenIsRead() throws {
    let drawing = MapDrawing(sheets: [sheet(), sheet()])
    #expect(MapDrawing(reading: drawing.text) == drawing)
  }

  @Test(arguments: [
    "", "[]", "{\"format\":2,\"sheets\":[]}", "{\"format\":1}", "{\"format\":1,\"sheets\":[{}]}",
  ]) func anythingElseIsNotRead(text: String) { #expect(MapDrawing(reading: text) == nil) }

  /// A path goes into the page as it stands, so nothing but a path may be one.
  @Test func markupInAPathIsRefused() {
    let text = MapDrawing(sheets: [sheet()]).text
    #expect(MapDrawing(reading: text.replacing("M1 1l5 0 0 5-5 0z", with: "M1 1\\\"><script>")) == nil)
  }

  /// Corner (0, 0) of the sheet is (118.25, 32.5); 8000 and 10,000 units make a degree.
  @Test func aPlaceIsWhereTheSheetHasIt() {
    let point = sheet().point(118.5, 32.25)
    #expect(point.x == 2000 && point.y == 2500)
  }
}
