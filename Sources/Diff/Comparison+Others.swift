import Definitions
import Diagnostics
import Model
import Normal

/// Entities with their dimensions and joins, saved questions, and the project itself.
extension Comparison {
  func entities() -> [Change] {
    var changes: [Change] = []
    for (index, entity) in head.model.entities.enumerated() {
      guard let oldID = base.model.entityNamed[entity.name] else {
        changes.append(change(of: entity, [.init(.additive, "name", "new")]))
        continue
      }
      let old = base.model[oldID]
      let own = governance(entity.about, since: old.about) + ownerFacets(entity.about, old.about)
      if !own.isEmpty { changes.append(change(of: entity, own, formerOwner: ownerOf(old, base))) }
      changes +=
        dimensions(of: EntityID(index: index), since: oldID) + joins(of: EntityID(index: index), since: oldID)
    }
    for old in base.model.entities where head.model.entityNamed[old.name] == nil {
      changes.append(
        Change(
          kind: .entity, name: old.name, facets: [.init(.breaking, "name", "removed")],
          owner: ownerOf(old, base),
          isCertified: old.about.tier == .certified, place: old.nameSpan, isInBase: true))
    }
    return changes
  }

  private func dimensions(of id: EntityID, since oldID: EntityID) -> [Change] {
    let entity = head.model[id], old = base.model[oldID]
    var changes: [Change] = []
    for dimension in entity.dimensions {
      let before = old.dimensions.first { $0.name == dimension.name }
      let facets =
        before.map { self.facets(of: dimension, id, since: $0, oldID) } ?? [.init(.additive, "name", "new")]
      guard !facets.isEmpty else { continue }
      changes.append(
        Change(
          kind: .dimension, name: "\(entity.name).\(dimension.name)", facets: facets,
          owner: head.owner("dimension:\(entity.name).\(dimension.name)"),
          formerOwner: before.flatMap { base.owner("dimension:\(old.name).\($0.name)") },
          place: dimension.nameSpan))
    }
    for before in old.dimensions where !entity.dimensions.contains(where: { $0.name == before.name }) {
      changes.append(
        Change(
          kind: .dimension, name: "\(entity.name).\(before.name)",
          facets: [.init(.breaking, "name", "removed")],
          owner: base.owner("dimension:\(old.name).\(before.name)"), place: before.nameSpan, isInBase: true))
    }
    return changes
  }

  /// Paths of joins: what is grouped or filtered along one has other numbers when it leads elsewhere.
  private func joins(of id: EntityID, since oldID: EntityID) -> [Change] {
    let entity = head.model[id], old = base.model[oldID]
    func make(_ name: String, _ facet: Change.Facet, isGone: Bool = false) -> Change {
      Change(
        kind: .join, name: "\(entity.name).\(name)", facets: [facet], owner: ownerOf(entity, head),
        place: isGone ? old.nameSpan : entity.nameSpan, isInBase: isGone)
    }
    var changes: [Change] = []
    for join in entity.joins {
      guard let before = old.joins.first(where: { $0.name == join.name }) else {
        changes.append(make(join.name, .init(.additive, "name", "new")))
        continue
      }
      let words = (
        description(of: before, from: oldID, in: base.model), description(of: join, from: id, in: head.model)
      )
      if words.0 != words.1 {
        changes.append(make(join.name, .init(.meaningChanged, "path", "\(words.0) → \(words.1)")))
      }
    }
    for join in old.joins where !entity.joins.contains(where: { $0.name == join.name }) {
      changes.append(make(join.name, .init(.breaking, "name", "removed"), isGone: true))
    }
    return changes
  }

  /// `shop by shop_id`
  private func description(of join: Join, from id: EntityID, in model: Model) -> String {
    let columns = join.columns.map { model[id].columns[$0].name }.joined(separator: ", ")
    let during = join.during.map { " during \(model[$0.entity].columns[$0.column].name)" } ?? ""
    return "\(model[join.target].name)\(columns.isEmpty ? "" : " by \(columns)")\(during)"
  }

  private func change(of entity: Entity, _ facets: [Change.Facet], formerOwner: String? = nil) -> Change {
    Change(
      kind: .entity, name: entity.name, facets: facets, owner: ownerOf(entity, head),
      formerOwner: formerOwner,
      isCertified: entity.about.tier == .certified, place: entity.nameSpan)
  }

  private func ownerOf(_ entity: Entity, _ revision: Revision) -> String? {
    revision.owner("entity:\(entity.name)")
  }

  private func ownerFacets(_ about: About, _ old: About) -> [Change.Facet] {
    guard about.owner?.value != old.owner?.value else { return [] }
    return [
      .init(.governance, "owner", "\(old.owner?.value ?? "nobody") → \(about.owner?.value ?? "nobody")")
    ]
  }

