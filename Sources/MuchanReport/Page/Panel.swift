/// One part of a report: a heading, what it says, pictures, and the tables they are drawn from.
struct Panel {
  /// Its place on the page: `#land`.
  var id: String
  var title: Phrase
  /// What the panel answers, and what its figures rest on, a paragraph each.
  var notes: [Phrase] = []
  /// Markup of its pictures, with their legends.
  var figures: [String] = []
  var tables: [PanelTable] = []
  /// What is not there, where the panel has nothing to show.
  var missing: Phrase?
}

/// A table of a panel, cells as markup.
struct PanelTable {
  struct Column {
    var heading: Phrase
    var isNumber = false
  }

  var id: String
  var caption: Phrase
  var columns: [Column]
  var rows: [[String]] = []
  /// For each row the anchor that a map or chart points to; empty for none.
  var anchors: [String] = []
  /// Whether it is seen without opening it.
  var isOpen = true
  /// Where the rest is, when not all rows are shown.
  var more: Phrase?
  /// The column whose words rows can be picked by; nil for none.
  var filter: Int?
}

extension PanelTable {
  /// What a cell of a result table is.
  enum Form {
    /// A name or a sentence.
    case text
    /// An identifier, in one piece.
    case code
    /// A code of a closed list, shown by its words.
    case word
    /// A number with this many decimals; nil leaves it to its size.
    case number(places: Int?)
    /// A verdict, with a sign of its own.
    case verdict
  }

  /// A column to be shown of a result table.
  struct Source {
    var column: String
    var heading: Phrase
    var form: Form

    init(_ column: String, _ chinese: String, _ english: String, _ form: Form = .text) {
      self.column = column
      heading = Phrase(chinese, english)
      self.form = form
    }
  }

  /// The most rows that a page shows of one table.
  static let rowLimit = 300

  /// Some columns of rows of a result table.
  ///
  /// - Parameter total: How many rows the file has, where these are some of them.
  init(
    _ id: String, _ caption: Phrase, _ rows: [WrittenTable.Row], _ sources: [Source], words: Words, file: String,
    limit: Int = rowLimit
  ) {
    self.init(
      id: id, caption: caption,
      columns: sources.map { source in
        if case .number = source.form { return Column(heading: source.heading, isNumber: true) }
        return Column(heading: source.heading)
      })
    for row in rows.prefix(limit) {
      self.rows.append(sources.map { Self.html(row[$0.column], $0.form, words) })
    }
    if rows.count > limit {
      more = Phrase(
        "此处显示 \(limit) 行，共 \(rows.count) 行，见 \(file).csv", "\(limit) of \(rows.count) rows; all are in \(file).csv")
    }
    isOpen = rows.count <= 14
  }

  /// One cell.
  static func html(_ text: String, _ form: Form, _ words: Words) -> String {
    switch form {
    // Short plain text needs no bounds of direction or width.
    case .text:
      text.utf8.count < 24 && text.utf8.allSatisfy { $0 < 0x80 }
        ? Markup.escaped(text) : "<bdi>\(Markup.escaped(text))</bdi>"
    case .code: text.isEmpty ? "" : "<code>\(Markup.escaped(text))</code>"
    case .word: text.isEmpty ? "" : words[text].html
    case .number(let places): text.isEmpty ? "<span class=unknown>–</span>" : DigitText.html(text, places: places)
    case .verdict: Verdict.html(text, words)
    }
  }
}

/// How verdicts look: a sign (from the style), a word and a colour, so that none of them is needed alone.
enum Verdict {
  /// What a verdict means for the reader.
  enum Tone: String {
    case good, bad, open
  }

  static func tone(_ verdict: String) -> Tone {
    switch verdict {
    case "pass", "consistent", "on_path", "met", "likely_met", "true": .good
    case "fail", "not_consistent", "off_path", "missed", "likely_missed": .bad
    default: .open
    }
  }

  static func html(_ verdict: String, _ words: Words) -> String {
    let word = words[verdict.isEmpty ? "unknown" : verdict]
    return "<b class=\(tone(verdict).rawValue)>\(word.html)</b>"
  }
}
