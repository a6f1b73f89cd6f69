import Compiler
import Engines
import Planning
import Values

/// A cell for people.
func cellText(_ cell: Cell, _ grain: Grain? = nil) -> String {
  switch cell {
  case .null: "null"
  case .boolean(let value): value ? "true" : "false"
  case .integer(let value): "\(value)"
  case .decimal(let value): "\(value.trimmed(to: min(2, value.scale)))"
  case .float(let value): "\(value)"
  case .text(let value): "'\(value)'"
  case .date(let day): periodText(day, grain)
  case .timestamp(let instant): "\(instant)"
  }
}

/// `2024`, `2024-Q1`, `2024-02`; the day itself of other grains.
private func periodText(_ day: Day, _ grain: Grain?) -> String {
  let (year, month, _) = day.components
  switch grain {
  case .year: return "\(year)"
  case .quarter: return "\(year)-Q\((month - 1) / 3 + 1)"
  case .month: return String("\(day)".prefix(7))
  default: return "\(day)"
  }
}

extension CompiledQuery {
  func position(ofMetric name: String) -> Int? {
    columns.firstIndex { $0.column.role == .metric && $0.column.name == name }
  }

  /// How wide the periods of a column are, where it is a time.
  func grain(of column: Int) -> Grain? {
    columns[column].column.role == .dimension ? query.dimensions[column].grain : nil
  }

  private var metricColumns: [Int] { columns.indices.filter { columns[$0].column.role == .metric } }

  /// `brand.country 'FR', month 2024-03`
  func groupWords(of row: [Cell]) -> String {
    columns.indices.filter { columns[$0].column.role == .dimension }
      .map { "\(columns[$0].column.name) \(cellText(row[$0], grain(of: $0)))" }.joined(separator: ", ")
  }

  /// `month 2024-03: refunds is 120.00 EUR, gmv is 100.00 EUR`
  func sentence(of row: [Cell]) -> String {
    let metrics = metricColumns.map { column -> String in
      var unit = ""
      if case .code(let code) = columns[column].column.currency, row[column] != .null { unit = " \(code)" }
      return "\(columns[column].column.name) is \(cellText(row[column]))\(unit)"
    }.joined(separator: ", ")
    let groups = groupWords(of: row)
    return groups.isEmpty ? metrics : "\(groups): \(metrics)"
  }

  /// Whether two amounts of a row are the same once they are rounded.
  func showsOneNumber(_ row: [Cell]) -> Bool {
    let amounts = metricColumns.filter { columns[$0].column.currency != nil }.map { row[$0] }
    return amounts.count == 2 && amounts[0] == amounts[1]
  }
}
