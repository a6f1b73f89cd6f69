import Compiler
import Engines
import Model
import Planning
import Values

/// A cell as a person writes it in YAML.
func cellText(_ cell: Cell, _ grain: Grain? = nil, in calendar: BusinessCalendar = .init()) -> String {
  switch cell {
  case .null: "null"
  case .boolean(let value): value ? "true" : "false"
  case .integer(let value): "\(value)"
  case .decimal(let value): "\(value.trimmed(to: min(2, value.scale)))"
  case .float(let value): "\(value)"
  case .text(let value): "'\(value.replacing("'", with: "''"))'"
  case .date(let day): day.name(of: grain, in: calendar)
  case .timestamp(let instant): "\(instant)"
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

  /// A cell for people; what is made of a sensitive column is not shown.
  func text(of column: Int, in row: [Cell], _ model: Model) -> String {
    if row[column] != .null, isSensitive(column, model) { return "(not shown: sensitive)" }
    return cellText(row[column], grain(of: column), in: model.calendar)
  }

  func isSensitive(_ column: Int, _ model: Model) -> Bool {
    switch columns[column].column.role {
    case .dimension: query.bases.contains { $0.groups[column].readsSensitive(model) }
    case .metric:
      query.formula(named: columns[column].column.name).map { formula in
        formula.readsSensitive(model)
          || query.rowAggregates(of: formula).contains { $0.aggregate.showsSensitive(model) }
      } ?? false
    default: false
    }
  }

  /// `brand.country 'FR', month 2024-03`
  func groupWords(of row: [Cell], in model: Model) -> String {
    columns.indices.filter { columns[$0].column.role == .dimension }
      .map { "\(columns[$0].column.name) \(text(of: $0, in: row, model))" }.joined(separator: ", ")
  }

  /// `month 2024-03: refunds is 120.00 EUR, gmv is 100.00 EUR`
  ///
  /// - Parameter condition: the column that tells whether it holds.
  func sentence(of row: [Cell], leavingOut condition: Int, in model: Model) -> String {
    let metrics = metricColumns.filter { $0 != condition }.map { column -> String in
      var unit = ""
      if case .code(let code) = columns[column].column.currency, row[column] != .null { unit = " \(code)" }
      return "\(columns[column].column.name) is \(text(of: column, in: row, model))\(unit)"
    }.joined(separator: ", ")
    let groups = groupWords(of: row, in: model)
    return groups.isEmpty || metrics.isEmpty ? groups + metrics : "\(groups): \(metrics)"
  }

  /// Whether two amounts of a row are the same once they are rounded.
  func showsOneNumber(_ row: [Cell]) -> Bool {
    let amounts = metricColumns.filter { columns[$0].column.currency != nil }.map { row[$0] }
    return amounts.count == 2 && amounts[0] == amounts[1]
  }
}
