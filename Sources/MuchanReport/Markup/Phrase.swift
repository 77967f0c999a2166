/// A text in both languages.
struct Phrase: Hashable, Sendable {
  var chinese: String
  var english: String

  init(_ chinese: String, _ english: String) { (self.chinese, self.english) = (chinese, english) }

  /// A text that is the same in both, such as a name.
  init(same text: String) { self.init(text, text) }

  /// Both texts, of which a page shows one.
  var html: String {
    let (zh, en) = (Markup.escaped(chinese), Markup.escaped(english))
    guard zh != en else { return zh }
    return "<i lang=zh>\(zh)</i><i lang=en>\(en)</i>"
  }

  /// Both texts one after the other, for places that cannot be switched, such as titles and attributes.
  var plain: String {
    let (zh, en) = (Markup.escaped(chinese), Markup.escaped(english))
    return zh == en ? zh : "\(zh) / \(en)"
  }

  static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(left.chinese + right.chinese, left.english + right.english)
  }

  static func + (left: Phrase, right: String) -> Phrase { left + Phrase(same: right) }
}
