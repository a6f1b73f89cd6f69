import Diagnostics
import Diff
import Engines
import Model
import Project
import Values

/// What a change does, for people, programs and pull requests.
struct DiffReport {
  let changes: [Change]
  let radius: BlastRadius
  let movements: [Movement]
  let before: Project
  let after: Project
  let statements: [(metric: String, before: String?, after: String?)]

  init(
    _ changes: [Change], _ radius: BlastRadius, _ movements: [Movement], from before: Project,
    to after: Project,
    sql statements: [(metric: String, before: String?, after: String?)]
  ) {
    self.changes = changes
    self.radius = radius
    self.movements = movements
    self.before = before
    self.after = after
    self.statements = statements
  }

  // MARK: For people

  var text: String {
    guard !changes.isEmpty else { return "no change of meaning or governance\n" }
    var text = ""
    let width = Change.Category.allCases.map(\.rawValue.utf8.count).max() ?? 0
    // What changes in the same way for the same cause is told once.
    for group in grouped {
      let first = group[0]
      let category = first.category.rawValue.padded(to: width)
      let names = group.map(\.name).joined(separator: ", ")
      let kind = first.kind == .metric ? "" : "\(first.kind.rawValue) "
      text += "\(category)  \(kind)\(names)"
      text +=
        first.isDirect
        ? "\n"
        : " (indirect\(first.through.isEmpty ? "" : ", through \(first.through.joined(separator: " → "))"))\n"
      // What an indirect change is in words, its cause says.
      if first.isDirect || first.through.isEmpty {
        for facet in first.facets { text += "    \(facet.name): \(facet.text)\n" }
      }
      for change in group {
        if let movement = movements.first(where: { $0.metric == change.name && change.kind == .metric }) {
          text += "    \(group.count > 1 ? "\(change.name): " : "")\(sentence(of: movement))\n"
        }
        for statement in statements where statement.metric == change.name && change.kind == .metric {
          text += diffOfStatements(statement)
        }
      }
    }
    return text + "\n" + radiusText
  }

  private var grouped: [[Change]] {
    var groups: [[Change]] = []
    for change in changes {
      if !change.isDirect,
        let index = groups.firstIndex(where: { other in
          !other[0].isDirect && other[0].kind == change.kind && other[0].through == change.through
            && other[0].category == change.category
            && (change.through.isEmpty ? other[0].facets == change.facets : true)
        })
      {
        groups[index].append(change)
      } else {
        groups.append([change])
      }
    }
    return groups
  }

