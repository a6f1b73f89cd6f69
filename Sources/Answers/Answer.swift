package import Compiler
package import Engines
package import Model
package import Values

/// A whole answer as it is shown: the columns that were asked for, with units, and what must be known of the numbers.
package struct Answer: Sendable {
  package let shape: AnswerShape
  package let rows: [[Cell]]
  /// By column, how its amounts were converted; nil where none had to be.
  package let conversions: [ConversionNote?]
  /// By column, what the rounded rows add up to more than the rounded total of all; nil where that is nothing, or says
  /// nothing.
  package let footingDifferences: [Decimal?]

  package init(_ table: ResultTable, of query: CompiledQuery, model: Model) {
    let shape = AnswerShape(of: query, model: model)
    self.shape = shape
    rows = table.rows.map(shape.cells)
    var tallies = ConversionTallies(of: query)
    var footing = FootingDifferences(of: query)
    for row in table.rows {
      tallies.add(row)
      footing.add(row)
    }
    conversions = shape.columns.map { column in
      column.conversion.map { ConversionNote($0, tallies[column.name]) }
    }
    footingDifferences = shape.columns.map { $0.isMetric ? footing[$0.name] : nil }
  }

  /// What people must know of the numbers, a line each.
  package var notes: [String] {
    // A line for all metrics with the same note.
    var lines: [(names: [String], text: String)] = []
    for (column, note) in zip(shape.columns, conversions) {
      guard let text = note?.text else { continue }
      if let index = lines.firstIndex(where: { $0.text == text }) {
        lines[index].names.append(column.name)
      } else {
        lines.append(([column.name], text))
      }
    }
    let footing = zip(shape.columns, footingDifferences).compactMap { column, difference in
      difference.map { difference in
        let size = Decimal(coefficient: abs(difference.coefficient), scale: difference.scale)
        let word = difference.coefficient > 0 ? "more" : "less"
        return "\(column.name): the rounded rows add up to \(size) \(word) than the rounded total"
      }
    }
    return lines.map { "\($0.names.joined(separator: ", ")) \($0.text)" } + footing
  }
}
