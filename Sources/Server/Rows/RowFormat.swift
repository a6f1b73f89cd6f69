import Answers
import Diagnostics
import Engines
import HTTPTypes
import Hummingbird

/// How rows are written for a client.
enum RowFormat: String, Sendable, CaseIterable {
  case json, ndjson, csv

  var mediaType: String {
    switch self {
    case .json: "application/json; charset=utf-8"
    case .ndjson: "application/x-ndjson; charset=utf-8"
    case .csv: "text/csv; charset=utf-8; header=present"
    }
  }

  /// What is asked for: `format`, else the header Accept; JSON where neither says.
  ///
  /// - Throws: `Problem` where that is none of ours.
  ///
  /// - Parameter inBody: what the question says beside itself.
  init(of exchange: Exchange, _ inBody: String?) throws {
    if let name = try inBody ?? exchange.parameters["format"] {
      guard let format = RowFormat(rawValue: name) else {
        throw CatalogEndpoints.wrong(
          "format", "one of \(RowFormat.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      self = format
      return
    }
    guard let accept = exchange.request.headers[.accept] else {
      self = .json
      return
    }
    // RFC 9110, 12.5.1: the heaviest first, in their order where they weigh the same; what weighs nothing is not wanted.
    let wanted = accept.split(separator: ",").enumerated().map { index, part in
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      return (type: pieces.first ?? "", weight: weight, index: index)
    }.filter { $0.weight > 0 }.sorted { ($1.weight, $0.index) < ($0.weight, $1.index) }
    for type in wanted.map(\.type) {
      switch type {
      case "application/json", "application/*", "*/*": self = .json
      case "application/x-ndjson", "application/ndjson": self = .ndjson
      case "text/csv", "text/*": self = .csv
      default: continue
      }
      return
    }
    throw Problem(
      .notAcceptable, "not_acceptable", "rows come as application/json, application/x-ndjson or text/csv")
  }
}

/// What is told of an answer when all of it is there.
struct AnswerEnd: Sendable {
  var rows = 0
  var tallies: ConversionTallies
  var footing: FootingDifferences
  /// What the rows made known: amounts that were left out for want of a rate.
  var warnings: [Finding] = []
}

/// Writes the parts of an answer; exact numbers and whole numbers of 64 bits are texts, so that no reader rounds them.
struct RowWriter: Sendable {
  let format: RowFormat
  let shape: AnswerShape
  let revision: String
  private let heading: [UInt8]

  init(_ format: RowFormat, _ shape: AnswerShape, revision: String) {
    self.format = format
    self.shape = shape
    self.revision = revision
    let columns = shape.columns.map { column in
      JSONValue.fields(
        columnFields(column, of: shape) + (column.conversion?.json ?? []) + roleFields(column.role))
    }
    let head = JSONValue.fields([("columns", .list(columns)), ("revision", .text(revision))]).compact
    switch format {
    case .json: heading = Array("\(head.dropLast()),\"rows\":[".utf8)
    case .ndjson: heading = Array("\(head)\n".utf8)
    case .csv: heading = Array(csvHeader(of: shape).utf8)
    }
  }

  func begin(_ buffer: inout [UInt8]) { buffer += heading }

  /// - Parameter row: the cells that were asked for.
  func write(_ row: [Cell], isFirst: Bool, _ buffer: inout [UInt8]) {
    switch format {
    case .csv: buffer += csvRow(row, of: shape).utf8
    case .json, .ndjson:
      if format == .json, !isFirst { buffer.append(UInt8(ascii: ",")) }
      buffer.append(UInt8(ascii: "["))
      for (index, cell) in row.enumerated() {
        if index > 0 { buffer.append(UInt8(ascii: ",")) }
        write(cell, index, row, &buffer)
      }
      buffer.append(UInt8(ascii: "]"))
      if format == .ndjson { buffer.append(UInt8(ascii: "\n")) }
    }
  }

  private func write(_ cell: Cell, _ index: Int, _ row: [Cell], _ buffer: inout [UInt8]) {
    switch cell {
    case .null: buffer += "null".utf8
    case .boolean(let truth): buffer += (truth ? "true" : "false").utf8
    case .float(let number): buffer += (number.isFinite ? floatText(number) : "null").utf8
    case .integer(let number):
      // Beyond 2^53 readers that have floating point alone would round it.
      buffer.append(UInt8(ascii: "\""))
      buffer += String(number).utf8
      buffer.append(UInt8(ascii: "\""))
    case .decimal, .text, .date, .timestamp:
      appendJSONText(shape.text(cell, column: index, in: row) ?? "", to: &buffer)
    }
  }

  func end(_ end: AnswerEnd, _ buffer: inout [UInt8]) {
    let notes = shape.columns.compactMap { column -> JSONValue? in
      var fields: [(String, JSONValue?)] = []
      if let record = column.conversion {
        fields = ConversionNote(record, end.tallies[column.name]).tallyJSON
      }
      if let difference = end.footing[column.name] {
        fields.append(("footing_difference", .text("\(difference)")))
      }
      return fields.isEmpty ? nil : .fields([("column", .text(column.name))] + fields)
    }
    let fields: [(String, JSONValue?)] = [
      ("complete", .bool(true)), ("row_count", .number(end.rows)), ("notes", .list(notes)),
      ("warnings", warningsJSON(end.warnings)),
    ]
    trailer(fields, &buffer)
  }

  /// Says that the answer is not whole. A CSV file has no place for it: there the connection breaks off.
  func fail(_ problem: Problem, rows: Int, instance: String, _ buffer: inout [UInt8]) {
    trailer(
      [
        ("complete", .bool(false)), ("row_count", .number(rows)), ("error", problem.json(instance: instance)),
      ], &buffer)
  }

  private func trailer(_ fields: [(String, JSONValue?)], _ buffer: inout [UInt8]) {
    let text = JSONValue.fields(fields).compact
    switch format {
    case .json: buffer += "],\(text.dropFirst())\n".utf8
    case .ndjson: buffer += "\(text)\n".utf8
    case .csv: break
    }
  }
}
