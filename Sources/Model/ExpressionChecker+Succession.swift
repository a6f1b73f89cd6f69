package import Definitions
import Diagnostics
import Values

/// Values made of rows that come after a row, or before it: in an entity `visit`,
/// `min(order.placed_at, by: retailer, within: 7 days)`.
extension ExpressionChecker {
  mutating func succession(_ function: Function, _ call: Expression.Call, _ scope: RowScope)
    -> TypedExpression
  {
    guard let home = scope.home else {
      report(
        .wrongType(
          call.span, what: "'\(call.name)'", expected: "an entity whose rows have the value",
          found: "a condition of all",
          help: "say whose value it is: (exists(order, by: retailer, within: 7 days) per visit)"))
      return .missing(call.span)
    }
    guard let entity = rowsLookedAt(call, function) else { return .missing(call.span) }
    guard let options = successionOptions(call),
      let keys = successionKeys(call.groups ?? [], of: home, and: entity, call.span),
      let start = options.start.map({ check($0, in: .row(RowScope(base: home, home: home))) })
        ?? ownTime(of: home, call.span),
      let time = ownTime(of: entity, call.span),
      isComparable(start, time, call.span)
    else { return .missing(call.span) }
    let succession = Succession(
      keys: keys, direction: options.direction, isStrict: entity == home, start: start, time: time,
      limit: options.within.map { .init(anchor: start, count: $0.count, grain: $0.grain) },
      credit: options.credit, condition: nil)
    let plain = Expression.Call(
      name: call.name, nameSpan: call.nameSpan, isDistinct: call.isDistinct, arguments: call.arguments,
      filter: call.filter, groups: nil, span: call.span)
    return rollup(function, plain, of: entity, tie: .time(succession), to: home, at: scope.homePath)
  }

  /// The entity that is aggregated: the one that all names of the arguments are reached from.
  private mutating func rowsLookedAt(_ call: Expression.Call, _ function: Function) -> EntityID? {
    var entities: [EntityID] = []
    for argument in call.arguments { collectEntities(argument, into: &entities) }
    if entities.isEmpty {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return nil
    }
    let bases = model.bases(of: entities)
    if bases.count == 1 { return bases[0] }
    report(.noCommonGrain(call.span, entities: entities.map { model[$0].name }))
    return nil
  }

  /// What is said behind the arguments of a call; nil where it makes no sense, which is reported.
  struct SuccessionOptions {
    var direction = Succession.Direction.after
    var start: Expression?
    var within: (count: Int64, grain: Grain)?
    var credit: Succession.Credit?
  }

  mutating func successionOptions(_ call: Expression.Call) -> SuccessionOptions? {
    var options = SuccessionOptions()
    var said: Set<String> = []
    for option in call.options {
      guard said.insert(option.name).inserted, !(option.name == "before" && said.contains("after")),
        !(option.name == "after" && said.contains("before"))
      else {
        report(.optionTwice(option.name, option.nameSpan))
        return nil
      }
      switch option.name {
      case "within":
        guard case .literal(.interval(let count, let grain), _) = option.value, count > 0, !grain.isRetail
        else {
          report(
            .wrongType(
              option.value.span, what: "'within'", expected: "an interval of seconds to years above zero",
              found: option.value.asWritten ?? "something else", help: "write within: 7 days"))
          return nil
        }
        demandYear(for: grain, option.value.span)
        options.within = (count, grain)
      case "by":
        report(.optionTwice(option.name, option.nameSpan))
        return nil
      case "after", "before":
        options.start = option.value
        options.direction = option.name == "after" ? .after : .before
      case "attribution":
        guard let credit = option.value.singleName.flatMap(Succession.Credit.init(rawValue:)) else {
          report(
            .wrongType(
              option.value.span, what: "'attribution'", expected: "'first' or 'last'",
              found: "something else", help: "leave it out where a row counts for all that it follows"))
          return nil
        }
        options.credit = credit
      default:
        report(.unknownOption(option.name, option.nameSpan))
        return nil
      }
    }
    if options.direction == .before, options.credit != nil {
      report(
        .wrongType(
          call.span, what: "'attribution'", expected: "rows that come after", found: "rows that come before",
          help: "leave it out"))
      return nil
    }
    return options
  }

