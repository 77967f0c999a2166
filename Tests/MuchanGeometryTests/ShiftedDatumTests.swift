import MuchanDiagnostics
import MuchanGeometry
import Testing

@Suite("GCJ-02 and BD-09")
struct ShiftedDatumTests {
  // Published with googollee/eviltransform (python/test.py): latitude and longitude, WGS 84 and GCJ-02, in Shanghai,
  // Shenzhen and Beijing.
  private static let published:
    [(latitude: Double, longitude: Double, shifted: (latitude: Double, longitude: Double))] =
      [
        (31.1774276, 121.5272106, (31.17530398364597, 121.531541859215)),
        (22.543847, 113.912316, (22.540796131694766, 113.9171764808363)),
        (39.911954, 116.377817, (39.91334545536069, 116.38404722455657)),
      ]

  @Test("published points are shifted as published")
  func publishedPoints() {
    for point in Self.published {
      let image = ShiftedDatum.gcj02.shifted(point.longitude, point.latitude)
      #expect((image.longitude - point.shifted.longitude).magnitude < 1e-9)
      #expect((image.latitude - point.shifted.latitude).magnitude < 1e-9)
      let back = ShiftedDatum.gcj02.restored(point.shifted.longitude, point.shifted.latitude)
      #expect((back.longitude - point.longitude).magnitude < 1e-9)
      #expect((back.latitude - point.latitude).magnitude < 1e-9)
    }
  }

  // Published with wandergis/coordtransform: GCJ-02 116.404, 39.915 is BD-09 116.41036949371029, 39.92133699351021.
  @Test("a published point of BD-09 is the published one of GCJ-02")
  func bd09() {
    let fromBD09 = ShiftedDatum.bd09.restored(116.41036949371029, 39.92133699351021)
    let fromGCJ02 = ShiftedDatum.gcj02.restored(116.404, 39.915)
    #expect((fromBD09.longitude - fromGCJ02.longitude).magnitude < 1e-9)
    #expect((fromBD09.latitude - fromGCJ02.latitude).magnitude < 1e-9)
  }

  @Test(
    "the way back undoes the shift to under a tenth of a millimetre all over China",
    arguments: [ShiftedDatum.gcj02, .bd09])
  func inverse(_ datum: ShiftedDatum) {
    for longitude in stride(from: 74.0, through: 134, by: 1.7) {
      for latitude in stride(from: 18.0, through: 53, by: 1.3) {
        let image = datum.shifted(longitude, latitude)
        let back = datum.restored(image.longitude, image.latitude)
        // 1e-9 degrees are a tenth of a millimetre.
        #expect((back.longitude - longitude).magnitude < 1e-9 && (back.latitude - latitude).magnitude < 1e-9)
      }
    }
  }

  // Computed beforehand with another program: about 478 m east, 237 m south, 534 m in all at Jiangning.
  @Test("at Jiangning the shift is 534 m")
  func jiangning() {
    let image = ShiftedDatum.gcj02.shifted(118.85, 31.95)
    let east = (image.longitude - 118.85) * 94_500
    let north = (image.latitude - 31.95) * 110_860
    #expect((east - 478).magnitude < 15 && (north + 237).magnitude < 15)
  }

  @Test("outside China nothing is shifted")
  func elsewhere() {
    #expect(ShiftedDatum.gcj02.shifted(2.35, 48.85) == (2.35, 48.85))
  }

  @Test(
    "names of systems are read",
    arguments: [("gcj02", "GCJ-02"), ("GCJ-02", "GCJ-02"), ("bd-09", "BD-09"), ("EPSG:4549", "EPSG:4549")])
  func names(_ name: String, _ shown: String) throws {
    #expect(try CoordinateReference(name).description == shown)
  }

  @Test("plane coordinates out of range are given the system they look like")
  func likelySystems() {
    func likely(_ x: Double, _ y: Double) -> String? { CoordinateCheck.likelySystem(Bounds(around: x, y)) }
    #expect(likely(40_393_000, 3_533_000)?.hasPrefix("EPSG:4528") == true)
    #expect(likely(20_693_000, 3_533_000)?.hasPrefix("EPSG:4498") == true)
    #expect(likely(393_000, 3_533_000)?.hasPrefix("EPSG:4534 to 4554") == true)
    #expect(likely(3_533_000, 40_393_000)?.contains("northing first") == true)
    #expect(likely(500, 300) == nil)
  }
}
