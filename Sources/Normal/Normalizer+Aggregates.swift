import Definitions
import Model
import Values

/// Aggregates: which rows, of which entity, in which time, and what is made of them.
extension Normalizer {
  mutating func aggregate(_ aggregate: Aggregate, _ expression: TypedExpression) -> Term {
    var scope = Scope(base: aggregate.entity)
    let condition = aggregate.filter.flatMap { filter($0, scope) }
    scope.known = Set(condition?.parts(isAnd: true) ?? [])
    let argument = aggregate.argument.map { term($0, scope) }
    let decider = aggregate.decider.map { term($0, scope) }
    var inside: [Term] = [decider].compactMap(\.self)
    let rows = rowsText(of: aggregate, &inside)
    if aggregate.filter != nil, condition == nil { filters.sayNothing = true }
    if condition == .never { filters.keepNothing = true }
    var detail = detailText(of: aggregate, decider)
    // Means of amounts leave out, with a row that has no rate, its one from the count.
    let countsRates = aggregate.isDenominator && !assumptions.assume(.everyRate, in: model)
    if countsRates { detail += " with a rate" }
    if aggregate.isAveraged, aggregate.argument?.unit.kind == .balance { detail += " for a mean" }
    let policy = aggregate.readsAmounts || countsRates ? policyText(of: aggregate, &inside) : ""
    // A group is in the answer where any aggregate has a row for it, even one that decides nothing else.
    groupRows.insert("\(rows.table)\(condition.map { " where \($0.text)" } ?? "")\(rows.window)")
    let mayLackRates = aggregate.readsAmounts || aggregate.rowExpressions.contains(where: \.readsRates)
    let isOfValues = argument.map { isNeverNull($0, scope) } ?? true
    let make = { (function: Aggregate.Function, argument: Term?) in
      AggregateTerm(
        function: function, argument: argument, filter: condition, table: rows.table, window: rows.window,
        policy: policy, detail: detail,
        isNullWhenEmpty: aggregate.isNullWhenEmpty, mayLackRates: mayLackRates, inside: inside,
        isOfValues: isOfValues)
    }
    switch aggregate.function {
    // Values that are there are counted as rows are.
    case .count where isOfValues && detail.isEmpty: return Term(make(.count, nil), expression.type)
    case .countDistinct where argument.map({ isKey($0, of: aggregate.entity) }) ?? false:
      return Term(make(.count, nil), expression.type)
    case .sum where aggregate.argument?.unit.isMoney == false && detail.isEmpty:
      return sum(of: argument!, expression.type, scope, make)
    default: return Term(make(aggregate.function, argument), expression.type)
    }
  }

  /// The sum of a sum is taken apart where no part is null while another is not; what is multiplied stands before it.
  private mutating func sum(
    of argument: Term, _ type: ValueType, _ scope: Scope, _ make: (Aggregate.Function, Term?) -> AggregateTerm
  ) -> Term {
    guard type.scale != nil else { return Term(make(.sum, argument), type) }
    let products = polynomial(of: argument).products
    if products.count > 1, !products.allSatisfy({ isNeverNullProduct($0, scope) }) {
      return Term(make(.sum, argument), type)
    }
    var total: Polynomial?
    for product in products {
      let aggregate: AggregateTerm
      if product.factors.isEmpty {
        let empty = make(.sum, nil).isNullWhenEmpty
        aggregate = make(.count, nil).emptied(to: empty)
      } else {
        aggregate = make(.sum, number(Polynomial(productOf: product.factors), type))
      }
      guard
        let part = Polynomial(constant: product.coefficient).multiplied(
          by: Polynomial(Term(aggregate, type))),
        let next = total.map({ $0.adding(part) }) ?? part
      else { return Term(make(.sum, argument), type) }
      total = next
    }
    return total.map { number($0, type) } ?? Term(make(.sum, argument), type)
  }

  private mutating func isNeverNullProduct(_ product: Polynomial.Product, _ scope: Scope) -> Bool {
    for factor in product.factors where !isNeverNull(factor, scope) { return false }
    return true
  }

  private mutating func isKey(_ term: Term, of entity: EntityID) -> Bool {
    guard case .column(let column) = term.shape, column.field.path.isEmpty,
      model[entity].key == [column.field.column]
    else { return false }
    return assumptions.assume(.uniqueKey(entity), in: model)
  }

  // MARK: What it looks at

