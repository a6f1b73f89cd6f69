import Definitions
import Diagnostics
import Model

/// What a change reaches, and who has to agree to it.
package struct BlastRadius: Sendable {
  /// Metrics whose numbers move, or that are no longer, with what has changed itself.
  package let metrics: [String]
  package let certified: [String]
  /// Metrics that have other numbers where they are grouped or filtered by something that has changed; by that.
  package let sliced: [(by: String, metrics: [String])]
  package let dashboards: [String]
  package let questions: [String]
  package let approvals: [Approval]

  /// Somebody who has to agree, and why.
  package struct Approval: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
      /// What is changed is theirs.
      case owns([String])
      /// Something of theirs has other numbers.
      case affected([String])
    }

    package let owner: String
    package let reason: Reason

    package var because: String {
      switch reason {
      case .owns(let names): "owns \(names.joined(separator: ", "))"
      case .affected(let names): "affected by it: \(names.joined(separator: ", "))"
      }
    }
  }

  /// - Parameter author: whose own agreement needs no asking.
  package init(of changes: [Change], from base: Revision, to head: Revision, author: String? = nil) {
    let moved = changes.filter { $0.kind == .metric && $0.category.touchesNumbers }
    metrics = moved.map(\.name)
    certified = moved.filter(\.isCertified).map(\.name)
    let names = Set(metrics)
    let slicing = changes.filter { [.dimension, .join].contains($0.kind) && $0.category.touchesNumbers }
    sliced = slicing.compactMap { change in
      let found = head.metrics(slicedBy: change)
      return found.isEmpty ? nil : (change.name, found)
    }
    // A dashboard that was changed with the metric used it before.
    let all = head.model.people.dashboards + base.model.people.dashboards
    let boards = all.enumerated().filter { index, board in
      board.uses.contains { names.contains($0.value) }
        && !all[..<index].contains {
          $0.name.value == board.name.value && $0.uses.contains { names.contains($0.value) }
        }
    }.map(\.element)
    dashboards = boards.map(\.name.value)
    let slices = slicing.map {
      $0.kind == .join ? ($0.name.split(separator: ".").last.map(String.init) ?? "") : $0.name
    }
    let asked = head.definitions.questions.filter { question in
      let words = question.text.metrics.flatMap { part in
        part.text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
      }
      let isSliced = question.text.groups.contains { group in
        slices.contains { group.text == $0 || group.text.hasPrefix($0 + ".") }
      }
      return isSliced || words.contains { names.contains($0) }
    }
    questions = asked.map(\.name.value)

    var owns: [(owner: String, names: [String])] = []
    var affected: [(owner: String, names: [String])] = []
    func add(_ owner: String?, _ name: String, to list: inout [(owner: String, names: [String])]) {
      guard let owner, owner != author, !(head.model.people.team(of: author ?? "") == owner) else { return }
      if let index = list.firstIndex(where: { $0.owner == owner }) {
        if !list[index].names.contains(name) { list[index].names.append(name) }
      } else {
        list.append((owner, [name]))
      }
    }
    // What is written otherwise and is the same needs nobody.
    for change in changes where change.isDirect && change.category != .cosmetic {
      add(change.owner, change.name, to: &owns)
      add(change.formerOwner, change.name, to: &owns)
    }
    for change in moved where !change.isDirect { add(change.owner, change.name, to: &affected) }
    for (slice, metrics) in sliced {
      for name in metrics {
        guard let metric = head.model.metric(named: name) else { continue }
        add(head.owner("metric:\(metric.name)"), "metrics by \(slice)", to: &affected)
      }
    }
    for board in boards {
      add(
        head.owner("dashboard:\(board.name.value)") ?? board.owner?.value, "dashboard \(board.name.value)",
        to: &affected)
    }
    for question in asked {
      add(head.owner("question:\(question.name.value)"), "question \(question.name.value)", to: &affected)
    }
    approvals =
      owns.map { Approval(owner: $0.owner, reason: .owns($0.names)) }
      + affected.filter { one in !owns.contains { $0.owner == one.owner } }.map {
        Approval(owner: $0.owner, reason: .affected($0.names))
      }
  }
}

extension Revision {
  /// The metrics that can be grouped or filtered by a dimension, or along a join.
  fileprivate func metrics(slicedBy change: Change) -> [String] {
    let parts = change.name.split(separator: ".").map(String.init)
    guard parts.count == 2, let entity = model.entityNamed[parts[0]] else { return [] }
    return model.metrics.filter { metric in
      !metric.about.isHidden
        && metric.formula.rowAggregates.contains { aggregate in
          aggregate.entity == entity || model[aggregate.entity].reach[entity] != nil
        }
    }.map(\.name)
  }
}

extension PeopleDefinitions {
  fileprivate func team(of name: String) -> String? { people.first { $0.name.value == name }?.team?.value }
}
