package import Definitions
package import Diagnostics

extension Model {
  /// The model as whoever has a role sees it: rows that the role does not see are in no answer, and what it hides, with
  /// all that is made of it, has no name.
  ///
  /// - Parameter claims: what whoever asks brings along, by name.
  /// - Returns: nil with findings where the role makes no sense, or a claim is not there. A role that is not understood
  ///   shows nothing.
  package func seen(by role: RoleDefinition, claims: [String: [Literal]]) -> Diagnosed<Model?> {
    var findings: [Finding] = []
    for claim in role.claims where claims[claim.value] == nil {
      findings.append(
        RoleProblem.missingClaim(claim.value, claim.span, role: role.name.value).finding)
    }
    guard findings.isEmpty else { return Diagnosed(nil, findings: findings) }
    var view = RoleView(role: role, claims: claims, model: self)
    view.build()
    return Diagnosed(view.findings.hasErrors ? nil : view.model, findings: view.findings)
  }

  /// What is wrong with a role, whoever has it.
  func problems(of role: RoleDefinition) -> [Finding] {
    let nulls = role.claims.map { ($0.value, [Literal.null]) }
    return seen(by: role, claims: Dictionary(uniqueKeysWithValues: nulls)).findings
  }
}

/// Narrows a model to what a role sees.
private struct RoleView {
  let role: RoleDefinition
  let claims: [String: [Literal]]
  var model: Model
  var findings: [Finding] = []
  /// The conditions of entities that are not seen whole.
  private var conditions: [EntityID: TypedExpression] = [:]
  private var underway: Set<EntityID> = []

  init(role: RoleDefinition, claims: [String: [Literal]], model: Model) {
    self.role = role
    self.claims = claims
    self.model = model
  }

  mutating func build() {
    var rows: [EntityID: RoleDefinition.Rows] = [:]
    for entry in role.rows {
      guard let id = model.entityNamed[entry.entity.value] else {
        findings.append(
          ModelProblem.unknownEntity(
            entry.entity.value, entry.entity.span, candidates: model.entities.map(\.name)
          )
          .finding)
        continue
      }
      rows[id] = entry
    }
    for id in model.entities.indices.map(EntityID.init(index:)) {
      _ = condition(of: id, rows, rows[id]?.entity.span)
    }
    demandDecisions(rows)
    for (id, condition) in conditions { model.entities[id.index].visibleRows = condition }
    model.role = role.name.value
    hide()
  }

  // MARK: Rows

  private mutating func condition(
    of id: EntityID, _ rows: [EntityID: RoleDefinition.Rows], _ span: SourceSpan?
  ) -> TypedExpression? {
    if let known = conditions[id] { return known }
    guard let written = rows[id]?.condition else { return nil }
    guard underway.insert(id).inserted else {
      findings.append(RoleProblem.circle(model[id].name, written.span, role: role.name.value).finding)
      return .missing(written.span)
    }
    defer { underway.remove(id) }
    let typed: TypedExpression
    if let (path, target) = joins(written, from: id) {
      guard let other = condition(of: target, rows, written.span) else {
        findings.append(
          RoleProblem.seesAll(model[target].name, written.span, entity: model[id].name).finding)
        return nil
      }
      // A row that leads to none belongs to none that is seen, whatever the condition makes of nothing.
      typed =
        TypedExpression.all([exists(at: path, from: id), other.prefixed(by: path)].compactMap(\.self))
        ?? other
    } else {
      let filled = written.filled { name in claims[name].map { ($0, $0.count != 1) } }
      var checker = ExpressionChecker(model: model)
      typed = checker.condition(
        filled, in: .row(RowScope(base: id, home: id)), what: "the rows of a role")
      findings += checker.findings
    }
    conditions[id] = typed
    return typed
  }

  /// Whether there is a row at the end of joins; read from its own key, as the columns that lead there may lead to nothing.
  private func exists(at path: JoinPath, from id: EntityID) -> TypedExpression? {
    let target = model.entity(at: path, from: id)
    guard let key = model[target].key.first ?? model[target].columns.indices.first else { return nil }
    let field = TypedExpression(
      .field(FieldReference(path: path, entity: target, column: key)), model[target].columns[key].type)
    return TypedExpression(
      .operation(.not, [TypedExpression(.operation(.isNull, [field]), .boolean)]), .boolean)
  }

