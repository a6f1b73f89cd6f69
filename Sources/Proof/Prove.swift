import Compiler
import Definitions
import Diagnostics
import Engines
import Model
import Normal
package import SQL
import Values

/// Proves that two definitions have the same answers, or looks for data for which they have not.
///
/// - Parameters:
///   - dialect: that of SQLite, which the data are tried on.
///   - attempts: how many databases are tried; 0 for none.
///   - seed: the same data for the same seed.
package func prove(
  _ left: ProvedFormula, _ right: ProvedFormula, dialect: Dialect, attempts: Int = 400, seed: UInt64 = 1
) -> Verdict {
  let assumptions = proveEqual(
    left.formula, in: left.project.model, right.formula, in: right.project.model)
  if let assumptions, assumptions.allSatisfy({ left.project.holds($0.assumption) }) {
    return .equal(assuming: assumptions)
  }
  var search = WitnessSearch(left, right, dialect, seed: seed)
  let missing = (assumptions ?? []).filter { !left.project.holds($0.assumption) }
  return search.run(attempts: attempts).map { .different($0, equalWhere: missing) }
    ?? .unknown(attempts: search.tried, equalWhere: missing)
}

/// Looks for data for which two definitions have other answers, whatever is proved of them.
///
/// - Parameter isOrderly: whether the data keep to everything that can be assumed of data.
package func findWitness(
  _ left: ProvedFormula, _ right: ProvedFormula, dialect: Dialect, attempts: Int, seed: UInt64,
  isOrderly: Bool
) -> Witness? {
  var search = WitnessSearch(left, right, dialect, seed: seed, isOrderly: isOrderly)
  return search.run(attempts: attempts)
}

/// Tries databases made of chance until the answers differ.
struct WitnessSearch {
  private let questions: [AskedPair]
  private let shapes: [TableShape]
  private let engine: SQLiteEngine?
  private let read: ReadTables
  private let model: Model
  private var rows: RandomRows
  /// How many databases both gave an answer for.
  private(set) var tried = 0

  init(
    _ left: ProvedFormula, _ right: ProvedFormula, _ dialect: Dialect, seed: UInt64, isOrderly: Bool = false
  ) {
    let literals = LiteralValues(of: [left.formula, right.formula])
    questions = askedPairs(left, right, dialect)
    read = ReadTables(left, right)
    model = left.project.model
    let tables = read.tables
    shapes = TableShape.shapes(of: left.project, literals: literals).filter { tables.contains($0.name) }
    let needsRates = [left, right].contains { one in
      one.formula.rowAggregates.contains {
        $0.readsAmounts || $0.rowExpressions.contains(where: \.readsRates)
      }
    }
    let rates = needsRates ? rateTables(of: left.project.model, on: literals.days) : []
    let empty = shapes.map { (table: $0.table.withColumns(of: $0), rows: [[Cell]]()) }
    engine = try? SQLiteEngine(holding: empty + rates)
    rows = RandomRows(random: RandomNumbers(seed: seed), isOrderly: isOrderly)
  }

  mutating func run(attempts: Int) -> Witness? {
    guard !questions.isEmpty else { return nil }
    for attempt in 0..<attempts {
      let filled = rows.fill(shapes)
      let question = questions[attempt % questions.count]
      switch outcome(filled, question) {
      case .differs: return witness(shrunk(filled, question), question)
      case .same: tried += 1
      case .unanswered: break
      }
    }
    return nil
  }

  private func outcome(_ filled: [RandomRows.Filled], _ question: AskedPair) -> AskedPair.Outcome {
    guard let engine else { return .unanswered }
    for (shape, rows) in filled {
      guard (try? engine.refill(shape.name, with: rows)) != nil else { return .unanswered }
    }
    return question.outcome(on: engine)
  }

  /// Without the rows that the difference does not need.
  private func shrunk(_ filled: [RandomRows.Filled], _ question: AskedPair) -> [RandomRows.Filled] {
    var kept = withoutNeedlessNames(filled, question)
    for table in kept.indices {
      for row in kept[table].rows.indices.reversed() {
        var fewer = kept
        fewer[table].rows.remove(at: row)
        // A row that others must find stays.
        guard fewer.allSatisfy({ RandomRows.isWhole($0, among: fewer) }) else { continue }
        if case .differs = outcome(fewer, question) { kept = fewer }
      }
    }
    return kept
  }

  /// Rows name no others where that is not needed, so that those can go.
  private func withoutNeedlessNames(_ filled: [RandomRows.Filled], _ question: AskedPair) -> [RandomRows
    .Filled]
  {
    var kept = filled
    for table in kept.indices {
      let shape = kept[table].shape
      for reference in shape.references where reference.columns.allSatisfy({ !shape.columns[$0].isNeverNull })
      {
        for row in kept[table].rows.indices {
          var fewer = kept
          for column in reference.columns { fewer[table].rows[row][column] = .null }
          if case .differs = outcome(fewer, question) { kept = fewer }
        }
      }
    }
    return kept
  }

  private func witness(_ filled: [RandomRows.Filled], _ question: AskedPair) -> Witness? {
    guard case .differs(let difference) = outcome(filled, question) else { return nil }
    var read = read
    read.addGroups(question.groups, in: model)
    let tables = filled.compactMap { shape, rows -> Witness.Table? in
      let used = read.columns[shape.name] ?? []
      let shown = shape.columns.indices.filter {
        shape.key.contains($0) || used.contains(shape.columns[$0].name)
      }
      guard !rows.isEmpty else { return nil }
      return Witness.Table(
        name: shape.name, columns: shown.map { shape.columns[$0].name },
        rows: rows.map { row in shown.map { row[$0] } })
    }
    return Witness(
      tables: tables, groups: question.groups, currency: question.currency, group: difference.group,
      left: difference.left, right: difference.right)
  }
}

extension SeedTable {
  /// The table with just the columns of the shape, in their order.
  fileprivate func withColumns(of shape: TableShape) -> SeedTable {
    SeedTable(name: name, columns: shape.columns.map { Column(name: $0.name, type: $0.type) }, indexes: [])
  }
}
