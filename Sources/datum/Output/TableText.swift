import Answers
import Diagnostics
import Engines
import Values

/// A table for a terminal: units in the header, numbers to the right, texts cut where the line is too short.
///
/// - Parameter width: cells in a line; nil where nothing need be cut.
func tableText(of answer: Answer, width: Int?) -> String {
  let columns = answer.shape.shownColumns
  let titles = columns.map { title(of: answer.shape.columns[$0]) }
  let cells = answer.rows.map { row in
    columns.map { printable(shownText(row[$0], column: $0, in: row, of: answer)) }
  }
  var widths = titles.indices.map { column in
    cells.reduce(displayWidth(titles[column])) { max($0, displayWidth($1[column])) }
  }
  if let width { fit(&widths, to: width, answer) }
  let line = { (texts: [String]) -> String in
    let parts = texts.enumerated().map { column, text -> String in
      let shown = cut(text, to: widths[column])
      let blanks = String(repeating: " ", count: widths[column] - displayWidth(shown))
      let definition = answer.shape.columns[columns[column]]
      return isNumber(definition.type) && definition.isMetric
        ? blanks + shown : shown + blanks
    }
    var text = parts.joined(separator: "  ")
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }
  var text = line(titles)
  text += line(widths.map { String(repeating: "─", count: $0) })
  for row in cells { text += line(row) }
  text += "\(answer.rows.count) row\(answer.rows.count == 1 ? "" : "s")\n"
  for note in answer.notes { text += note + "\n" }
  return text
}

/// `gmv (EUR)`
func title(of column: AnswerShape.Column) -> String {
  column.unit.isEmpty ? column.name : "\(column.name) (\(column.unit))"
}

func isNumber(_ type: CellType) -> Bool {
  switch type {
  case .integer, .float, .decimal: true
  case .boolean, .text, .date, .timestamp: false
  }
}

/// A cell as people read it: groups of three digits, shares with four decimals, periods by their name.
func shownText(_ cell: Cell, column: Int, in row: [Cell], of answer: Answer) -> String {
  let definition = answer.shape.columns[column]
  if answer.shape.isTotal(column, in: row) { return "(total)" }
  switch cell {
  case .null: return definition.isMetric ? "" : "(none)"
  case .integer(let value): return definition.isMetric ? grouped("\(value)") : "\(value)"
  case .decimal(let value):
    let text = "\(value.trimmed(to: answer.shape.decimals(of: column, in: row)))"
    return definition.isMetric ? grouped(text) : text
  case .float(let value):
    guard let exact = Decimal("\(value)") else { return "\(value)" }
    return grouped(
      "\(exact.rescaled(to: definition.isAmount ? answer.shape.decimals(of: column, in: row) : 4))")
  case .date(let day): return day.name(of: definition.grain, in: answer.shape.calendar)
  case .timestamp(let instant):
    let text = "\(instant)"
    return definition.grain == .hour || definition.grain == .minute ? String(text.dropLast(3)) : text
  default: return answer.shape.text(cell, column: column, in: row) ?? ""
  }
}

/// `1284310.22` as `1,284,310.22`.
private func grouped(_ text: String) -> String {
  let sign = text.hasPrefix("-") ? "-" : ""
  let digits = text.dropFirst(sign.count)
  let whole = digits.prefix { $0 != "." }
  var result = ""
  for (index, digit) in whole.enumerated() {
    if index > 0, (whole.count - index) % 3 == 0 { result.append(",") }
    result.append(digit)
  }
  return sign + result + digits.dropFirst(whole.count)
}

/// Line ends and control characters would break the table.
private func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return text }
  return String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
}

/// Narrows the widest text columns until the line fits; numbers are never cut.
private func fit(_ widths: inout [Int], to width: Int, _ answer: Answer) {
  let gaps = 2 * max(0, widths.count - 1)
  while widths.reduce(gaps, +) > width {
    let columns = answer.shape.shownColumns
    let candidates = widths.indices.filter {
      !isNumber(answer.shape.columns[columns[$0]].type) && widths[$0] > 8
    }
    guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
    widths[widest] -= 1
  }
}

private func cut(_ text: String, to width: Int) -> String {
  guard displayWidth(text) > width else { return text }
  var result = ""
  for character in text {
    if displayWidth(result) + displayWidth(String(character)) > width - 1 { break }
    result.append(character)
  }
  return result + "…"
}
