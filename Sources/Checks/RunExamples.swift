import Compiler
import Definitions
import Diagnostics
import Engines
import Model
import Planning
import Project
import Values

/// Answers that are pinned.
extension CheckRun {
  /// What became of each example, in their order.
  func outcomes(of examples: [ExampleDefinition]) throws(EngineError) -> [CheckOutcome] {
    var outcomes: [CheckOutcome] = []
    for example in examples {
      outcomes.append(
        try outcome(at: example.span) { () throws(EngineError) in
          guard let query = compile(example.question, in: model, for: dialect).value else {
            return whyNot(example.question, at: example.span)
          }
          let (table, missing) = try answer(query, at: example.span, .error)
          if missing.hasErrors { return missing }
          return difference(table, from: example, query).map { [$0] } ?? []
        })
    }
    return outcomes
  }

  private func difference(_ table: ResultTable, from example: ExampleDefinition, _ query: CompiledQuery)
    -> Finding?
  {
    let asked = query.askedColumns.filter {
      query.columns[$0].column.role == .dimension || query.columns[$0].column.role == .metric
    }
    let found = table.rows.map { row in asked.map { row[$0] } }
    var labels: [(SourceSpan, String)] = []
    for (row, expected) in zip(found, example.rows) {
      guard row.count == expected.cells.count else {
        labels.append(
          (
            expected.span,
            "\(expected.cells.count) \(expected.cells.count == 1 ? "cell" : "cells"), and the answer has \(row.count) columns"
          ))
        continue
      }
      for (index, cell) in expected.cells.enumerated() {
        let grain = query.grain(of: asked[index])
        if !isEqual(row[index], cell.value, grain) {
          labels.append((cell.span, "found \(shown(row[index], asked[index], query))"))
        }
      }
    }
    guard !labels.isEmpty || found.count != example.rows.count else { return nil }
    let message =
      found.count == example.rows.count
      ? "the answer differs from the example in \(labels.count) \(labels.count == 1 ? "cell" : "cells")"
      : "the answer has \(found.count) \(found.count == 1 ? "row" : "rows"), the example \(example.rows.count)"
    var finding = Finding(.exampleDiffers, message, at: labels.first?.0 ?? example.span)
    if let first = labels.first { finding = finding.labelled(first.1) }
    for (span, label) in labels.dropFirst().prefix(CheckRun.samples) {
      finding = finding.labelled(label, at: span)
    }
    guard found.count <= 12 else { return finding }
    let rows = found.map { row in
      "[" + zip(row, asked).map { shown($0, $1, query) }.joined(separator: ", ") + "]"
    }
    return finding.helping("write, if that is meant: expect: [\(rows.joined(separator: ", "))]")
  }

  /// A number is as many decimals long as it is written.
  private func isEqual(_ cell: Cell, _ text: String?, _ grain: Grain?) -> Bool {
    guard let text else { return cell == .null }
    switch cell {
    case .null: return false
    case .boolean(let value): return text == (value ? "true" : "false")
    case .integer(let value): return Decimal(text)?.trimmed(to: 0) == Decimal(value)
    case .decimal(let value): return Decimal(text).map { value.rescaled(to: $0.scale) == $0 } ?? false
    case .float(let value):
      guard let expected = Decimal(text), let found = Decimal("\(value)") else { return false }
      return found.rescaled(to: expected.scale) == expected
    case .text(let value): return value == text
    case .date(let day): return text == "\(day)" || text == cellText(cell, grain, in: model.calendar)
    case .timestamp(let instant): return text == "\(instant)"
    }
  }

  private func shown(_ cell: Cell, _ column: Int, _ query: CompiledQuery) -> String {
    query.isSensitive(column, model)
      ? "(not shown: sensitive)" : cellText(cell, query.grain(of: column), in: model.calendar)
  }
}
