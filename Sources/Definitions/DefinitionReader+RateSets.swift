import Diagnostics
import Values
import YAMLTree

/// `rates:`, a rate set after the other.
extension DefinitionReader {
  mutating func rateSet(_ pair: YAMLPair) -> RateSetDefinition? {
    let name = name(pair.key)
    let subject = "the rate set '\(name.value)'"
    var fields = FieldReader(pairs(pair.value, "a rate set"), of: "a rate set", span: pair.value.span)
    let table = written(fields.node("table"), "table")
    let shape = choice(fields.node("shape"), "shape", as: RateSetDefinition.Shape.self) ?? .points
    let pivot = written(fields.node("pivot"), "pivot")
    let quote = choice(fields.node("quote"), "quote", as: RateSetDefinition.Quote.self) ?? .currencyPerPivot
    _ = fields.node("locked").map { flag($0, "locked") }
    let columns = columns(fields.node("columns"), of: shape, pair.value.span)
    let staleness = gap(fields.node("gap"), of: shape)
    let (sources, mode) = precedence(fields.node("precedence"), columns)
    let fixing = choice(fields.node("fixing"), "fixing", as: RateSetDefinition.Fixing.self)
    let (average, cross) = self.average(fields.node("average"), of: shape)
    let inverse = choice(fields.node("inverse"), "inverse", as: RateSetDefinition.Inverse.self)
    let retired = choice(fields.node("retired"), "retired", as: RateSetDefinition.Retired.self)
    let open = choice(fields.node("open_period"), "open_period", as: RateSetDefinition.OpenPeriod.self)
    let period = scalar(fields.node("period"), "period")
    finish(fields)
    if table == nil { report(.missingKey("table", of: subject, name.span, example: "table: fx_rates")) }
    if pivot == nil { report(.missingKey("pivot", of: subject, name.span, example: "pivot: EUR")) }
    let grain = period.map { Grain(rawValue: $0.text) } ?? .year
    guard let grain, TimeReference.periods.contains(grain) else {
      report(
        .notAllowed(
          period!.text, period!.span, what: "period", allowed: TimeReference.periods.map(\.rawValue)))
      return nil
    }
    guard let table, let pivot else { return nil }
    return RateSetDefinition(
      name: name, table: table, shape: shape, pivot: pivot, quote: quote, columns: columns,
      maxStalenessDays: staleness, sources: sources, precedence: mode, fixing: fixing ?? .sameDay,
      average: average, cross: cross, inverse: inverse ?? .derive, retired: retired ?? .fixed,
      openPeriod: open ?? .error,
      period: grain)
  }

  private mutating func columns(_ node: YAMLNode?, of shape: RateSetDefinition.Shape, _ span: SourceSpan)
    -> RateSetDefinition.Columns
  {
    var columns = RateSetDefinition.Columns()
    var names = FieldReader(pairs(node, "columns"), of: "the columns of a rate set", span: span)
    func take(_ key: String, _ path: WritableKeyPath<RateSetDefinition.Columns, String>) {
      if let name = text(names.node(key), key) { columns[keyPath: path] = name }
    }
    func take(_ key: String, _ path: WritableKeyPath<RateSetDefinition.Columns, String?>) {
      if let name = text(names.node(key), key) { columns[keyPath: path] = name }
    }
    switch shape {
    case .points: take("date", \.date)
    case .pairs:
      take("date", \.date)
      take("from", \.from)
      take("to", \.to)
    case .wide:
      take("date", \.date)
      for pair in pairs(names.node("by_currency"), "by_currency") {
        if let column = text(pair.value, "by_currency") {
          columns.byCurrency.append((Written(pair.key.text, pair.key.span), column))
        }
      }
      if columns.byCurrency.isEmpty {
        report(
          .missingKey(
            "by_currency", of: "'columns' of a wide rate set", node?.span ?? span,
            example: "by_currency: {USD: usd, GBP: gbp}"))
      }
    case .intervals:
      take("valid_from", \.validFrom)
      take("valid_to", \.validTo)
    case .period: take("period", \.period)
    }
    if shape != .wide, shape != .pairs { take("currency", \.currency) }
    if shape != .wide { take("rate", \.rate) }
    if shape == .points || shape == .pairs || shape == .period { take("per", \.per) }
    if shape == .points || shape == .pairs {
      take("source", \.source)
      take("recorded_at", \.recordedAt)
    }
    finish(names)
    return columns
  }

  /// `{order: [treasury, ecb], mode: per_date}`
  private mutating func precedence(_ node: YAMLNode?, _ columns: RateSetDefinition.Columns)
    -> ([String], RateSetDefinition.PrecedenceMode)
  {
    guard let node else { return ([], .perDate) }
    var fields = FieldReader(pairs(node, "precedence"), of: "'precedence'", span: node.span)
    let order = texts(fields.node("order"), "order").map(\.value)
    let mode = choice(fields.node("mode"), "mode", as: RateSetDefinition.PrecedenceMode.self) ?? .perDate
    finish(fields)
    if columns.source == nil {
      report(
        .missingKey(
          "source", of: "'columns' of a rate set with a precedence", node.span,
          example: "source: the column that says where a rate is from"))
    }
    if order.isEmpty {
      report(.missingKey("order", of: "'precedence'", node.span, example: "order: [treasury, ecb]"))
    }
    return columns.source == nil ? ([], mode) : (order, mode)
  }

  /// `{of: published_points, cross: of_means}`
  private mutating func average(_ node: YAMLNode?, of shape: RateSetDefinition.Shape)
    -> (RateSetDefinition.Average, RateSetDefinition.Cross)
  {
    guard let node else { return (.publishedPoints, .ofMeans) }
    var fields = FieldReader(pairs(node, "average"), of: "'average'", span: node.span)
    let of = choice(fields.node("of"), "of", as: RateSetDefinition.Average.self)
    let written = fields.node("cross")
    let cross = choice(written, "cross", as: RateSetDefinition.Cross.self)
    finish(fields)
    if cross == .ofCrosses, shape != .points, shape != .wide, let written {
      report(
        .notInThisRelease(
          written.span, what: "'cross: of_crosses' of a rate set with 'shape: \(shape.rawValue)'",
          instead: "quote each currency against the pivot (shape: points or wide), or write of_means"))
      return (of ?? .publishedPoints, .ofMeans)
    }
    return (of ?? .publishedPoints, cross ?? .ofMeans)
  }

  /// `{fill: previous, max_staleness: 7 days}`; gaps are filled for seven days where nothing is said. A term without an
  /// end has none then.
  private mutating func gap(_ node: YAMLNode?, of shape: RateSetDefinition.Shape) -> Int? {
    guard let node else { return shape == .intervals ? nil : 7 }
    var fields = FieldReader(pairs(node, "gap"), of: "'gap'", span: node.span)
    let fill = scalar(fields.node("fill"), "fill")
    let staleness = scalar(fields.node("max_staleness"), "max_staleness")
    finish(fields)
    if let fill, fill.text != "previous" {
      if fill.text != "none" {
        report(.notAllowed(fill.text, fill.span, what: "fill", allowed: ["previous", "none"]))
      }
      return nil
    }
    guard let staleness else { return 7 }
    let words = staleness.text.split(separator: " ")
    guard let first = words.first, let days = Int(first), (0...366).contains(days),
      words.dropFirst().first?.hasPrefix("day") ?? true
    else {
      report(
        .wrongShape(staleness.span, what: "max_staleness", expected: "days from 0 to 366, as in '7 days'"))
      return 7
    }
    return days
  }
}
