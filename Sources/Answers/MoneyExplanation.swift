import Definitions
import Model
import Planning
import Values

/// When amounts of a question are converted, with which rates, and why, in words.
struct MoneyExplanation {
  let query: MetricQuery
  let model: Model
  /// What amounts become, in words.
  let target: String

  var lines: [String] {
    var lines: [String] = []
    var sets: [Int] = []
    for (policy, aggregate) in policies {
      lines.append(sentence(policy, aggregate))
      if let set = policy.rateSet, !sets.contains(set) { sets.append(set) }
    }
    for conversion in rowConversions {
      lines.append(
        "rows are compared in \(conversion.target), each converted at \(model.currencies.name(of: conversion.policy)) and not rounded"
      )
      if let set = conversion.policy.rateSet, !sets.contains(set) { sets.append(set) }
    }
    for set in sets { lines += words(for: model.currencies.rateSets[set]) }
    lines.append(
      "rows of one currency and one rate are summed first and converted once: the same number, faster")
    lines.append(missingRule)
    let halves =
      switch model.currencies.rounding {
      case .halfAwayFromZero: "half away from zero"
      case .halfEven: "halves to the even digit"
      }
    if query.roundsRows {
      lines.append("the amount of each row is rounded before rows are added, \(halves)")
    } else if let places = query.places {
      lines.append("amounts are rounded once, at the end, to \(places) decimals, \(halves)")
    } else if let code = query.targetCode {
      lines.append(
        "amounts are rounded once, at the end, to \(model.currencies.minorUnits(code)) decimals, \(halves)"
      )
    } else {
      lines.append("amounts are rounded once, at the end, to the decimals of their currency")
    }
    return lines
  }

  /// Each policy with the first aggregate that it is for.
  private var policies: [(Policy, Aggregate)] {
    var found: [(Policy, Aggregate)] = []
    for formula in query.metrics.map(\.formula) + [query.having].compactMap({ $0 }) {
      for (aggregate, _) in query.rowAggregates(of: formula) {
        guard aggregate.readsAmounts, let policy = aggregate.conversion?.policy,
          !found.contains(where: { $0.0 == policy && $0.1.entity == aggregate.entity })
        else { continue }
        found.append((policy, aggregate))
      }
    }
    return found
  }

  private var rowConversions: [RowConversion] {
    var found: [RowConversion] = []
    func add(_ expression: TypedExpression) {
      for conversion in expression.rowConversions where !found.contains(conversion) {
        found.append(conversion)
      }
    }
    for formula in query.metrics.map(\.formula) {
      for (aggregate, _) in query.rowAggregates(of: formula) {
        for expression in aggregate.rowExpressions { add(expression) }
      }
    }
    for base in query.bases { base.groups.forEach(add) }
    return found
  }

  private func sentence(_ policy: Policy, _ aggregate: Aggregate) -> String {
    let entity = model[aggregate.entity]
    let kind = aggregate.argument?.unit.kind?.rawValue ?? "flow"
    let subject = "amounts of \(entity.name) (\(kind)) become \(target) before they are added up"
    let day = entity.time.map { ExpressionText(model: model, entity: aggregate.entity).text($0) } ?? "no day"
    let mean = model.currencies.isOfCrosses(policy, to: query.targetCode) ? "mean cross rate" : "mean rate"
    return "\(subject), \(rate(policy.reference, of: day, mean))"
  }

  private func rate(_ reference: TimeReference, of day: String, _ mean: String) -> String {
    switch reference {
    case .transactionDate: "at the rate of the day of \(day)"
    case .average(let period): "at the \(mean) of the \(period.rawValue) of \(day)"
    case .end(let period): "at the last rate of the \(period.rawValue) of \(day)"
    case .fixed(let date): "all at the rate of \(date)"
    case .plan: "at the rate of the plan"
    case .booked(let column): "with what is booked in '\(column)' on the row"
    case .shifted(let count, let grain, let base):
      "\(rate(base, of: day, mean)), moved by \(count) \(grain.rawValue)\(abs(count) == 1 ? "" : "s"): constant currency"
    }
  }

  private func words(for set: RateSet) -> [String] {
    var lines = ["rates are those of '\(set.name)' (\(set.tableName)), through \(set.pivot)"]
    if let asOf = query.asOf { lines.append("only rates that were recorded by the end of \(asOf) are known") }
    if set.shape != .period, set.shape != .intervals {
      lines.append(
        set.maxStalenessDays.map {
          "a day without a rate takes the last one before it, at most \($0) days old"
        } ?? "a rate holds for its own day only")
    }
    return lines
  }

  private var missingRule: String {
    switch query.missing {
    case .error: "a row without a rate is an error: nothing is dropped and nothing is kept unconverted"
    case .null: "a value with a row without a rate is null"
    case .exclude(let percent):
      "rows without a rate are left out and counted"
        + (percent.map { "; more than \($0) % of them in a group are an error" } ?? "")
    }
  }
}
