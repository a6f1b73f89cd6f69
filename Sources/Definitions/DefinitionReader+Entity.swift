import Diagnostics
import YAMLTree

extension DefinitionReader {
  /// Reads a file that begins with `entity:`.
  mutating func entity(_ root: YAMLNode) -> EntityDefinition? {
    var fields = FieldReader(pairs(root, "the file"), of: "an entity", span: root.span)
    guard let nameScalar = scalar(fields.node("entity"), "entity") else { return nil }
    let name = name(nameScalar)
    let table = written(fields.node("table"), "table")
    let sql = written(fields.node("sql"), "sql")
    let hasFrom = fields.node("from") != nil
    if hasFrom, let span = fields.keySpan("from") {
      report(.notInThisRelease(span, what: "'from' another entity", instead: "name the table with 'table:'"))
    }
    let source: EntityDefinition.Source
    if let table {
      if table.value.isEmpty
        || table.value.split(separator: ".", omittingEmptySubsequences: false).contains("")
      {
        report(
          .wrongShape(
            table.span, what: "table", expected: "the name of a table, as in orders or sales.orders"))
      }
      source = .table(table)
    } else if let sql {
      source = .sql(sql)
    } else if hasFrom {
      source = .table(name)
    } else {
      report(
        .missingKey("table", of: "the entity '\(name.value)'", name.span, example: "table: \(name.value)s"))
      source = .table(name)
    }
    if table != nil, let span = fields.keySpan("sql") {
      report(.wrongShape(span, what: "the source of '\(name.value)'", expected: "either 'table' or 'sql'"))
    }
    let key = texts(fields.node("key"), "key")
    if key.isEmpty {
      report(
        .missingKey("key", of: "the entity '\(name.value)'", name.span, example: "key: \(name.value)_id"))
    }
    let columns = pairs(fields.node("columns"), "columns").compactMap { column($0) }
    readChecks(&fields, entity: name.value)
    readQuestions(&fields)
    definitions.removed += removed(&fields)
    let entity = EntityDefinition(
      name: name, about: about(&fields), source: source, key: key,
      time: expression(fields.node("time"), "time"), validity: validity(fields.node("valid")),
      columns: columns, joins: pairs(fields.node("joins"), "joins").compactMap { join($0) },
      facts: pairs(fields.node("facts"), "facts").compactMap { fact($0) },
      dimensions: pairs(fields.node("dimensions"), "dimensions").compactMap { dimension($0) },
      metrics: pairs(fields.node("metrics"), "metrics").compactMap { metric($0) })
    finish(fields)
    return entity
  }

  /// `{from: valid_from, until: valid_until}`, or `to` for the last day.
  private mutating func validity(_ node: YAMLNode?) -> ValidityDefinition? {
    guard let node else { return nil }
    var fields = FieldReader(pairs(node, "valid"), of: "'valid'", span: node.span)
    let of = texts(fields.node("of"), "of")
    let from = written(fields.node("from"), "from")
    let until = written(fields.node("until"), "until")
    let to = written(fields.node("to"), "to")
    finish(fields)
    guard let from, let end = until ?? to, until == nil || to == nil else {
      report(
        .wrongShape(
          node.span, what: "valid",
          expected: "from and until (the first day that it no longer holds), or from and to (the last day)"))
      // Reported; whoever joins it finds versions.
      return from.map { ValidityDefinition(of: of, from: $0, end: $0, includesEnd: false) }
    }
    return ValidityDefinition(of: of, from: from, end: end, includesEnd: until == nil)
  }

  private mutating func column(_ pair: YAMLPair) -> ColumnDefinition? {
    // A column has the name that the table gives it; only what expressions refer to must be a name of the language.
    let name = Written(pair.key.text, pair.key.span)
    var typeNode: YAMLNode? = pair.value
    var isSensitive = false
    var isLedger = false
    var description: String?
    if case .mapping(let inner) = pair.value.content {
      var fields = FieldReader(inner, of: "a column", span: pair.value.span)
      typeNode = fields.node("type")
      isSensitive = flag(fields.node("sensitive"), "sensitive")
      isLedger = flag(fields.node("ledger"), "ledger")
      description = text(fields.node("description"), "description")
      if typeNode == nil {
        report(.missingKey("type", of: "the column '\(name.value)'", pair.key.span, example: "type: text"))
      }
      finish(fields)
    }
    guard let scalar = scalar(typeNode, "the type of column '\(name.value)'") else { return nil }
    switch ColumnType.parse(scalar.text) {
    case .success(let type):
      return ColumnDefinition(
        name: name, type: type, typeSpan: scalar.span, isSensitive: isSensitive, isLedger: isLedger,
        description: description)
    case .failure(let failure):
      report(.badColumnType(scalar.text, scalar.span, reason: failure.reason))
      return ColumnDefinition(
        name: name, type: .unknown, typeSpan: scalar.span, isSensitive: isSensitive, isLedger: isLedger,
        description: description)
    }
  }

