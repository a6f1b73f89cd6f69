import Compiler
import Diagnostics
import Engines
import Model

/// Versions that overlap: no definition can say it, and a row that meets two of them would count twice.
extension CheckRun {
  /// What became of each entity with versions.
  func outcomesOfVersions() throws(EngineError) -> [CheckOutcome] {
    var outcomes: [CheckOutcome] = []
    for (index, entity) in model.entities.enumerated() {
      guard let validity = entity.validity else { continue }
      outcomes.append(
        try outcome(at: entity.columns[validity.end].span) { () throws(EngineError) in
          try overlaps(EntityID(index: index), validity)
        })
    }
    return outcomes
  }

  private func overlaps(_ id: EntityID, _ validity: Validity) throws(EngineError) -> [Finding] {
    let entity = model[id]
    let keys = validity.of.map { entity.columns[$0] }
    let time: CellType = entity.columns[validity.from].type == .date ? .date : .timestamp
    let columns =
      keys.map { ResultColumn(name: $0.name, type: $0.type == .integer ? .integer : .text) }
      + ["starts", "ends", "next_starts"].map { ResultColumn(name: $0, type: time) }
    let sql = versionConflictStatement(
      of: id, validity, in: model, for: dialect)
    var count = 0
    var notes: [String] = []
    try engine.run(sql, columns: columns, timeoutSeconds: nil) { (row) throws(EngineError) in
      count += 1
      guard notes.count < CheckRun.samples else { return }
      let key = zip(keys, row).map { "\($0.name) \(cellText($1))" }.joined(separator: ", ")
      let times = row.suffix(3).map { cellText($0) }
      let end =
        times[1] == "null" ? "without an end" : "\(validity.includesEnd ? "to" : "until") \(times[1])"
      notes.append("\(key.isEmpty ? "" : "\(key): ")from \(times[0]) \(end), and the next from \(times[2])")
    }
    if count == 0 { return [] }
    let finding = Finding(
      .checkFailed,
      "\(count) \(count == 1 ? "version" : "versions") of '\(entity.name)' had not ended when the next began",
      at: entity.columns[validity.end].span)
    return [
      notes.reduce(finding) { $0.noting($1) }
        .noting("a row whose time is in two versions is joined to both, and counts twice")
    ]
  }
}
