/// A value of a YAML document with the line it stands on.
struct YAMLNode {
  enum Content {
    /// Nothing, `~` or `null`.
    case nothing
    /// Any scalar, as written: `0320` keeps its zero, quoted or not.
    case scalar(String)
    case list([YAMLNode])
    case map([Entry])
  }

  struct Entry {
    let key: String
    /// The line of the key, 1-based.
    let line: Int
    let value: YAMLNode
  }

  let content: Content
  /// The line the value begins on, 1-based.
  let line: Int

  /// The value as it is shown in a finding.
  var shown: String {
    switch content {
    case .nothing: ""
    case .scalar(let text): text.quotedBriefly()
    case .list: "[…]"
    case .map: "{…}"
    }
  }
}
