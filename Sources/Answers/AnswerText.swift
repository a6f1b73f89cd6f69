package import Diagnostics
package import Engines

/// RFC 4180 with line feeds; null is an empty field, the empty text is `""`.
package func csvText(of answer: Answer) -> String {
  csvHeader(of: answer.shape) + answer.rows.map { csvRow($0, of: answer.shape) }.joined()
}

package func csvHeader(of shape: AnswerShape) -> String {
  shape.columns.map { csvField($0.name) }.joined(separator: ",") + "\n"
}

package func csvRow(_ row: [Cell], of shape: AnswerShape) -> String {
  let fields = row.enumerated().map { index, cell in
    shape.text(cell, column: index, in: row).map(csvField) ?? ""
  }
  return fields.joined(separator: ",") + "\n"
}

private func csvField(_ text: String) -> String {
  let needsQuotes =
    text.isEmpty || text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
  return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
}

/// `{"columns":[{"name":…,"type":…,"unit":…}],"rows":[{…}]}`; exact numbers are texts, so that no reader rounds them.
package func jsonDocument(of answer: Answer) -> String {
  let columns = answer.shape.columns.indices.map { index in
    let column = answer.shape.columns[index]
    var fields = columnFields(column, of: answer.shape)
    if let note = answer.conversions[index] { fields += note.record.json + note.tallyJSON }
    fields.append(("footing_difference", answer.footingDifferences[index].map { .text("\($0)") }))
    return "    \(JSONValue.fields(fields).compact)"
  }
  let rows = answer.rows.map { "    " + jsonRow($0, of: answer.shape) }
  return
    "{\n  \"columns\": [\n\(columns.joined(separator: ",\n"))\n  ],\n  \"rows\": [\n\(rows.joined(separator: ",\n"))\n  ]\n}\n"
}

/// The name, the type and the unit of a column.
package func columnFields(_ column: AnswerShape.Column, of shape: AnswerShape) -> [(String, JSONValue?)] {
  [
    ("name", .text(column.name)), ("type", .text(typeName(column.type))),
    ("unit", column.unit.isEmpty ? nil : .text(column.unit)),
    ("currency_of", column.currencyColumn.map { .text(shape.columns[$0].name) }),
  ]
}

package func jsonRow(_ row: [Cell], of shape: AnswerShape) -> String {
  let fields = row.enumerated().map { index, cell -> String in
    let value: String
    switch cell {
    case .null: value = "null"
    case .boolean(let truth): value = truth ? "true" : "false"
    case .integer(let number): value = "\(number)"
    case .float(let number): value = number.isFinite ? floatText(number) : "null"
    default: value = jsonText(shape.text(cell, column: index, in: row) ?? "")
    }
    return "\(jsonText(shape.columns[index].name)):\(value)"
  }
  return "{\(fields.joined(separator: ","))}"
}

package func typeName(_ type: CellType) -> String {
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
