public import MuchanQuantities

/// Which water it is (水体).
public enum WaterCode: String, CaseIterable, Sendable {
  case yangtzeMain = "yangtze_main"
  case yangtzeTributary = "yangtze_tributary"
  case grandCanal = "grand_canal"
  case tongyu
  case taihu
  case other
}

/// What a water's geometry is: only a bank or the water's own area tells where its shoreline (岸线) is.
public enum WaterRole: String, CaseIterable, Sendable {
  case shoreline
  case waterArea = "water_area"
  case centreLine = "centre_line"
}

/// The port on a stretch of shoreline.
public enum PortUse: String, CaseIterable, Sendable {
  case hazardous
  case other
  case none
}

/// What a stretch of shoreline is used for (岸线用途).
public enum ShorelineUse: String, CaseIterable, Sendable {
  case production
  case living
  case ecological
}

/// A water or a stretch of its bank.
public struct Water: Hashable, Sendable {
  public var name: String?
  public var code: WaterCode
  public var role: WaterRole
  /// Nil where nothing is said.
  public var port: PortUse?
  public var use: ShorelineUse?
  /// The length of a line on the ellipsoid in metres; nil for an area.
  public var length: FixedDecimal<SixPlaces>?

  /// The lake that a river flows into (入湖河道); nil where it is none, or not known.
  public var flowsInto: WaterCode?

  /// Makes a water.
  public init(
    name: String? = nil, code: WaterCode, role: WaterRole, port: PortUse? = nil, use: ShorelineUse? = nil,
    length: FixedDecimal<SixPlaces>? = nil, flowsInto: WaterCode? = nil
  ) {
    self.flowsInto = flowsInto
    self.name = name
    self.code = code
    self.role = role
    self.port = port
    self.use = use
    self.length = length
  }
}

/// The length of a water's shoreline by use (P6).
public struct ShorelineUses: Equatable, Sendable {
  public var code: WaterCode
  public var stretches = 0
  public var length = FixedDecimal<SixPlaces>.zero
  /// By use; stretches without one are in `unknown`.
  public var lengths: [ShorelineUse: FixedDecimal<SixPlaces>] = [:]
  public var unknown = FixedDecimal<SixPlaces>.zero

  /// A use's share of all length, that of unknown use among it; nil where there is no length.
  public func share(_ use: ShorelineUse) -> Ratio? { Ratio(lengths[use] ?? .zero, of: length) }

  /// The shorelines of each water that has one, in the order of the codes. Centre lines and areas are none.
  public static func all(_ waters: [Water]) -> [ShorelineUses] {
    WaterCode.allCases.compactMap { code in
      let own = waters.filter { $0.code == code && $0.role == .shoreline && $0.length != nil }
      guard !own.isEmpty else { return nil }
      var uses = ShorelineUses(code: code)
      for water in own {
        let length = water.length ?? .zero
        uses.stretches += 1
        uses.length += length
        if let use = water.use { uses.lengths[use, default: .zero] += length } else { uses.unknown += length }
      }
      return uses
    }
  }
}