  /// What both entities have under the same names; reports names that one of them lacks.
  mutating func successionKeys(
    _ paths: [Expression], of home: EntityID, and other: EntityID, _ span: SourceSpan
  ) -> [Succession.Key]? {
    guard !paths.isEmpty else {
      report(.successionWithoutKey(span))
      return nil
    }
    var keys: [Succession.Key] = []
    for path in paths {
      if let parts = compositeKeys(path, of: home, and: other) {
        keys += parts
        continue
      }
      let own = check(path, in: .row(RowScope(base: home, home: home)))
      let others = check(path, in: .row(RowScope(base: other, home: other)))
      guard own.type != .unknown, others.type != .unknown else { return nil }
      guard own.type == others.type, own.unit == others.unit || own.type.isText else {
        report(
          .wrongType(
            path.span, what: "'by'",
            expected: "the same type in '\(model[home].name)' and '\(model[other].name)'",
            found: "\(describe(own)) and \(describe(others))", help: nil))
        return nil
      }
      keys.append(.init(own: own, other: others))
    }
    return keys
  }

  /// A joined entity whose key has several columns is shared where all of them are; nil for anything else.
  private func compositeKeys(_ path: Expression, of home: EntityID, and other: EntityID) -> [Succession.Key]?
  {
    guard case .path(let steps, let span) = path else { return nil }
    var quiet = self
    let sides = [home, other].compactMap { entity -> [TypedExpression]? in
      guard let found = quiet.joined(steps, RowScope(base: entity, home: entity), span),
        model[found.entity].key.count > 1, model[found.entity].validity == nil
      else { return nil }
      return quiet.keyFields(of: found.entity, reachedBy: found.path, from: entity)
    }
    guard sides.count == 2, sides[0].map(\.type) == sides[1].map(\.type) else { return nil }
    return zip(sides[0], sides[1]).map { Succession.Key(own: $0, other: $1) }
  }

  mutating func ownTime(of entity: EntityID, _ span: SourceSpan) -> TypedExpression? {
    if let time = model[entity].time { return time }
    report(.noTime(span, what: "what comes after or before", entity: model[entity].name))
    return nil
  }

  /// Whether two times can be put in one order.
  mutating func isComparable(_ start: TypedExpression, _ time: TypedExpression, _ span: SourceSpan) -> Bool {
    guard start.type != .unknown else { return false }
    guard start.type == time.type, clock(of: start) == clock(of: time) else {
      report(
        .wrongType(
          start.span ?? span, what: "what comes after", expected: "times of one kind and one clock",
          found: "\(start.type)\(clockWords(start)) and \(time.type)\(clockWords(time))", help: nil))
      return false
    }
    return true
  }

  private func clockWords(_ time: TypedExpression) -> String { clock(of: time).map { " in \($0)" } ?? "" }

  /// The zone whose clock a time is read from; nil where that is UTC or a day.
  private func clock(of time: TypedExpression) -> String? {
    var zone: String?
    time.forEachLeaf { leaf in
      switch leaf.node {
      case .field(let field):
        if let clock = model[field.entity].columns[field.column].clock, clock != "UTC" { zone = clock }
      case .rollup(let rollup): zone = rollup.aggregate.argument.flatMap(clock) ?? zone
      default: break
      }
    }
    return zone
  }
}

extension Expression.Call {
  /// Whether it says something of rows that come after a row, or before it.
  package var isOfTime: Bool {
    Function.named(name)?.kind == .aggregate && (groups != nil || !options.isEmpty)
  }
}
