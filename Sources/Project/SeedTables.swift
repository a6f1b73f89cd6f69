import Definitions
package import Engines
package import Model
import Values

/// The tables of a model as they are filled from CSV files: those of its entities and of its rate sets.
package func seedTables(of model: Model) -> [SeedTable] {
  var tables: [SeedTable] = []
  for entity in model.entities {
    guard case .table(let parts) = entity.source, let name = parts.last,
      !tables.contains(where: { $0.name == name })
    else { continue }
    let columns = entity.columns.map { SeedTable.Column(name: $0.name, type: CellType(of: $0)) }
    var indexes = [entity.key.map { entity.columns[$0].name }]
    for join in entity.joins { indexes.append(join.columns.map { entity.columns[$0].name }) }
    tables.append(SeedTable(name: name, columns: columns, indexes: indexes.filter { !$0.isEmpty }.distinct()))
  }
  for set in model.currencies.rateSets {
    guard let name = set.table.last else { continue }
    let columns = columns(of: set)
    let keys = columns.filter { $0.type == .text || $0.type == .date }.map(\.name)
    // Several rate sets may read one table, each its own columns of it.
    if let index = tables.firstIndex(where: { $0.name == name }) {
      let table = tables[index]
      let missing = columns.filter { column in !table.columns.contains { $0.name == column.name } }
      tables[index] = SeedTable(name: name, columns: table.columns + missing, indexes: table.indexes)
    } else {
      tables.append(SeedTable(name: name, columns: columns, indexes: keys.isEmpty ? [] : [keys]))
    }
  }
  return tables
}

/// The columns of a table of rates, those that the key is made of first.
private func columns(of set: RateSet) -> [SeedTable.Column] {
  let names = set.columns
  let rate = { (name: String) in
    SeedTable.Column(name: name, type: .decimal(scale: RateSet.rateScale, isScaled: false))
  }
  let text = { (name: String) in SeedTable.Column(name: name, type: .text) }
  let date = { (name: String) in SeedTable.Column(name: name, type: .date) }
  var columns: [SeedTable.Column]
  switch set.shape {
  case .points: columns = [text(names.currency), date(names.date), rate(names.rate)]
  case .pairs: columns = [text(names.from), text(names.to), date(names.date), rate(names.rate)]
  case .wide: columns = [date(names.date)] + names.byCurrency.map { rate($0.column) }
  case .intervals:
    columns = [text(names.currency), date(names.validFrom), rate(names.rate), date(names.validTo)]
  case .period:
    columns = [text(names.currency), rate(names.rate)]
    if let period = names.period {
      columns.insert(.init(name: period, type: set.period == .year ? .integer : .date), at: 1)
    }
  }
  if let per = names.per { columns.append(.init(name: per, type: .integer)) }
  if let source = names.source { columns.append(text(source)) }
  if let recorded = names.recordedAt { columns.append(.init(name: recorded, type: .timestamp)) }
  return columns
}

extension CellType {
  /// What a column holds as it is stored.
  package init(of column: Column) {
    self =
      switch column.physical {
      case .integer: .integer
      case .decimal(_, let scale, _): .decimal(scale: scale, isScaled: false)
      case .float: .float
      case .text, .currency, .unknown: .text
      case .boolean: .boolean
      case .date: .date
      case .timestamp: .timestamp
      case .money(_, let isMinor, _):
        isMinor ? .integer : .decimal(scale: column.type.scale ?? 2, isScaled: false)
      }
  }
}

extension Array where Element: Equatable {
  fileprivate func distinct() -> [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
