public import MuchanDiagnostics

extension ReportTable {
  /// The table as GitHub's Markdown has it, in the headings and words of a language, without the columns for files alone.
  public func markdown(in language: Language) -> String {
    let shown = withoutDetails
    var text = "|"
    for column in shown.columns { text += " \(MarkdownText.escaped(column.heading(in: language))) |" }
    text += "\n|"
    for column in shown.columns { text += column.alignment == .right ? "---:|" : "---|" }
    text += "\n"
    for row in shown.rows {
      text += "|"
      for cell in row { text += " \(MarkdownText.escaped(Self.shown(cell, in: language))) |" }
      text += "\n"
    }
    return text
  }
}

/// Texts in Markdown.
public enum MarkdownText {
  /// The text as it is to be read: nothing in it is taken for markup, and it stays on one line.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "$", "!": result += "\\"
      case "&":
        result += "&amp;"
        continue
      case _ where scalar.properties.generalCategory == .control:
        result += " "
        continue
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