  /// The entity at the end of joins, where the expression is such and nothing else.
  private func joins(_ expression: Expression, from id: EntityID) -> (path: JoinPath, target: EntityID)? {
    guard case .path(let steps, _) = expression else { return nil }
    var path = JoinPath()
    var entity = id
    for step in steps {
      guard let join = model[entity].members[step.name]?.join else { return nil }
      path = path.appending(join)
      entity = model[entity].joins[join].target
    }
    return (path, entity)
  }

  /// Rows that belong to rows which are not seen must not be seen by oversight: it is said of each entity.
  private mutating func demandDecisions(_ rows: [EntityID: RoleDefinition.Rows]) {
    guard !conditions.isEmpty else { return }
    var open: [RoleProblem.Undecided] = []
    for (index, entity) in model.entities.enumerated() where rows[EntityID(index: index)] == nil {
      if let target = filteredTarget(of: EntityID(index: index)) {
        open.append(.init(entity: entity.name, because: model[target].name, isTwin: false))
      } else if let twin = filteredTwin(of: entity) {
        open.append(.init(entity: entity.name, because: model[twin].name, isTwin: true))
      }
    }
    if !open.isEmpty {
      findings.append(RoleProblem.undecided(open, role.name.value, role.name.span).finding)
    }
  }

  /// The nearest entity along joins whose rows are not all seen.
  private func filteredTarget(of id: EntityID) -> EntityID? {
    var seen: Set<EntityID> = [id]
    var next = [id]
    while !next.isEmpty {
      next = next.flatMap { model[$0].joins.map(\.target) }.filter { seen.insert($0).inserted }
      if let found = next.first(where: { conditions[$0] != nil }) { return found }
    }
    return nil
  }

  /// Another entity over the same table, whose rows are not all seen.
  private func filteredTwin(of entity: Entity) -> EntityID? {
    guard case .table(let table) = entity.source else { return nil }
    return conditions.keys.sorted().first {
      if case .table(let other) = model[$0].source { other == table } else { false }
    }
  }

  // MARK: Names

  private mutating func hide() {
    var hidden = HiddenNames()
    for name in role.hide {
      guard hidden.add(name.value, in: model) else {
        let names =
          model.metrics.map(\.name)
          + model.entities.flatMap { entity in entity.members.keys.sorted().map { "\(entity.name).\($0)" } }
        findings.append(
          ModelProblem.unknownName(name.value, name.span, in: "this project", candidates: names).finding)
        continue
      }
    }
    guard !role.hide.isEmpty, !findings.hasErrors else { return }
    hidden.close(over: model)
    hidden.remove(from: &model)
  }
}

/// What can be wrong with a role, and with what whoever has it brings along.
package enum RoleProblem {
  case missingClaim(String, SourceSpan, role: String)
  case circle(String, SourceSpan, role: String)
  case seesAll(String, SourceSpan, entity: String)
  case undecided([Undecided], String, SourceSpan)

  /// An entity of which it is not said which rows are seen.
  package struct Undecided {
    let entity: String
    /// The entity whose rows are not all seen.
    let because: String
    /// Whether both read one table; else rows of the one belong to rows of the other.
    let isTwin: Bool
  }

  package var finding: Finding {
    switch self {
    case .missingClaim(let name, let span, let role):
      return Finding(.roleClaim, "the role '\(role)' needs the claim '\(name)'", at: span)
        .noting("without it no row can be told to be one that may be seen")
        .helping("claims come with the token of whoever asks; on the command line: --claim \(name)=…")
    case .circle(let entity, let span, let role):
      return Finding(
        .roleRows, "the rows of '\(entity)' that the role '\(role)' sees are told by themselves", at: span
      ).helping("write a condition for one of the entities on the way")
    case .seesAll(let target, let span, let entity):
      return Finding(
        .roleRows, "all rows of '\(target)' are seen, so it tells nothing of '\(entity)'", at: span
      )
      .helping("write \(entity): all, or a condition for \(target)")
    case .undecided(let open, let role, let span):
      let first = open[0]
      let names = open.map(\.entity).joined(separator: ", ")
      return Finding(.roleRows, "the role '\(role)' does not say which rows it sees of \(names)", at: span)
        .noting(
          first.isTwin
            ? "'\(first.entity)' reads the table of '\(first.because)', of which it sees some rows only"
            : "rows of '\(first.entity)' belong to rows of '\(first.because)', of which it sees some only"
        )
        .helping(
          first.isTwin
            ? "write \(first.entity): all, or the condition of '\(first.because)'"
            : "write \(first.entity): all, a condition, or the joins to the row that decides, as in \(first.entity): \(first.because)"
        )
    }
  }
}
