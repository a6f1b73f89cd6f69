import Definitions
package import Engines
package import Model

/// The tables of a model as they are filled from CSV files: those of its entities and of its rate sets.
package func seedTables(of model: Model) -> [SeedTable] {
  var tables: [SeedTable] = []
  for entity in model.entities {
    guard case .table(let parts) = entity.source, let name = parts.last,
      !tables.contains(where: { $0.name == name })
    else { continue }
    let columns = entity.columns.map { SeedTable.Column(name: $0.name, type: storedType(of: $0)) }
    var indexes = [entity.key.map { entity.columns[$0].name }]
    for join in entity.joins { indexes.append(join.columns.map { entity.columns[$0].name }) }
    tables.append(SeedTable(name: name, columns: columns, indexes: indexes.filter { !$0.isEmpty }.distinct()))
  }
  for set in model.currencies.rateSets {
    guard let name = set.table.last, !tables.contains(where: { $0.name == name }) else { continue }
    tables.append(
      SeedTable(
        name: name,
        columns: [
          .init(name: set.dateColumn, type: set.shape == .points ? .date : .integer),
          .init(name: set.currencyColumn, type: .text),
          .init(name: set.rateColumn, type: .decimal(scale: RateSet.rateScale, isScaled: false)),
        ], indexes: [[set.currencyColumn, set.dateColumn]]))
  }
  return tables
}

private func storedType(of column: Column) -> CellType {
  switch column.physical {
  case .integer: .integer
  case .decimal(_, let scale, _): .decimal(scale: scale, isScaled: false)
  case .float: .float
  case .text, .currency, .unknown: .text
  case .boolean: .boolean
  case .date: .date
  case .timestamp: .timestamp
  case .money(_, let isMinor): isMinor ? .integer : .decimal(scale: column.type.scale ?? 2, isScaled: false)
  }
}

extension Array where Element: Equatable {
  fileprivate func distinct() -> [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
