import ArgumentParser
import Diagnostics
import Definitions
import Engines

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, json, ndjson, markdown

  func text(of answer: Answer) -> String {
    switch self {
    case .table: tableText(of: answer, width: Terminal.width)
    case .csv: csvText(of: answer)
    case .json: jsonDocument(of: answer)
    case .ndjson: answer.rows.map { jsonRow($0, of: answer) + "\n" }.joined()
    case .markdown: markdownText(of: answer)
    }
  }
}

/// RFC 4180 with line feeds; null is an empty field, the empty text is `""`.
func csvText(of answer: Answer) -> String {
  var text = answer.columns.map { csvField($0.name) }.joined(separator: ",") + "\n"
  for row in answer.rows {
    let fields = row.enumerated().map { index, cell in
      answer.text(cell, column: index, in: row).map(csvField) ?? ""
    }
    text += fields.joined(separator: ",") + "\n"
  }
  return text
}

private func csvField(_ text: String) -> String {
  let needsQuotes =
    text.isEmpty || text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
  return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
}

/// `{"columns":[{"name":…,"type":…,"unit":…}],"rows":[{…}]}`; exact numbers are texts, so that no reader rounds them.
func jsonDocument(of answer: Answer) -> String {
  let columns = answer.columns.map { column in
    var fields = ["\"name\":\(jsonText(column.name))", "\"type\":\(jsonText(typeName(column.type)))"]
    if !column.unit.isEmpty { fields.append("\"unit\":\(jsonText(column.unit))") }
    if let position = column.currencyColumn {
      fields.append("\"currency_of\":\(jsonText(answer.columns[position].name))")
    }
    if let note = column.conversion { fields += conversionFields(note) }
    if let difference = column.footingDifference {
      fields.append("\"footing_difference\":\(jsonText("\(difference)"))")
    }
    return "    {\(fields.joined(separator: ","))}"
  }
  let rows = answer.rows.map { "    " + jsonRow($0, of: answer) }
  return
    "{\n  \"columns\": [\n\(columns.joined(separator: ",\n"))\n  ],\n  \"rows\": [\n\(rows.joined(separator: ",\n"))\n  ]\n}\n"
}

private func conversionFields(_ note: ConversionNote) -> [String] {
  var fields: [String] = []
  if !note.currency.isEmpty { fields.append("\"converted_to\":\(jsonText(note.currency))") }
  if !note.policies.isEmpty {
    fields.append("\"policy\":\(jsonText(note.policies.joined(separator: " and ")))")
  }
  if !note.ofRows.isEmpty {
    let ofRows = note.ofRows.map {
      "{\"currency\":\(jsonText($0.currency)),\"policy\":\(jsonText($0.policy))}"
    }
    fields.append("\"rows_converted\":[\(ofRows.joined(separator: ","))]")
  }
  if note.roundsRows { fields.append("\"round\":\"per_row\"") }
  if let asOf = note.asOf { fields.append("\"as_of\":\(jsonText("\(asOf)"))") }
  if let days = note.rateAgeDays { fields.append("\"rate_age_days\":\(days)") }
  if note.missing != .error {
    fields.append("\"missing\":\(jsonText("\(note.missing)"))")
    fields.append("\"unconverted_rows\":\(note.unconvertedRows)")
  }
  return fields
}

func jsonRow(_ row: [Cell], of answer: Answer) -> String {
  let fields = row.enumerated().map { index, cell -> String in
    let value: String
    switch cell {
    case .null: value = "null"
    case .boolean(let truth): value = truth ? "true" : "false"
    case .integer(let number): value = "\(number)"
    case .float(let number): value = number.isFinite ? answer.floatText(number) : "null"
    default: value = jsonText(answer.text(cell, column: index, in: row) ?? "")
    }
    return "\(jsonText(answer.columns[index].name)):\(value)"
  }
  return "{\(fields.joined(separator: ","))}"
}

private func typeName(_ type: CellType) -> String {
  switch type {
  case .boolean: "boolean"
  case .integer: "integer"
  case .float: "float"
  case .text: "text"
  case .date: "date"
  case .timestamp: "timestamp"
  case .decimal: "decimal"
  }
}

/// A table as GitHub and most wikis show it.
func markdownText(of answer: Answer) -> String {
  let escape = { (text: String) in
    text.replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing("\n", with: "<br>")
  }
  let columns = answer.shownColumns.map { answer.columns[$0] }
  var lines = ["| " + columns.map { escape(title(of: $0)) }.joined(separator: " | ") + " |"]
  lines.append("|" + columns.map { isNumber($0.type) ? "---:" : "---" }.joined(separator: "|") + "|")
  for row in answer.rows {
    let cells = answer.shownColumns.map { escape(shownText(row[$0], column: $0, in: row, of: answer)) }
    lines.append("| " + cells.joined(separator: " | ") + " |")
  }
  let notes = answer.notes
  if !notes.isEmpty { lines += [""] + notes.map { "\(escape($0))  " } }
  return lines.joined(separator: "\n") + "\n"
}
