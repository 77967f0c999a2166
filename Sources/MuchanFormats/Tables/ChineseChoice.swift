internal import MuchanRecords

/// Chinese words for the values of a list, as they are usual in tables.
enum ChineseChoice {
  static let periodKinds: [String: PeriodKind] = ["当期": .single, "本期": .single, "累计": .cumulative]

  static let energyPeriodKinds: [String: EnergyPeriodKind] = [
    "月": .month, "月度": .month, "年": .year, "年度": .year, "累计": .cumulative,
  ]

  static let flows: [String: EnergyLine.Flow] = [
    "购进": .purchase, "购入": .purchase, "外购": .purchase, "自产": .ownGeneration, "自发": .ownGeneration,
    "外供": .sold, "外销": .sold, "加工转换投入": .transformIn, "加工转换产出": .transformOut,
    "回收利用": .recovered, "库存变化": .stockChange,
  ]

  static let powerSources: [String: EnergyLine.PowerSource] = [
    "电网": .grid, "直供": .directSupply, "绿电直连": .directSupply, "绿电交易": .greenPowerTrade,
    "绿证": .certificateOnly, "自建光伏": .ownPV,
  ]

  static let occupancyKinds: [String: Occupancy.Kind] = [
    "自有": .own, "租入": .rentIn, "承租": .rentIn, "租出": .rentOut, "出租": .rentOut,
  ]

  static let scopes: [String: ReferenceTotal.Scope] = [
    "规上": .aboveDesignatedSize, "规上工业": .aboveDesignatedSize, "规模以上工业": .aboveDesignatedSize,
    "全部工业": .industry, "工业": .industry, "全社会": .all,
  ]

  static let bases: [String: ReferenceTotal.Basis] = [
    "当量": .calorific, "当量值": .calorific, "等价": .coalInput, "等价值": .coalInput, "非能源": .notEnergy,
    "省级平均": .location, "属地": .location, "剩余": .residual, "零碳园区": .zeroCarbonPark,
  ]

  static let routes: [String: Revitalisation.Route] = [
    "自主转型": .selfTransform, "异地重建": .relocate, "嫁接开发": .graft, "依法征收": .expropriate,
  ]

  static let revivedObjects: [String: Revitalisation.Object] = [
    "闲置": .idle, "闲置土地": .idle, "低效": .lowEfficiency, "低效用地": .lowEfficiency,
    "批而未供": .approvedUnsupplied, "闲置厂房": .idleBuilding,
  ]
}