  /// The table or the groups, and what stands behind the filter: which rows of a period, which period, which groups.
  private mutating func rowsText(of aggregate: Aggregate, _ inside: inout [Term]) -> (
    table: String, window: String
  ) {
    var text: String
    if let grouped = aggregate.grouped {
      // Groups inside have rows of their own.
      let outer = groupRows
      groupRows = []
      let formula = term(grouped.formula, .formula)
      inside.append(formula)
      let names = grouped.groups.map { groupText($0, grouped.formula) }.sorted().joined(separator: ", ")
      text = "groups of \(formula.text) per \(names)"
      if let having = grouped.filter.flatMap({ filter($0, .formula) }) {
        inside.append(having)
        text += " where \(having.text)"
      }
      text += " with \(groupRows.sorted().joined(separator: " or "))"
      groupRows = outer
    } else {
      text = rowText(JoinPath(), from: aggregate.entity)
      sources.readTime(of: aggregate.entity, in: model, tableText)
      if let time = model[aggregate.entity].time {
        let own = term(time, Scope(base: aggregate.entity))
        inside.append(own)
        sources.add("time of \(text): \(own.text)")
      }
    }
    let table = text
    text = ""
    if let closing = aggregate.closing {
      let keys = closing.keys.map { groupText($0, from: [aggregate.entity]) }.sorted().joined(separator: ", ")
      text += closing.isOpening ? " opening" : " closing"
      if !keys.isEmpty { text += " per \(keys)" }
    }
    if !aggregate.window.isOwn { text += " \(windowText(aggregate.window))" }
    if let level = aggregate.level {
      let names = level.map { groupText($0.split(separator: ".").map(String.init), from: [aggregate.entity]) }
      text += " total by (\(names.sorted().joined(separator: ", ")))"
    }
    return (table, text)
  }

  private mutating func detailText(of aggregate: Aggregate, _ decider: Term?) -> String {
    switch aggregate.detail {
    case nil: ""
    case .share(let share): "\(share.trimmed(to: 0))"
    case .list(let separator, let isDistinct):
      "\(isDistinct ? "distinct " : "")\(canonicalText(of: .text(separator)))"
    case .by: "by \(decider?.text ?? "?")"
    }
  }

  private mutating func policyText(of aggregate: Aggregate, _ inside: inout [Term]) -> String {
    guard let kind = aggregate.argument?.unit.kind else { return "" }
    sources.readCurrencies(in: model)
    let own = aggregate.restatedAt ?? aggregate.conversion?.policy ?? model.currencies[kind: kind]
    guard let own else { return " as stored" }
    sources.readRates(of: own, in: model)
    let name = model.currencies.name(of: own)
    if !policies.contains(name) { policies.append(name) }
    var text = " at \(name)"
    if let booked = aggregate.bookedAmount {
      let amount = term(booked, Scope(base: aggregate.entity))
      inside.append(amount)
      text += " booked \(amount.text)"
    }
    if aggregate.conversion?.lockedBy != nil { text += " locked" }
    if aggregate.conversion?.allowsEnd == true { text += " or at the end" }
    return text
  }

  private mutating func windowText(_ window: TimeWindow) -> String {
    if let table = window.table {
      return "prior \(table.count) rows of \(rowText(JoinPath(), from: table.entity))"
    }
    return window.steps.map { step in
      switch step {
      case .prior(let count, let grain): "prior \(intervalText(count, grain))"
      case .trailing(let count, let grain): "trailing \(intervalText(count, grain))"
      case .toDate(let grain): "to date \(grain.rawValue)"
      case .running: "running"
      case .periodBefore(let grain): "before \(grain.rawValue)"
      }
    }.joined(separator: " ")
  }

  /// Twelve months are a year, and seven days a week.
  private func intervalText(_ count: Int64, _ grain: Grain) -> String {
    switch grain {
    case .quarter: "\(count * 3) month"
    case .year: "\(count * 12) month"
    case .week: "\(count * 7) day"
    case .retailQuarter: "\(count * 3) retail_month"
    case .retailYear: "\(count * 12) retail_month"
    default: "\(count) \(grain.rawValue)"
    }
  }

  // MARK: Values of many rows

  mutating func rollup(_ rollup: Rollup, _ expression: TypedExpression, _ scope: Scope) -> Term {
    guard let base = scope.base else {
      isWhole = false
      return Term(.applied([], isOpaque: true), "?", expression.type)
    }
    let holder = rowText(rollup.path, from: base)
    sources.readPath(rollup.path, from: base, in: model, tableText)
    // It makes no groups.
    let groups = groupRows
    defer { groupRows = groups }
    let inner = aggregate(rollup.aggregate, TypedExpression(.aggregate(rollup.aggregate), expression.type))
    var parts = [inner]
    var text: String
    switch rollup.tie {
    case .path(let path): text = "\(inner.text) by \(rowText(path, from: rollup.aggregate.entity))"
    case .time(let succession): text = "\(inner.text) \(successionText(succession, rollup, &parts))"
    }
    if rollup.isInQuery { text += " in query" }
    return Term(.applied(parts, isOpaque: true), "[\(text) for \(holder)]", expression.type)
  }

  private mutating func successionText(_ succession: Succession, _ rollup: Rollup, _ parts: inout [Term])
    -> String
  {
    let own = Scope(base: rollup.entity), other = Scope(base: rollup.aggregate.entity)
    func text(_ expression: TypedExpression, _ scope: Scope) -> String {
      let part = term(expression, scope)
      parts.append(part)
      return part.text
    }
    var words = succession.direction == .after ? "after" : "before"
    if succession.isStrict { words += " strictly" }
    words += " \(text(succession.start, own)) at \(text(succession.time, other))"
    for key in succession.keys { words += " with \(text(key.own, own)) = \(text(key.other, other))" }
    if let limit = succession.limit {
      words += " within \(intervalText(limit.count, limit.grain)) of \(text(limit.anchor, own))"
    }
    if let condition = succession.condition { words += " where \(text(condition, own))" }
    if let credit = succession.credit { words += " credited \(credit.rawValue)" }
    return words
  }
}
