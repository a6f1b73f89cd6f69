import Answers
import ArgumentParser
import Definitions
import Diagnostics
import Engines

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, json, ndjson, markdown

  func text(of answer: Answer) -> String {
    switch self {
    case .table: tableText(of: answer, width: Terminal.width)
    case .csv: csvText(of: answer)
    case .json: jsonDocument(of: answer)
    case .ndjson: answer.rows.map { jsonRow($0, of: answer.shape) + "\n" }.joined()
    case .markdown: markdownText(of: answer)
    }
  }
}

/// A table as GitHub and most wikis show it.
func markdownText(of answer: Answer) -> String {
  let escape = { (text: String) in
    text.replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing("\n", with: "<br>")
  }
  let columns = answer.shape.shownColumns.map { answer.shape.columns[$0] }
  var lines = ["| " + columns.map { escape(title(of: $0)) }.joined(separator: " | ") + " |"]
  lines.append("|" + columns.map { isNumber($0.type) ? "---:" : "---" }.joined(separator: "|") + "|")
  for row in answer.rows {
    let cells = answer.shape.shownColumns.map { escape(shownText(row[$0], column: $0, in: row, of: answer)) }
    lines.append("| " + cells.joined(separator: " | ") + " |")
  }
  let notes = answer.notes
  if !notes.isEmpty { lines += [""] + notes.map { "\(escape($0))  " } }
  return lines.joined(separator: "\n") + "\n"
}
