import Definitions
import Engines
import Model
import Project
import Values

/// Rates for every day and currency that a counter-example may need: none is missing, and hardly two are equal.
func rateTables(of model: Model, on days: [Day]) -> [(table: SeedTable, rows: [[Cell]])] {
  let codes = LiteralValues.currencies(of: model)
  let days = ratedDays(days)
  var tables: [(table: SeedTable, rows: [[Cell]])] = []
  for table in seedTables(of: model) {
    let sets = model.currencies.rateSets.filter { $0.table.last == table.name }
    guard let set = sets.first else { continue }
    let rows = records(of: set, codes, days).map { record in
      table.columns.map { column in record[column.name] ?? .null }
    }
    tables.append((table, rows))
  }
  return tables
}

/// The days themselves, those a month and a year before, and three of each month of the years that they are in.
private func ratedDays(_ days: [Day]) -> [Day] {
  var all = Set(days)
  for day in days {
    for grain in [Grain.month, .year] { all.insert(Instant(day: day).moved(by: -1, grain).day) }
  }
  let years = Set(all.map(\.components.year))
  for year in years {
    for month in 1...12 {
      guard let first = Day(year: year, month: month, day: 1) else { continue }
      let next = Instant(day: first).moved(by: 1, .month).day
      all.formUnion([first, first.adding(days: 14), next.adding(days: -1)])
    }
  }
  return all.sorted()
}

/// A rate that a day and a currency have, whoever asks: 1.05 and so on.
private func rate(_ code: String, _ day: Day) -> Cell {
  let letters = code.utf8.reduce(0) { $0 * 3 + Int($1) }
  let value = 50 + letters % 90 + abs(day.daysSince1970) % 37
  return .decimal(Decimal(coefficient: Int128(value), scale: 2))
}

private func records(of set: RateSet, _ codes: [String], _ days: [Day]) -> [[String: Cell]] {
  let names = set.columns
  let others = codes.filter { $0 != set.pivot }
  var records: [[String: Cell]] = []
  func add(_ record: [String: Cell], _ code: String, _ day: Day) {
    var record = record
    record[names.rate] = rate(code, day)
    if let per = names.per { record[per] = .integer(1) }
    if let source = names.source { record[source] = .text(set.sources.first ?? "a") }
    if let recorded = names.recordedAt { record[recorded] = .timestamp(Instant(day: day)) }
    records.append(record)
  }
  switch set.shape {
  case .points:
    for day in days {
      for code in others { add([names.date: .date(day), names.currency: .text(code)], code, day) }
    }
  case .pairs:
    for day in days {
      for code in others {
        add([names.date: .date(day), names.from: .text(set.pivot), names.to: .text(code)], code, day)
      }
    }
  case .wide:
    for day in days {
      var record: [String: Cell] = [names.date: .date(day)]
      for (code, column) in names.byCurrency { record[column] = rate(code.value, day) }
      records.append(record)
    }
  case .intervals:
    for code in others {
      add([names.validFrom: .date(days[0]), names.currency: .text(code)], code, days[0])
    }
  case .period:
    for code in others {
      guard let period = names.period else {
        add([names.currency: .text(code)], code, days[0])
        continue
      }
      for start in starts(of: set.period, days) {
        let value: Cell = set.period == .year ? .integer(Int64(start.components.year)) : .date(start)
        add([names.currency: .text(code), period: value], code, start)
      }
    }
  }
  return records
}

private func starts(of period: Grain, _ days: [Day]) -> [Day] {
  var starts: [Day] = []
  for day in days {
    let start = Instant(day: day).start(of: period, calendar: BusinessCalendar()).day
    if starts.last != start { starts.append(start) }
  }
  return starts
}
