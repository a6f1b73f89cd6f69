import Engines
import Values

/// Fills tables by chance: few rows, with nulls, keys that are held by nobody, and values at the edges.
struct RandomRows {
  var random: RandomNumbers
  /// Whether the data keep to what can be assumed of data: no nulls, and nobody is named who does not exist.
  var isOrderly = false

  typealias Filled = (shape: TableShape, rows: [[Cell]])

  mutating func fill(_ shapes: [TableShape]) -> [Filled] {
    var filled: [Filled] = []
    for shape in shapes { filled.append((shape, rows(of: shape, beside: filled))) }
    return filled
  }

  private mutating func rows(of shape: TableShape, beside filled: [Filled]) -> [[Cell]] {
    let count = !isOrderly && random.chance(15) ? random.below(2) : 1 + random.below(5)
    var rows: [[Cell]] = []
    for number in 0..<count {
      var row = shape.columns.map { column in value(of: column) }
      // Numbers of rows, so that keys differ and can be referred to.
      if shape.key.count == 1, case .integer = shape.columns[shape.key[0]].type {
        row[shape.key[0]] = .integer(Int64(number + 1))
      } else if shape.key.count == 1, shape.columns[shape.key[0]].type == .text, random.chance(70) {
        row[shape.key[0]] = random.pick(shape.columns[shape.key[0]].values + [.text("k\(number)")])
      }
      for reference in shape.references { refer(&row, reference, shape, filled) }
      let isTaken = ([shape.key] + shape.unique).contains { columns in
        let values = columns.map { row[$0] }
        return !values.contains(.null) && rows.contains { other in columns.map { other[$0] } == values }
      }
      if isTaken || shape.key.contains(where: { row[$0] == .null }) { continue }
      // A row that must find another and has none cannot be there.
      if !RandomRows.isWhole((shape, [row]), among: filled) { continue }
      rows.append(row)
    }
    if let validity = shape.validity { chain(&rows, validity, shape) }
    return rows
  }

  private mutating func value(of column: TableShape.Column) -> Cell {
    if !isOrderly, !column.isNeverNull, random.chance(15) { return .null }
    return random.pick(column.values)
  }

  /// Names a row of another table, nobody, or somebody who does not exist.
  private mutating func refer(
    _ row: inout [Cell], _ reference: TableShape.Reference, _ shape: TableShape, _ filled: [Filled]
  ) {
    guard let target = filled.first(where: { $0.shape.name == reference.table }) else { return }
    let positions = reference.key.compactMap { name in target.shape.columns.firstIndex { $0.name == name } }
    guard positions.count == reference.columns.count else { return }
    let isFree = !isOrderly && reference.columns.allSatisfy { !shape.columns[$0].isNeverNull }
    let isWhole = isOrderly || reference.isWhole
    if isFree, random.chance(12) || (isWhole && target.rows.isEmpty) {
      for column in reference.columns { row[column] = .null }
    } else if let found = target.rows.isEmpty || (!isWhole && random.chance(8))
      ? nil : random.pick(target.rows)
    {
      for (column, position) in zip(reference.columns, positions) { row[column] = found[position] }
    }
  }

  /// Whether every row finds the rows that a check says it finds.
  static func isWhole(_ table: Filled, among filled: [Filled]) -> Bool {
    table.shape.references.filter(\.isWhole).allSatisfy { reference in
      guard let target = filled.first(where: { $0.shape.name == reference.table }) else { return true }
      let positions = reference.key.compactMap { name in
        target.shape.columns.firstIndex { $0.name == name }
      }
      return table.rows.allSatisfy { row in
        let key = reference.columns.map { row[$0] }
        return key.contains(.null) || target.rows.contains { other in positions.map { other[$0] } == key }
      }
    }
  }

  /// Versions of one thing follow each other without a gap or an overlap.
  private mutating func chain(_ rows: inout [[Cell]], _ validity: TableShape.Validity, _ shape: TableShape) {
    var groups: [[Cell]: [Int]] = [:]
    for index in rows.indices { groups[validity.of.map { rows[index][$0] }, default: []].append(index) }
    for members in groups.values {
      let sorted = members.sorted {
        (rows[$0][validity.from].written ?? "") < (rows[$1][validity.from].written ?? "")
      }
      for (index, next) in zip(sorted, sorted.dropFirst().map { Optional($0) } + [nil]) {
        guard let next else {
          rows[index][validity.end] = .null
          continue
        }
        rows[index][validity.end] =
          validity.includesEnd ? rows[next][validity.from].dayBefore : rows[next][validity.from]
      }
    }
  }
}

extension Cell: Hashable {
  package func hash(into hasher: inout Hasher) { hasher.combine(written) }

  fileprivate var dayBefore: Cell {
    switch self {
    case .date(let day): .date(day.adding(days: -1))
    case .timestamp(let instant): .timestamp(instant.moved(by: -1, .day))
    default: self
    }
  }
}
