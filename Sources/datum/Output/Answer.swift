import Compiler
import Engines
import Model
import Planning
import Project
import Values

/// An answer as it is shown: the columns that were asked for, with units.
struct Answer {
  struct Column {
    let name: String
    let type: CellType
    /// `EUR`, `kg`, `kg per day`; empty for a bare number.
    let unit: String
    let isMetric: Bool
    let grain: Grain?
    /// How the amounts that it is made of were converted; nil where none had to be.
    let conversion: ConversionNote?
    /// Whether it is in a currency.
    let isAmount: Bool
    /// Decimals that are always shown of an exact number.
    let leastDecimals: Int
    /// The column that holds the currency of each row.
    let currencyColumn: Int?
    /// What the rounded rows add up to more than the rounded total of all; nil where that is nothing, or says nothing.
    let footingDifference: Decimal?
  }

  let columns: [Column]
  let rows: [[Cell]]
  /// The column that tells how many dimensions are taken together in a row.
  let levelColumn: Int?
  let calendar: BusinessCalendar
  private let places: Int?
  private let minorUnits: [String: Int]

  init(_ table: ResultTable, of query: CompiledQuery, model: Model) {
    let asked = query.askedColumns
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
        name: column.name, type: query.resultColumns[index].type, unit: unit, isMetric: !isDimension,
        grain: column.role == .dimension ? query.query.dimensions[index].grain : nil,
        conversion: column.role == .metric
          ? ConversionNote(of: column.name, in: table, of: query, model: model) : nil,
        isAmount: column.currency != nil, leastDecimals: decimals,
        currencyColumn: currencyColumn,
        footingDifference: column.role == .metric
          ? FootingDifference(of: column.name, in: table, of: query)?.value : nil)
    }
    rows = table.rows.map { row in asked.map { row[$0] } }
    calendar = model.calendar
    places = query.query.places
    minorUnits = Dictionary(
      uniqueKeysWithValues: model.currencies.codes.map { ($0, model.currencies.minorUnits($0)) })
  }

  /// The columns that people read; programs get the level of totals as well.
  var shownColumns: [Int] { columns.indices.filter { $0 != levelColumn } }

  /// Whether a dimension is taken together in a row.
  func isTotal(_ column: Int, in row: [Cell]) -> Bool {
    guard let levelColumn, case .integer(let level) = row[levelColumn], !columns[column].isMetric else {
      return false
    }
    return column >= columns.prefix { !$0.isMetric }.count - Int(level)
  }

  /// The exact text of a cell, as files and programs want it; nil for null.
  func text(_ cell: Cell, column: Int, in row: [Cell]) -> String? {
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

  /// Ten significant digits: more than shares and means carry, and the same from every database.
  func floatText(_ value: Double) -> String {
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

  func decimals(of column: Int, in row: [Cell]) -> Int {
    if let position = columns[column].currencyColumn, case .text(let code) = row[position] {
      return places ?? minorUnits[code] ?? 2
    }
    return columns[column].leastDecimals
  }
}