  private mutating func join(_ pair: YAMLPair) -> JoinDefinition? {
    let name = name(pair.key)
    guard case .mapping(let inner) = pair.value.content else {
      let columns = texts(pair.value, "the join '\(name.value)'")
      if columns.isEmpty {
        report(
          .missingKey(
            "on", of: "the join '\(name.value)'", pair.key.span,
            example: "the column that holds the key: \(name.value)_id"))
        return nil
      }
      return JoinDefinition(name: name, target: .columns(columns, entity: nil, during: nil))
    }
    var fields = FieldReader(inner, of: "a join", span: pair.value.span)
    defer { finish(fields) }
    let inverse = written(fields.node("inverse"), "inverse")
    let during = expression(fields.node("during"), "during")
    let entity = written(fields.node("entity"), "entity")
    if let via = expression(fields.node("via"), "via") {
      return JoinDefinition(name: name, target: .via(via), inverse: inverse)
    }
    let columns = texts(fields.node("on"), "on")
    // What is told by a time alone needs no column.
    if columns.isEmpty, during == nil {
      report(
        .missingKey(
          "on", of: "the join '\(name.value)'", pair.key.span, example: "on: the column that holds the key"))
      return nil
    }
    return JoinDefinition(
      name: name, target: .columns(columns, entity: entity, during: during), inverse: inverse)
  }

  private mutating func fact(_ pair: YAMLPair) -> FactDefinition? {
    let name = name(pair.key)
    var node: YAMLNode? = pair.value
    var about = About()
    if case .mapping(let inner) = pair.value.content {
      var fields = FieldReader(inner, of: "a fact", span: pair.value.span)
      node = fields.node("expr")
      about = self.about(&fields)
      finish(fields)
    }
    guard let expression = expression(node, "the fact '\(name.value)'") else {
      if node == nil {
        report(.missingKey("expr", of: "the fact '\(name.value)'", name.span, example: "expr: subtotal * 2"))
      }
      return nil
    }
    return FactDefinition(name: name, about: about, expression: expression)
  }

  private mutating func dimension(_ pair: YAMLPair) -> DimensionDefinition? {
    let name = name(pair.key)
    let column = Expression.path([.init(name: name.value, span: name.span)], name.span)
    switch pair.value.content {
    case .mapping(let inner):
      var fields = FieldReader(inner, of: "a dimension", span: pair.value.span)
      let expression = expression(fields.node("expr"), "expr") ?? column
      let values = fields.node("values").map { texts($0, "values") }
      let about = about(&fields)
      finish(fields)
      return DimensionDefinition(name: name, about: about, expression: expression, values: values)
    case .scalar(let scalar) where !scalar.isNull:
      return DimensionDefinition(name: name, about: About(), expression: expression(scalar), values: nil)
    case .scalar:
      return DimensionDefinition(name: name, about: About(), expression: column, values: nil)
    case .missing:
      return nil
    case .sequence:
      report(
        .wrongShape(pair.value.span, what: "the dimension '\(name.value)'", expected: "a column or keys"))
      return nil
    }
  }

  mutating func metric(_ pair: YAMLPair, fileOwner: Written<String>? = nil) -> MetricDefinition? {
    let name = name(pair.key)
    if case .scalar(let scalar) = pair.value.content, !scalar.isNull {
      var about = About()
      about.owner = fileOwner
      var places = MetricDefinition.Places()
      places.expression = scalar.span
      places.whole = pair.key.span.joined(with: scalar.span)
      return MetricDefinition(
        name: name, about: about, expression: expression(scalar), filter: nil, empty: nil,
        conversion: nil, places: places)
    }
    if case .missing = pair.value.content {
      return MetricDefinition(
        name: name, about: About(), expression: .missing(name.span), filter: nil, empty: nil,
        conversion: nil)
    }
    var fields = FieldReader(
      pairs(pair.value, "the metric '\(name.value)'"), of: "a metric", span: pair.value.span)
    let expressionNode = fields.node("expr")
    let filterNode = fields.node("where")
    let filter = expression(filterNode, "where")
    let empty = choice(fields.node("empty", nullIsAValue: true), "empty", as: MetricDefinition.EmptyRule.self)
    if expressionNode == nil {
      report(.missingKey("expr", of: "the metric '\(name.value)'", name.span, example: "expr: count()"))
    }
    let expression = expression(expressionNode, "expr") ?? .missing(name.span)
    let conversion = conversion(&fields)
    readChecks(&fields)
    var about = about(&fields)
    if about.owner == nil { about.owner = fileOwner }
    finish(fields)
    var places = MetricDefinition.Places()
    places.expression = expressionNode?.span
    places.whole = pair.key.span.joined(with: pair.value.span)
    places.filter = filterNode.flatMap { node in fields.keySpan("where")?.joined(with: node.span) }
    return MetricDefinition(
      name: name, about: about, expression: expression, filter: filter, empty: empty, conversion: conversion,
      places: places)
  }

  /// `conversion`, `lock`, `allow` and `mixed_policy` of a metric.
  private mutating func conversion(_ fields: inout FieldReader) -> ConversionDefinition? {
    let policy = policy(fields.node("conversion"))
    let isLocked = flag(fields.node("lock"), "lock")
    let allowed = texts(fields.node("allow"), "allow")
    for word in allowed where word.value != "end" {
      report(.notAllowed(word.value, word.span, what: "allow", allowed: ["end"]))
    }
    let mixesPolicies = flag(fields.node("mixed_policy"), "mixed_policy")
    guard policy != nil || isLocked || !allowed.isEmpty || mixesPolicies else { return nil }
    return ConversionDefinition(
      policy: policy, isLocked: isLocked, allowsEnd: !allowed.isEmpty, mixesPolicies: mixesPolicies)
  }
}
