package import Compiler
import Definitions
package import Engines
package import Model
package import Planning
import Project
package import Values

/// What the columns of an answer are, and how their cells are written; known before there are rows.
package struct AnswerShape: Sendable {
  package struct Column: Sendable {
    package let name: String
    package let role: PlannedQuery.Column.Role
    package let type: CellType
    /// `EUR`, `kg`, `kg per day`; empty for a bare number.
    package let unit: String
    package let isMetric: Bool
    package let grain: Grain?
    /// How the amounts that it is made of are converted; nil where none have to be.
    package let conversion: ConversionRecord?
    /// Whether it is in a currency.
    package let isAmount: Bool
    /// Decimals that are always shown of an exact number.
    package let leastDecimals: Int
    /// The column that holds the currency of each row.
    package let currencyColumn: Int?
  }

  package let columns: [Column]
  /// The columns of the statement that were asked for, in order.
  package let asked: [Int]
  /// The column that tells how many dimensions are taken together in a row.
  package let levelColumn: Int?
  package let calendar: BusinessCalendar
  private let places: Int?
  private let currencies: CurrencyRules

  package init(of query: CompiledQuery, model: Model) {
    let asked = query.askedColumns
    let types = query.resultColumns
    self.asked = asked
    levelColumn = asked.firstIndex { query.columns[$0].column.role == .totalLevel }
    columns = asked.map { index in
      let column = query.columns[index].column
      let isDimension = column.role == .dimension || column.role == .totalLevel
      var currencyColumn: Int?
      var unit = unitText(column.unit)
      var decimals = 0
      switch column.currency {
      case .code(let code):
        unit = unit.isEmpty ? code : "\(code) \(unit)"
        decimals = query.query.places ?? model.currencies.minorUnits(code)
      case .dimension(let position): currencyColumn = position
      case nil: break
      }
      return Column(
        name: column.name, role: column.role, type: types[index].type, unit: unit, isMetric: !isDimension,
        grain: column.role == .dimension ? query.query.dimensions[index].grain : nil,
        conversion: column.role == .metric ? ConversionRecord(of: column.name, in: query, model: model) : nil,
        isAmount: column.currency != nil, leastDecimals: decimals, currencyColumn: currencyColumn)
    }
    calendar = model.calendar
    places = query.query.places
    currencies = model.currencies
  }

  /// The cells of a row of the statement that were asked for.
  package func cells(of row: [Cell]) -> [Cell] { asked.map { row[$0] } }

  /// The columns that people read; programs get the level of totals as well.
  package var shownColumns: [Int] { columns.indices.filter { $0 != levelColumn } }

  /// Whether a dimension is taken together in a row.
  package func isTotal(_ column: Int, in row: [Cell]) -> Bool {
    guard let levelColumn, case .integer(let level) = row[levelColumn], !columns[column].isMetric else {
      return false
    }
    return column >= columns.prefix { !$0.isMetric }.count - Int(level)
  }

  /// The exact text of a cell, as files and programs want it; nil for null.
  package func text(_ cell: Cell, column: Int, in row: [Cell]) -> String? {
    switch cell {
    case .null: nil
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .decimal(let value): "\(value.trimmed(to: decimals(of: column, in: row)))"
    case .float(let value): floatText(value)
    case .text(let value): value
    case .date(let day): "\(day)"
    case .timestamp(let instant): "\(instant)"
    }
  }

  package func decimals(of column: Int, in row: [Cell]) -> Int {
    if let position = columns[column].currencyColumn, case .text(let code) = row[position] {
      return places ?? currencies.minorUnits(code)
    }
    return columns[column].leastDecimals
  }
}

/// Ten significant digits: more than shares and means carry, and the same from every database.
package func floatText(_ value: Double) -> String {
  guard value.isFinite, value != 0, let exact = Decimal("\(value)") else { return "\(value)" }
  var magnitude = 0
  var rest = abs(value)
  while rest >= 10 {
    rest /= 10
    magnitude += 1
  }
  while rest < 1 {
    rest *= 10
    magnitude -= 1
  }
  return "\(exact.rescaled(to: min(max(0, 9 - magnitude), 30)).trimmed(to: 0))"
}
