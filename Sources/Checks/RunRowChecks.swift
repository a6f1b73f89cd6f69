import Compiler
import Definitions
import Diagnostics
import Engines
import Model
import Planning
import Project
import Values

/// Rules about the rows of an entity.
extension CheckRun {
  /// The counts of an entity's rows, of some rules in one scan.
  struct Counts {
    let query: CompiledQuery
    let row: [Cell]
    /// What is wrong with the rates that conditions read.
    let missing: [Finding]

    func count(_ metric: String) -> Int64 {
      guard let column = query.position(ofMetric: metric), case .integer(let count) = row[column] else {
        return 0
      }
      return count
    }
  }

  /// The rules that read no other entity, those of an entity in one scan; by the position of the check. Joined rows stand in
  /// a question of their own: a table that repeats a key would multiply what is counted beside it.
  func countsOfOwnRows(_ checks: [DeclaredCheck]) throws(EngineError) -> [Int: Counts] {
    var members: [String: [Int]] = [:]
    for (index, check) in checks.enumerated() {
      guard case .rows(let breaking, _, let entity) = check.subject, readsOwnColumns(breaking) else {
        continue
      }
      members[entity, default: []].append(index)
    }
    var counts: [Int: Counts] = [:]
    for indices in members.values {
      var metrics: [String] = []
      for index in indices {
        guard case .rows(let breaking, let all, _) = checks[index].subject else { continue }
        if metrics.isEmpty { metrics = [all] }
        metrics.append(breaking)
      }
      // A refusal is not told here: rules without counts are asked alone, and it is told of the one it is for.
      _ = try outcome(at: checks[indices[0]].definition.span) { () throws(EngineError) in
        let found = try self.counts(metrics, of: checks[indices[0]])
        for index in indices { counts[index] = found }
        return []
      }
    }
    return counts
  }

  private func readsOwnColumns(_ metric: String) -> Bool {
    guard let formula = model.metric(named: metric)?.formula else { return false }
    return formula.aggregates.allSatisfy { aggregate in
      var isOwn = true
      aggregate.filter?.forEachLeaf { leaf in
        switch leaf.node {
        case .field(let field): isOwn = isOwn && field.path.isEmpty
        case .rollup: isOwn = false
        default: break
        }
      }
      return isOwn
    }
  }

  private func counts(_ metrics: [String], of check: DeclaredCheck) throws(EngineError) -> Counts? {
    let span = check.definition.span
    guard let query = compile(CheckQuestion(metrics, at: span).request, in: model, for: dialect).value else {
      return nil
    }
    let (table, missing) = try answer(query, at: span, check.definition.severity)
    return table.rows.first.map { Counts(query: query, row: $0, missing: missing) }
  }

  func rows(
    _ check: DeclaredCheck, _ metric: String, all: String, entity: String, counted: Counts?
  ) throws(EngineError) -> [Finding] {
    let definition = check.definition
    var counts = counted
    if counts == nil { counts = try self.counts([metric, all], of: check) }
    guard let counts else { return whyNot(check.questions[0], at: definition.span) }
    let lacking = counts.missing.filter { $0.message.contains("'\(metric)'") }
    if !lacking.isEmpty {
      return lacking.map { $0.placed(at: definition.span).withSeverity(definition.severity) }
    }
    let count = counts.count(metric)
    guard count > 0 else { return [] }
    let whole = counts.count(all)
    var finding = failed(
      check,
      "\(count) of \(whole) \(whole == 1 ? "row" : "rows") of '\(entity)' break\(count == 1 ? "s" : "") '\(definition.text)'"
    )
    for note in try samples(of: metric, counts.query.query) { finding = finding.noting(note) }
    return [finding]
  }

  private func samples(of metric: String, _ query: MetricQuery) throws(EngineError) -> [String] {
    guard let samples = query.rows(behind: metric, most: CheckRun.samples, in: model),
      let compiled = compile(samples, in: model, for: dialect).value
    else { return [] }
    let table = try engine.table(of: compiled.sql, columns: compiled.resultColumns)
    return table.rows.map { compiled.groupWords(of: $0, in: model) }
  }

  func repeated(
    _ check: DeclaredCheck, _ columns: [String], _ metric: String, entity: String
  ) throws(EngineError) -> [Finding] {
    let span = check.definition.span
    let question = CheckQuestion([metric], at: span).request
    guard let counted = compile(question, in: model, for: dialect).value,
      let query = counted.query.values(of: columns, counted: metric, in: model),
      let compiled = compile(query, in: model, for: dialect).value
    else { return whyNot(question, at: span) }
    if check.definition.question.filter != nil {
      let missing = try answer(counted, at: span, check.definition.severity).findings
      if !missing.isEmpty { return missing }
    }
    var count = 0
    var notes: [String] = []
    let metricColumn = compiled.position(ofMetric: metric) ?? 0
    try engine.run(compiled.sql, columns: compiled.resultColumns, timeoutSeconds: nil) {
      (row) throws(EngineError) in
      count += 1
      guard notes.count < CheckRun.samples, case .integer(let rows) = row[metricColumn] else { return }
      notes.append("\(compiled.groupWords(of: row, in: model)): \(rows) rows")
    }
    if count == 0 { return [] }
    let values = columns.count == 1 ? "value" : "combination"
    let stand = count == 1 ? "\(values) stands" : "\(values)s stand"
    let finding = failed(
      check,
      "\(columns.joined(separator: ", ")) \(columns.count == 1 ? "is" : "are") not unique in '\(entity)': \(count) \(stand) in more than one row"
    )
    return [notes.reduce(finding) { $0.noting($1) }]
  }

  func stale(
    _ check: DeclaredCheck, _ metric: String, _ count: Int64, _ grain: Grain
  ) throws(EngineError) -> [Finding] {
    let span = check.definition.span
    let question = CheckQuestion([metric], at: span).request
    guard let query = compile(question, in: model, for: dialect).value else {
      return whyNot(question, at: span)
    }
    let (table, missing) = try answer(query, at: span, check.definition.severity)
    if !missing.isEmpty { return missing }
    let oldest = now.moved(by: -count, grain, in: model.calendar)
    let column = query.position(ofMetric: metric) ?? 0
    let newest = table.rows.first?[column] ?? .null
    let allowed = "'\(check.definition.text)' with the clock at \(now)"
    switch newest {
    case .date(let day) where day >= oldest.day: return []
    case .timestamp(let instant) where instant >= oldest: return []
    case .null: return [failed(check, "there is no time that \(allowed) could hold for")]
    default:
      return [
        failed(
          check,
          "the newest time is \(query.text(of: column, in: table.rows[0], model)), which breaks \(allowed)")
      ]
    }
  }
}