  private func facets(
    of dimension: Dimension, _ entity: EntityID, since old: Dimension, _ oldEntity: EntityID
  )
    -> [Change.Facet]
  {
    var facets: [Change.Facet] = []
    if dimension.expression.type != old.expression.type {
      facets.append(.init(.breaking, "type", "\(old.expression.type) → \(dimension.expression.type)"))
    }
    let before = rowForm(of: old.expression, from: oldEntity, in: base.model)
    let after = rowForm(of: dimension.expression, from: entity, in: head.model)
    if let before, let after, before != after {
      facets.append(
        hasOtherSQL(entity, oldEntity)
          ? .init(.maybe, "sql", "its rows come from SQL that has changed")
          : .init(.meaningChanged, "expression", "\(before) → \(after)"))
    }
    if dimension.about.isHidden, !old.about.isHidden {
      facets.append(.init(.breaking, "hidden", "no longer shown"))
    }
    let oldValues = old.values ?? [], values = dimension.values ?? []
    for value in values where !oldValues.contains(value) {
      facets.append(.init(.additive, "value", "+ '\(value)'"))
    }
    for value in oldValues where !values.contains(value) && dimension.values != nil {
      facets.append(.init(.breaking, "value", "- '\(value)': questions that name it are refused"))
    }
    return facets + governance(dimension.about, since: old.about) + ownerFacets(dimension.about, old.about)
  }

  /// Whether the rows of an entity come from SQL text, or came, and not from the same.
  private func hasOtherSQL(_ entity: EntityID, _ oldEntity: EntityID) -> Bool {
    switch (base.model[oldEntity].source, head.model[entity].source) {
    case (.sql(let before), .sql(let after)): before != after
    case (.sql, .table), (.table, .sql): true
    case (.table, .table): false
    }
  }

  // MARK: Questions

  func questions() -> [Change] {
    var changes: [Change] = []
    let before = base.definitions.questions
    for question in head.definitions.questions {
      var facets: [Change.Facet] = []
      if let old = before.first(where: { $0.name.value == question.name.value }) {
        if words(of: old) != words(of: question) {
          facets.append(.init(.meaningChanged, "question", "asks something else"))
        }
        let parameters = (old.parameters.map(\.name.value), question.parameters.map(\.name.value))
        for name in parameters.0 where !parameters.1.contains(name) {
          facets.append(.init(.breaking, "parameter", "- \(name)"))
        }
        for parameter in question.parameters where !parameters.0.contains(parameter.name.value) {
          facets.append(
            .init(parameter.usual == nil ? .breaking : .additive, "parameter", "+ \(parameter.name.value)"))
        }
        facets += governance(question.about, since: old.about) + ownerFacets(question.about, old.about)
      } else {
        facets = [.init(.additive, "name", "new")]
      }
      guard !facets.isEmpty else { continue }
      changes.append(
        Change(
          kind: .question, name: question.name.value, facets: facets,
          owner: head.owner("question:\(question.name.value)"),
          formerOwner: before.first { $0.name.value == question.name.value }.flatMap {
            base.owner("question:\($0.name.value)")
          },
          place: question.name.span))
    }
    for old in before where !head.definitions.questions.contains(where: { $0.name.value == old.name.value }) {
      changes.append(
        Change(
          kind: .question, name: old.name.value, facets: [.init(.breaking, "name", "removed")],
          isDirect: true,
          through: [], owner: old.about.owner?.value, isCertified: false, place: old.name.span, isInBase: true
        ))
    }
    return changes
  }

  /// The parts of a question as they are written.
  private func words(of question: SavedQuestion) -> [String] {
    let text = question.text
    let parts =
      text.metrics + text.groups + text.order + text.policies
      + [
        text.filter, text.time, text.having, text.limit, text.offset, text.currency, text.zone, text.asOf,
        text.top, text.totals, text.compare,
      ]
      .compactMap(\.self)
    return parts.map(\.text)
  }

  // MARK: The project

  func project() -> [Change] {
    var facets: [Change.Facet] = []
    let before = base.model.targets.map(\.value), after = head.model.targets.map(\.value)
    for target in before where !after.contains(target) {
      facets.append(.init(.breaking, "target", "- \(target)"))
    }
    for target in after where !before.contains(target) {
      facets.append(.init(.additive, "target", "+ \(target)"))
    }
    guard !facets.isEmpty else { return [] }
    return [
      Change(
        kind: .project, name: head.model.name, facets: facets,
        owner: head.model.people.defaultOwner?.value, place: nil)
    ]
  }
}
