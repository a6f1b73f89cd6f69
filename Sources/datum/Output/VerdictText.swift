import Definitions
import Diagnostics
import Engines
import Normal
import Project
import Proof

/// A verdict for people.
struct VerdictText {
  private let verdict: Verdict
  private let names: [String]
  private let plans: [String]
  private let project: Project

  init(_ verdict: Verdict, of proved: [ProvedFormula], in project: Project) {
    self.verdict = verdict
    names = proved.map { "'\($0.name)'" }
    plans = proved.map { normalForm(ofFormula: $0.formula, in: $0.project.model)?.shortHash ?? "unknown" }
    self.project = project
  }

  var text: String {
    switch verdict {
    case .equal(let assumptions): equal(assumptions)
    case .different(let witness, let missing): different(witness) + condition(missing)
    case .unknown(let attempts, let missing): unknown(attempts) + condition(missing)
    }
  }

  private func equal(_ assumptions: [AssumptionText]) -> String {
    guard !assumptions.isEmpty else {
      return "equal: \(names[0]) and \(names[1]) have one plan, \(plans[0])"
    }
    return
      (["equal: \(names[0]) and \(names[1]) are one fact where"]
      + lines(assumptions)).joined(separator: "\n")
  }

  /// What would make them equal.
  private func condition(_ missing: [AssumptionText]) -> String {
    missing.isEmpty ? "" : (["\nthey are one fact where"] + lines(missing)).joined(separator: "\n")
  }

  private func lines(_ assumptions: [AssumptionText]) -> [String] {
    assumptions.flatMap { assumption -> [String] in
      let line = "  \(assumption.text)"
      if let declared = assumption.assumption.declaration(in: project.definitions, project.model) {
        let file = project.sources[declared.span.source]
        let place = file.position(of: Int(declared.span.start))
        return [line, "    a check says so: \(file.name):\(place.line)"]
      }
      guard let check = assumption.check, let entity = assumption.entity else { return [line] }
      return [line, "    nothing checks it: add '- \(check)' to the checks of '\(entity)'"]
    }
  }

  private func different(_ witness: Witness) -> String {
    let lines = ["different: \(names[0]) and \(names[1]) have other answers for these rows", ""]
    let tables = witness.tables.map { table in
      "\(table.name)\n" + columns([table.columns] + table.rows.map { $0.map(shown) })
    }
    let group = zip(witness.groups, witness.group).map { "\($0) \(shown($1))" }.joined(separator: ", ")
    let unit = witness.currency.map { " \($0)" } ?? ""
    let values = zip(names, [witness.left, witness.right]).map { name, value in
      value.map { "\(name) is \(shown($0))\($0 == .null ? "" : unit)" } ?? "\(name) has no row"
    }
    let place = group.isEmpty ? "in all" : "for \(group)"
    let nothing = tables.isEmpty ? ["no table has a row\n"] : tables
    return lines.joined(separator: "\n") + nothing.joined(separator: "\n")
      + "\n\(place) \(values.joined(separator: " and "))"
  }

  private func unknown(_ attempts: Int) -> String {
    """
    unknown: \(names[0]) has the plan \(plans[0]) and \(names[1]) the plan \(plans[1])
      \(attempts == 0 ? "no data were tried" : "\(attempts) small databases gave both the same answers, which proves nothing")
    """
  }

  private func shown(_ cell: Cell) -> String {
    if case .text("") = cell { return "''" }
    return cell.written ?? "null"
  }

  private func columns(_ rows: [[String]]) -> String {
    let widths = rows[0].indices.map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
    return rows.map { row in
      var line = "  "
      for (text, width) in zip(row, widths) {
        line += text + String(repeating: " ", count: width - displayWidth(text) + 2)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
