public import MuchanQuantities

/// Which parks lie beside or near each other, and which of them might be merged (园区整合, L11).
public struct ParkGraph: Sendable {
  /// A park or zone.
  public struct Park: Sendable {
    /// The number of the zone.
    public var zone: Int
    public var level: String?
    public var area: Area
    /// By trigger: whether it holds; nil where its figure is not known.
    public var triggers: [(name: String, holds: Bool?)]

    /// Makes a park.
    public init(zone: Int, level: String?, area: Area, triggers: [(name: String, holds: Bool?)]) {
      self.zone = zone
      self.level = level
      self.area = area
      self.triggers = triggers
    }
  }

  /// How two parks lie.
  public enum Relation: String, Sendable {
    /// They touch, or lie no farther apart than the width of a border road.
    case adjacent
    case near
    case apart
  }

  /// Two parks and the distance between them.
  public struct Link: Sendable {
    /// Places among the parks, the lesser first.
    public var first: Int
    public var second: Int
    public var metres: FixedDecimal<SixPlaces>
    public var relation: Relation
    /// The nearest points in degrees.
    public var from: (x: Double, y: Double)
    public var to: (x: Double, y: Double)

    /// Makes a link.
    public init(
      first: Int, second: Int, metres: FixedDecimal<SixPlaces>, relation: Relation, from: (x: Double, y: Double),
      to: (x: Double, y: Double)
    ) {
      self.first = first
      self.second = second
      self.metres = metres
      self.relation = relation
      self.from = from
      self.to = to
    }
  }

  /// A weak park and the host that may take it in.
  public struct Proposal: Sendable {
    public var park: Int
    public var host: Int
    public var link: Int
    /// The triggers that hold.
    public var triggers: [String]
  }

  /// What is asked of hosts and of the parks that they take in.
  public struct Terms: Equatable, Sendable {
    public var hostLevels: [String]
    public var weakLevels: [String]
    public var adjacentMetres: FixedDecimal<SixPlaces>
    public var nearMetres: FixedDecimal<SixPlaces>

    /// Makes terms. A level that is both host and weak could merge in a circle: the caller refuses that.
    public init(
      hostLevels: [String], weakLevels: [String], adjacentMetres: FixedDecimal<SixPlaces>,
      nearMetres: FixedDecimal<SixPlaces>
    ) {
      self.hostLevels = hostLevels
      self.weakLevels = weakLevels
      self.adjacentMetres = adjacentMetres
      self.nearMetres = nearMetres
    }

    /// How far apart parks are.
    public func relation(_ metres: FixedDecimal<SixPlaces>) -> Relation {
      metres <= adjacentMetres ? .adjacent : metres <= nearMetres ? .near : .apart
    }
  }

  public let parks: [Park]
  public let links: [Link]
  public let proposals: [Proposal]
  private let terms: Terms

  /// The triggers of the weak parks of a link that may hold, and are not known: with them there may be a proposal more.
  /// None of parks that lie apart, or where no host is.
  public func unknownTriggers(ofLink number: Int) -> [String] {
    let link = links[number]
    guard link.relation != .apart else { return [] }
    var names: [String] = []
    for (park, other) in [(link.first, link.second), (link.second, link.first)] {
      guard parks[park].level.map(terms.weakLevels.contains) == true,
        parks[other].level.map(terms.hostLevels.contains) == true
      else { continue }
      names += parks[park].triggers.filter { $0.holds == nil }.map(\.name)
    }
    return names
  }

  /// Proposes for each weak park with a trigger the host of the highest level in the order of the terms, of these the
  /// nearest, of these the larger one; adjacent and near ones alone. O(links).
  public init(parks: [Park], links: [Link], terms: Terms) {
    self.parks = parks
    self.links = links
    self.terms = terms
    func rank(_ park: Int) -> Int? { parks[park].level.flatMap { terms.hostLevels.firstIndex(of: $0) } }
    var proposals: [Proposal] = []
    for (number, park) in parks.enumerated() where park.level.map(terms.weakLevels.contains) == true {
      let triggers = park.triggers.filter { $0.holds == true }.map(\.name)
      guard !triggers.isEmpty else { continue }
      var best: (host: Int, rank: Int, link: Int)?
      for (index, link) in links.enumerated() where link.relation != .apart {
        guard link.first == number || link.second == number else { continue }
        let host = link.first == number ? link.second : link.first
        guard let rank = rank(host) else { continue }
        if let known = best {
          let key = (rank, link.metres)
          let other = (known.rank, links[known.link].metres)
          guard key < other || (key == other && parks[host].area > parks[known.host].area) else { continue }
        }
        best = (host, rank, index)
      }
      if let best { proposals.append(Proposal(park: number, host: best.host, link: best.link, triggers: triggers)) }
    }
    self.proposals = proposals
  }
}
