import Definitions
import Model
import Values

/// What a formula rests on without saying so: types of columns, times, calendars, policies and tables of rates.
struct PlanSources: Sendable {
  private(set) var lines: Set<String> = []
  mutating func add(_ line: String) { lines.insert(line) }

  /// - Parameter tableText: what the table of an entity is called in the form.
  mutating func read(
    _ column: Column, of entity: EntityID, in model: Model, _ tableText: (EntityID) -> String
  ) {
    readSource(of: entity, in: model)
    if case .timestamp = column.physical { add("days begin in \(model.timeZone)") }
    let type = typeText(of: column, in: model[entity])
    add("column \(tableText(entity)).\(canonicalName(column.name)): \(type)")
  }

  /// The columns that tie the rows along a path together.
  mutating func readPath(
    _ path: JoinPath, from base: EntityID, in model: Model, _ tableText: (EntityID) -> String
  ) {
    var entity = base
    for step in path.steps {
      let join = model[entity].joins[step], target = model[join.target]
      for column in join.columns { read(model[entity].columns[column], of: entity, in: model, tableText) }
      for column in join.key { read(target.columns[column], of: join.target, in: model, tableText) }
      if let during = join.during, let validity = target.validity {
        read(model[during.entity].columns[during.column], of: during.entity, in: model, tableText)
        for column in [validity.from, validity.end] {
          read(target.columns[column], of: join.target, in: model, tableText)
        }
      }
      entity = join.target
    }
  }

  mutating func readTime(of entity: EntityID, in model: Model, _ tableText: (EntityID) -> String) {
    readSource(of: entity, in: model)
    guard let time = model[entity].time else { return }
    if time.type == .timestamp { add("days begin in \(model.timeZone)") }
    add("weeks begin on \(model.calendar.weekStart.rawValue)")
    if let year = model.calendar.fiscalYear {
      add("fiscal year from month \(year.firstMonth), named by \(year.isNamedByEnd ? "end" : "start")")
    }
    if let year = model.calendar.retailYear {
      add("retail year \(canonicalText(of: year))")
    }
  }

  /// SQL text of the project says nothing of what it means: only that it is the same.
  private mutating func readSource(of entity: EntityID, in model: Model) {
    if case .sql = model[entity].source { add(Normal.tableText(of: model[entity])) }
  }

  mutating func readCurrencies(in model: Model) {
    add("amounts are shown in \(model.reportingCurrency ?? "their own currency")")
    add("missing rates: \(missingText(model.currencies.missing))")
    add("rounding: \(model.currencies.rounding.rawValue)")
    for lock in model.currencies.locks { add("locked \(lock.month) as known on \(lock.knownOn)") }
  }

  mutating func readRates(of policy: Policy, in model: Model) {
    guard let index = policy.rateSet else { return }
    let set = model.currencies.rateSets[index]
    let names = set.columns
    var parts = [
      "table \(set.tableName)", "shape \(set.shape.rawValue)", "pivot \(set.pivot)",
      "quote \(set.quote.rawValue)",
      "staleness \(set.maxStalenessDays.map(String.init) ?? "none")",
      "precedence \(set.precedence.rawValue) \(set.sources.joined(separator: ","))",
      "fixing \(set.fixing.rawValue)",
      "average \(set.average.rawValue)", "cross \(set.cross.rawValue)", "inverse \(set.inverse.rawValue)",
      "retired \(set.retired.rawValue)", "open period \(set.openPeriod.rawValue)",
      "period \(set.period.rawValue)",
    ]
    parts.append(
      "columns \(names.date) \(names.currency) \(names.rate) \(names.from) \(names.to) \(names.validFrom) \(names.validTo)"
    )
    for name in [names.period, names.per, names.source, names.recordedAt] { parts.append(name ?? "-") }
    parts += names.byCurrency.map { "\($0.code.value) \($0.column)" }
    add("rates \(set.name): \(parts.joined(separator: ", "))")
  }

  private func missingText(_ rule: MissingRule) -> String {
    switch rule {
    case .error: "error"
    case .null: "null"
    case .exclude(let most): "exclude \(most.map { "\($0.trimmed(to: 0))" } ?? "any")"
    }
  }

  private func typeText(of column: Column, in entity: Entity) -> String {
    switch column.physical {
    case .integer(let unit): "integer\(unit.map { " \($0)" } ?? "")"
    case .decimal(let precision, let scale, let unit):
      "decimal \(precision) \(scale)\(unit.map { " \($0)" } ?? "")"
    case .float(let unit): "float\(unit.map { " \($0)" } ?? "")"
    case .text: "text"
    case .boolean: "boolean"
    case .date: "date"
    case .timestamp(let zone): "timestamp \(zone ?? "UTC")"
    case .currency: "currency"
    case .money(let currency, let isMinor, let kind):
      "money \(currency) \(kind.rawValue)\(isMinor ? " minor" : "")\(column.isLedger ? " ledger" : "")"
    case .unknown: "unknown"
    }
  }
}
