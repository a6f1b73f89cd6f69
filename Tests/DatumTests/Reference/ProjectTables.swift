import Definitions
import Engines
import Foundation
import Model
import Project
import Values

/// The tables of a project as the evaluator reads them, straight from its CSV files by the names of their columns.
struct ProjectTables {
  var tables: Evaluator.Tables = []
  var quotes: [RateBook.Quote] = []

  init(_ project: Project, folder: String) throws {
    for entity in project.model.entities {
      guard case .table(let parts) = entity.source else { continue }
      let file = try CSV("\(folder)/seeds/\(parts.last!).csv")
      tables.append(
        file.rows.map { row in entity.columns.map { ProjectTables.cell(file[row, $0.name], $0) } })
    }
    for (index, set) in project.model.currencies.rateSets.enumerated() {
      quotes += try ProjectTables.quotes(of: set, index, in: folder)
    }
  }

  /// A file with a header; fields have no commas and no quotes but for the empty text.
  private struct CSV {
    let header: [String]
    let rows: [[String]]

    init(_ path: String) throws {
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      header = lines[0]
      rows = Array(lines.dropFirst())
    }

    subscript(row: [String], name: String) -> String { row[header.firstIndex(of: name)!] }
  }

  private static func quotes(of set: RateSet, _ index: Int, in folder: String) throws -> [RateBook.Quote] {
    let file = try CSV("\(folder)/seeds/\(set.table.last!).csv")
    let names = set.columns
    let noDay = Day("0001-01-01")!
    return file.rows.flatMap { row -> [RateBook.Quote] in
      func quote(_ currency: String, _ rate: String, _ day: Day) -> RateBook.Quote {
        RateBook.Quote(
          set: index, currency: currency, day: day, rate: Values.Decimal(rate)!,
          per: names.per.map { Int(file[row, $0])! } ?? 1, source: names.source.map { file[row, $0] },
          recordedAt: names.recordedAt.map { Day(String(file[row, $0].prefix(10)))! })
      }
      switch set.shape {
      case .points:
        return [quote(file[row, names.currency], file[row, names.rate], Day(file[row, names.date])!)]
      case .pairs:
        var pair = quote(file[row, names.from], file[row, names.rate], Day(file[row, names.date])!)
        pair.other = file[row, names.to]
        return [pair]
      case .wide:
        return names.byCurrency.compactMap { code, column in
          let rate = file[row, column]
          return rate.isEmpty ? nil : quote(code.value, rate, Day(file[row, names.date])!)
        }
      case .intervals:
        var term = quote(file[row, names.currency], file[row, names.rate], Day(file[row, names.validFrom])!)
        term.until = Day(file[row, names.validTo])
        return [term]
      case .period:
        var plan = quote(file[row, names.currency], file[row, names.rate], noDay)
        plan.year = names.period.map { Int(file[row, $0])! }
        return [plan]
      }
    }
  }

  private static func cell(_ text: String, _ column: Column) -> Cell {
    if text.isEmpty { return .null }
    switch column.type {
    case .boolean: return .boolean(text == "true")
    case .integer: return .integer(Int64(text)!)
    case .decimal:
      if case .money(_, true, _) = column.physical { return .integer(Int64(text)!) }
      return .decimal(Values.Decimal(text)!)
    case .float: return .float(Double(text)!)
    case .date: return .date(Day(text)!)
    case .timestamp: return .timestamp(Instant(text)!)
    default: return .text(text == "\"\"" ? "" : text)
    }
  }
}
