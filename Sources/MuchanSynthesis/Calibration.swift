/// What the demonstration is tuned to, each with the requirement it comes from (seeds/requirements.csv).
///
/// Everything else in the demonstration is invented. A figure marked "invented" only has a plausible size.
enum Calibration {
  /// Every made-up file says so.
  static let label = "合成演示数据，非真实地块与企业 synthetic demonstration data, no real parcel or enterprise"
  static let mark = "（合成）"

  static let years = [2019, 2020, 2021, 2022]
  /// The year the summary is for.
  static let summaryYear = 2022
  static let cityCode = "320100"

  // A4: the enterprise base of the zone.
  static let enterprisesAboveSize = 646
  /// All 646 are certified and 420 small ones beside them: 1,066 certified (A4).
  static let smallCertified = 420
  static let listed = 53
  /// Share of high-tech industry in the output of enterprises above designated size (A4).
  static let highTechOutputShare = 0.70
  /// What counts as high-tech industry here: a choice of the demonstration, there is no single legal list.
  static let highTechDivisions = [35, 37, 38, 39, 40]
  static let otherDivisions = [36, 34, 33, 29]

  // E1: shares of the city. The article names no year; 2022 is the demonstration's year. Invented trend.
  static let energyShare = [0.0193, 0.0197, 0.0201, 0.0204]
  static let outputShare = [0.186, 0.189, 0.192, 0.195]
  static let valueAddedShare = [0.181, 0.184, 0.187, 0.190]
  /// Share of the city's CO2 with bought power at the provincial average. Invented.
  static let carbonShare = [0.0352, 0.0356, 0.0361, 0.0349]
  /// Grid factor that stands for each year, 1e-6 kg/kWh: that of 2021 for the years before it.
  static let gridFactor = [645_100, 645_100, 645_100, 597_800]

  /// Invented totals of the zone's enterprises above designated size: tce at calorific value, 万元, 万元.
  static let zoneEnergy = [718_000.0, 730_000.0, 765_000.0, 780_000.0]
  static let zoneOutput = [29_400_000.0, 30_600_000.0, 34_300_000.0, 36_000_000.0]
  static let zoneValueAdded = [8_760_000.0, 9_180_000.0, 10_320_000.0, 10_850_000.0]

  /// Standard coal of one kWh of electricity at coal input, 1e-5 kgce, by year. Declared, not verified.
  static let coalInput = [30_600, 30_500, 30_200, 30_100]
  /// Electricity the city's industry buys, kWh: makes the city's coal-input total. Invented.
  static let cityElectricity = [29_600_000_000, 30_100_000_000, 31_800_000_000, 32_300_000_000]

  /// Prices of a year, those of 2020 being 100, in 1/10. Invented.
  static let priceIndex = [994, 1_000, 1_031, 1_049]
  static let priceBase = 2020
  /// What is stated of the years before the ledgers: energy in tce at calorific value, value added in 万元 at 2020 prices. Invented.
  static let statedYears = [2012, 2013, 2014, 2015, 2016, 2017, 2018]
  static let statedEnergy = [612_000, 631_000, 644_000, 655_000, 672_000, 684_000, 703_000]
  static let statedValueAdded = [5_210_000, 5_700_000, 6_140_000, 6_560_000, 7_110_000, 7_560_000, 8_140_000]
  /// Targets from 2020 to 2025: energy per value added in percent, energy in tce. Invented.
  static let intensityChange = -12
  static let energyTarget = 800_000
  /// Targets from 2020 to 2030: CO2 per value added in percent, CO2 in t. Invented.
  static let carbonIntensityChange = -40
  static let carbonTarget = 2_900_000
  /// Coal of the chemical zone in 2025, t. Invented.
  static let coalTarget = 3_100_000

  // L1: two series that overlap and never add, 1/100 mu.
  static let idleRevived = 350_000
  static let lowEfficiencyTransformed = 496_000
  static let lowEfficiencyParcels = 104

  // L9: floor area by kind, m².
  static let innovationPremises = 1_500_000
  static let standardPlants = 1_000_000
  static let officeBuildings = 3_600_000

  // P6: ecological share of the Yangtze shoreline.
  static let ecologicalShoreline = 0.803
}