  private var radiusText: String {
    var lines: [String] = []
    let certified = radius.certified.isEmpty ? "" : " (\(radius.certified.count) certified)"
    let parts = [
      counted(radius.metrics.count, "metric").map { $0 + certified },
      counted(radius.dashboards.count, "dashboard"),
      counted(radius.questions.count, "saved question"),
    ].compactMap(\.self)
    let nothing = radius.sliced.isEmpty ? "no number moves" : "numbers move in slices only"
    lines.append("blast radius: \(parts.isEmpty ? nothing : parts.joined(separator: ", "))")
    for (slice, metrics) in radius.sliced {
      lines.append(
        "  by \(slice): \(metrics.count > 6 ? metrics.prefix(5).joined(separator: ", ") + " and \(metrics.count - 5) more" : metrics.joined(separator: ", "))"
      )
    }
    for name in radius.dashboards { lines.append("  dashboard \(name)") }
    for name in radius.questions { lines.append("  question \(name)") }
    if radius.approvals.isEmpty {
      lines.append("approvals: nobody needs to agree")
    } else {
      lines.append("approvals needed:")
      for approval in radius.approvals { lines.append("  \(approval.owner): \(approval.because)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func counted(_ count: Int, _ noun: String) -> String? {
    count == 0 ? nil : "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `numbers: 691,400.72 EUR → 668,201.10 EUR (-3.36 %); by month 24 of 24 differ, most -9.21 % in 2024-02`
  func sentence(of movement: Movement) -> String {
    if let refusal = movement.refusal { return "numbers: \(refusal)" }
    let unit = movement.unit.isEmpty ? "" : " \(movement.unit)"
    var text =
      "numbers: \(shown(movement.before))\(unit) → \(shown(movement.after))\(unit)\(percent(movement.change))"
    for slices in movement.slices {
      if slices.differing.isEmpty {
        text += "; by \(slices.dimension) all \(slices.count) are the same"
      } else {
        let worst = slices.differing[0]
        let move =
          worst.change.map { percentText($0) }
          ?? "\(shown(worst.before ?? .null)) → \(shown(worst.after ?? .null))"
        text +=
          "; by \(slices.dimension) \(slices.differing.count) of \(slices.count) differ, most \(move) in \(worst.name)"
      }
    }
    return text
  }

  private func percent(_ change: Double?) -> String { change.map { " (\(percentText($0)))" } ?? "" }

  private func percentText(_ change: Double) -> String {
    let hundredths = Int64((change * 10_000).rounded())
    let value = Decimal(coefficient: Int128(hundredths), scale: 2)
    return "\(hundredths > 0 ? "+" : "")\(value) %"
  }

  private func shown(_ cell: Cell) -> String {
    switch cell {
    case .null: "nothing"
    case .float(let value): Decimal("\(value)").map { "\($0.rescaled(to: 4))" } ?? "\(value)"
    case .decimal(let value): "\(value.trimmed(to: min(2, value.scale)))"
    default: cell.written ?? ""
    }
  }

  private func diffOfStatements(_ statement: (metric: String, before: String?, after: String?)) -> String {
    let difference = unifiedDiff(
      Array((statement.before ?? "").utf8), Array((statement.after ?? "").utf8),
      path: "\(statement.metric).sql")
    return difference.split(separator: "\n").map { "    \($0)\n" }.joined()
  }

  // MARK: For programs

  var json: JSONValue {
    let old = SourcePositions(before.sources), new = SourcePositions(after.sources)
    return .fields([
      ("format", .text("datum-diff/1")), ("project", .text(after.model.name)),
      (
        "changes",
        .list(
          changes.map { change in
            let positions = change.isInBase ? old : new
            let movement = movements.first { $0.metric == change.name && change.kind == .metric }
            let statement = statements.first { $0.metric == change.name && change.kind == .metric }
            return .fields([
              ("category", .text(change.category.rawValue)), ("kind", .text(change.kind.rawValue)),
              ("name", .text(change.name)), ("direct", .bool(change.isDirect)),
              ("through", .list(change.through.map { .text($0) })),
              ("owner", change.owner.map { .text($0) }), ("certified", .bool(change.isCertified)),
              ("file", change.place.map { .text(positions.file(of: $0)) }),
              ("line", change.place.map { .number(positions.start(of: $0).line) }),
              (
                "facets",
                .list(
                  change.facets.map {
                    .fields([
                      ("category", .text($0.category.rawValue)), ("name", .text($0.name)),
                      ("text", .text($0.text)),
                    ])
                  })
              ), ("numbers", movement.map(value)),
              ("sql_before", statement?.before.map { .text($0) }),
              ("sql_after", statement?.after.map { .text($0) }),
            ])
          })
      ),
      (
        "blast_radius",
        .fields([
          ("metrics", .list(radius.metrics.map { .text($0) })),
          ("certified", .list(radius.certified.map { .text($0) })),
          ("dashboards", .list(radius.dashboards.map { .text($0) })),
          ("questions", .list(radius.questions.map { .text($0) })),
          (
            "slices",
            .list(
              radius.sliced.map {
                .fields([("by", .text($0.by)), ("metrics", .list($0.metrics.map { .text($0) }))])
              })
          ),
        ])
      ),
      (
        "approvals",
        .list(
          radius.approvals.map { approval in
            let names: (String, [String]) =
              switch approval.reason {
              case .owns(let names): ("owns", names)
              case .affected(let names): ("affected", names)
              }
            return .fields([
              ("owner", .text(approval.owner)), ("because", .text(names.0)),
              ("of", .list(names.1.map { .text($0) })),
            ])
          })
      ),
    ])
  }

  private func value(_ movement: Movement) -> JSONValue {
    .fields([
      ("before", text(movement.before)), ("after", text(movement.after)),
      ("unit", movement.unit.isEmpty ? nil : .text(movement.unit)),
      ("refusal", movement.refusal.map { .text($0) }),
      (
        "slices",
        .list(
          movement.slices.map { slices in
            .fields([
              ("by", .text(slices.dimension)), ("count", .number(slices.count)),
              (
                "differing",
                .list(
                  slices.differing.map { slice in
                    .fields([
                      ("name", .text(slice.name)), ("before", text(slice.before ?? .null)),
                      ("after", text(slice.after ?? .null)),
                    ])
                  })
              ),
            ])
          })
      ),
    ])
  }

  private func text(_ cell: Cell) -> JSONValue { cell.written.map { .text($0) } ?? .null }

  // MARK: For pull requests

  var markdown: String {
    guard !changes.isEmpty else { return "### Definitions: no change of meaning or governance\n" }
    let counts = Change.Category.allCases.compactMap { category -> String? in
      let count = changes.count { $0.category == category }
      return count == 0 ? nil : "\(count) \(category.rawValue)"
    }
    var text = "### Definitions: \(counts.joined(separator: ", "))\n\n| | What | Change |\n|---|---|---|\n"
    for group in grouped {
      let first = group[0]
      let names = group.map { "`\($0.name)`\($0.isCertified ? " ★" : "")" }.joined(separator: ", ")
      let facets =
        first.isDirect || first.through.isEmpty
        ? first.facets.map { "\($0.name): \(cell($0.text))" }
        : ["through \(first.through.map { "`\($0)`" }.joined(separator: " → "))"]
      let numbers = group.compactMap { change in
        movements.first { $0.metric == change.name && change.kind == .metric }.map {
          "\(group.count > 1 ? "`\(change.name)` " : "")\(cell(sentence(of: $0)))"
        }
      }
      let kind = first.kind == .metric ? "" : "\(first.kind.rawValue) "
      text +=
        "| \(first.category.rawValue)\(first.isDirect ? "" : " (indirect)") | \(kind)\(names) | \((facets + numbers).joined(separator: "<br>")) |\n"
    }
    text += "\n"
    for line in radiusText.split(separator: "\n") {
      text += line.hasPrefix("  ") ? "- \(line.dropFirst(2))\n" : "\n**\(line)**\n\n"
    }
    return text
  }

  private func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "&lt;").replacing("\n", with: " ")
  }
}
