package import Catalog
import Compiler
import Definitions
import Diagnostics
package import Model
import Mustache
import Normal
package import SQL

/// The catalogue as pages. A page is made when it is asked for, so a server serves what a build writes.
package struct Site: Sendable {
  let catalog: Catalog
  let owners: OwnershipIndex
  let model: Model
  private let dialects: [(name: String, dialect: Dialect)]
  private let contributions: [String: [Contribution]]
  private let isLive: Bool
  private let pages: SitePages

  /// - Parameters:
  ///   - dialects: those whose SQL is shown.
  ///   - contributions: by metric, what is known of who changed it.
  ///   - isLive: whether a server answers questions beside the pages.
  package init(
    _ catalog: Catalog, _ owners: OwnershipIndex, model: Model, dialects: [(name: String, dialect: Dialect)],
    contributions: [String: [Contribution]], isLive: Bool
  ) throws {
    self.catalog = catalog
    self.owners = owners
    self.model = model
    self.dialects = dialects
    self.contributions = contributions
    self.isLive = isLive
    pages = try SitePages.shared.get()
  }

  // MARK: Files

  /// All files, by their paths: `index.html`, `metric/gmv.html`, `assets/site.css`.
  package var paths: [String] {
    ["index.html", "people.html", "index.js"]
      + ["site.css", "site.js", "chart.min.js"].map { "assets/\($0)" }
      + Subject.Kind.allCases.map { "\($0.rawValue)/index.html" }
      + catalog.subjects.filter { !$0.isHidden }.map(Site.path)
  }

  /// The bytes of a path; nil where there is nothing.
  package func file(_ path: String) -> [UInt8]? {
    switch path {
    case "index.html": return html(home, at: path, title: "Catalogue", "home")
    case "people.html": return html(people, at: path, title: "People", "people")
    case "index.js":
      return Array("window.datumIndex = ".utf8) + searchIndex.bytes + Array(";\n".utf8)
    default: break
    }
    // Templates have no dot in their names, and are no files of the site.
    if path.hasPrefix("assets/") {
      return path.dropFirst("assets/".count).contains(".")
        ? SiteAssets.all[String(path.dropFirst("assets/".count))] : nil
    }
    let parts = path.split(separator: "/")
    guard parts.count == 2, let kind = Subject.Kind(rawValue: String(parts[0])), parts[1].hasSuffix(".html")
    else {
      return nil
    }
    if parts[1] == "index.html" {
      return html(list(of: kind), at: path, title: "Each \(kind.rawValue)", "list")
    }
    guard let name = Site.name(ofSlug: parts[1].dropLast(".html".count)),
      let subject = catalog["\(kind.rawValue):\(name)"]
    else { return nil }
    return html(
      page(of: subject), at: path, title: subject.name, summary: subject.description, "subject",
      hasChart: isLive && kind == .metric)
  }

  private func html(
    _ content: [String: Any], at path: String, title: String, summary: String? = nil, _ template: String,
    hasChart: Bool = false
  ) -> [UInt8] {
    let root = path.contains("/") ? "../" : ""
    let page: [String: Any] = [
      "title": title, "project": model.name, "summary": summary ?? "", "root": root,
      "live": isLive ? "true" : "false",
      "revision": model.revision, "chart": hasChart, "content": pages.render(content, template),
    ]
    return Array(pages.render(page, "layout").utf8)
  }

  // MARK: Addresses

  /// `metric/gmv.html`
  package static func path(of subject: Subject) -> String {
    "\(subject.kind.rawValue)/\(slug(of: subject.name)).html"
  }

  /// Letters, digits and `.-_` stand for themselves, other bytes are `~20`: as a name of a file and in an address.
  private static func slug(of name: String) -> String {
    var slug = ""
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F:
        slug.append(Character(Unicode.Scalar(byte)))
      default: slug += "~" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return slug
  }

  private static func name(ofSlug slug: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(slug.utf8)[...]
    while let byte = rest.first {
      rest = rest.dropFirst()
      guard byte == UInt8(ascii: "~") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  // MARK: Pages

  /// How a page of a folder leads to a subject.
  private func link(_ subject: Subject, from root: String = "../") -> [String: Any] {
    ["url": root + Site.path(of: subject), "name": subject.name, "kind": subject.kind.rawValue]
  }

  private func summary(_ subject: Subject, from root: String) -> [String: Any] {
    var fields = link(subject, from: root)
    fields["label"] = subject.label ?? ""
    fields["about"] = subject.description ?? ""
    fields["type"] = subject.type
    if let tier = subject.tier { fields["tier"] = ["tier": tier.rawValue] }
    fields["deprecated"] = subject.deprecation != nil
    return fields
  }

  /// A part of a page that is there where a text is.
  private func section(_ name: String, _ text: String?) -> [[String: String]] {
    text.map { [[name: $0]] } ?? []
  }

  private func shown(_ kind: Subject.Kind) -> [Subject] {
    catalog.subjects.filter { $0.kind == kind && !$0.isHidden }
  }

  private var home: [String: Any] {
    [
      "project": model.name,
      "kinds": Subject.Kind.allCases.map { kind in
        ["url": "\(kind.rawValue)/index.html", "name": Site.plural(kind), "count": shown(kind).count]
      },
      "metrics": shown(.metric).map { summary($0, from: "") },
    ]
  }

  private static func plural(_ kind: Subject.Kind) -> String {
    kind == .entity ? "entities" : "\(kind.rawValue)s"
  }

  private func list(of kind: Subject.Kind) -> [String: Any] {
    let title = Site.plural(kind)
    return [
      "title": title.prefix(1).uppercased() + title.dropFirst(),
      "items": shown(kind).map { summary($0, from: "../") },
    ]
  }

  private var people: [String: Any] {
    let definitions = model.people
    let names = definitions.teams.map(\.name.value) + definitions.people.map(\.name.value)
    let owned = Dictionary(grouping: catalog.subjects.filter { !$0.isHidden }) {
      owners.answer(for: $0).owners.first ?? ""
    }
    let sections = names.compactMap { name -> [String: Any]? in
      guard let subjects = owned[name] else { return nil }
      let team = definitions.teams.first { $0.name.value == name }
      return [
        "name": name, "anchor": Site.slug(of: name), "count": subjects.count,
        "gone": !owners.answer(for: subjects[0]).isLive,
        "channel": section("channel", team?.channel), "onCall": section("onCall", team?.onCall),
        "items": subjects.map { link($0, from: "") },
      ]
    }
    var content: [String: Any] = ["owners": sections]
    if let nobody = owned[""], !nobody.isEmpty {
      content["orphans"] =
        ["count": nobody.count, "items": nobody.map { link($0, from: "") }] as [String: Any]
    }
    return content
  }

  private func page(of subject: Subject) -> [String: Any] {
    let answer = owners.answer(for: subject)
    let positions = SourcePositions(catalog.sources)
    let metric = subject.kind == .metric ? model.metric(named: subject.name) : nil
    var content = summary(subject, from: "../")
    content["listURL"] = "index.html"
    content["label"] = section("label", subject.label)
    content["description"] = section("description", subject.description)
    if let deprecation = subject.deprecation { content["deprecation"] = self.deprecation(deprecation) }
    content["facts"] = facts(of: subject, metric, positions)
    if let metric { content["metric"] = self.metric(metric) }
    content["graph"] = LineageGraph(of: subject, in: catalog) { "../" + Site.path(of: $0) }.svg
    content["parts"] = catalog.parts(of: subject).map { link($0) }
    content["users"] = catalog.users(of: subject).map { link($0) }
    content["owners"] = answer.owners.map { ["name": $0, "url": "../people.html#\(Site.slug(of: $0))"] }
    content["gone"] = !answer.owners.isEmpty && !answer.isLive
    content["channel"] = section("channel", answer.channel)
    content["onCall"] = section("onCall", answer.onCall)
    content["because"] = answer.claim.words(positions)
    content["overridden"] = answer.overridden.map {
      "\($0.owners.joined(separator: ", ")): \($0.words(positions))"
    }
    let experts = whoKnows(subject)
    content["hasExperts"] = !experts.isEmpty
    content["experts"] = experts.map {
      ["name": $0.name, "evidence": $0.evidence, "hasLeft": $0.hasLeft] as [String: Any]
    }
    return content
  }

  private func deprecation(_ deprecation: About.Deprecation) -> [String: Any] {
    var fields: [String: Any] = [:]
    if let reason = deprecation.reason { fields["reason"] = ["reason": reason] }
    if let name = deprecation.replacement?.value, let other = catalog["metric:\(name)"] {
      fields["replacementURL"] = ["replacementURL": "../" + Site.path(of: other), "replacement": name]
    }
    return fields
  }

  private func facts(of subject: Subject, _ metric: Metric?, _ positions: SourcePositions) -> [[String: Any]]
  {
    let form = metric.flatMap { normalForm(of: $0, in: model) }
    func written(_ span: SourceSpan?) -> String? {
      span.map { span in
        catalog.sources.text(of: span).split(separator: "\n").map { $0.drop { $0 == " " } }.joined(
          separator: " ")
      }
    }
    let rows: [(term: String, value: String?, isCode: Bool)] = [
      ("type", subject.type, false), ("unit", subject.unit, false),
      ("expression", written(metric?.definition.expression.span), true),
      ("where", written(metric?.definition.filter?.span), true),
      ("conversion", form?.policies.joined(separator: ", "), true), ("plan", form?.shortHash, true),
      ("synonyms", subject.synonyms.joined(separator: ", "), false),
      ("tags", subject.tags.joined(separator: ", "), false),
      ("defined in", subject.place.map { "\(positions.file(of: $0)):\(positions.start(of: $0).line)" }, true),
    ]
    return rows.compactMap { row in
      guard let value = row.value, !value.isEmpty else { return nil }
      return ["term": row.term, "value": value, "code": row.isCode]
    }
  }

  private func metric(_ metric: Metric) -> [String: Any] {
    var options = CompileOptions()
    options.hasTrailingComment = false
    let statements = dialects.compactMap { name, dialect -> [String: Any]? in
      let request = QueryRequest(metric: metric.name, at: metric.nameSpan)
      let sql = compile(request, in: model, for: dialect, options: options).value?.sql
      return sql.map { ["dialect": name, "text": $0] }
    }
    var fields: [String: Any] = ["hasSQL": !statements.isEmpty, "sql": statements, "name": metric.name]
    if metric.formula.unit.isMoney {
      let reporting = model.reportingCurrency
      let others = model.currencies.codes.filter { $0 != reporting }
      fields["money"] = ["currencies": ([reporting].compactMap(\.self) + others).map { ["code": $0] }]
    }
    return fields
  }

  private func whoKnows(_ subject: Subject) -> [Expert] {
    let metrics =
      subject.kind == .metric
      ? [subject.name] : catalog.reach(from: subject, upwards: true).filter { $0.kind == .metric }.map(\.name)
    return experts(of: metrics.flatMap { contributions[$0] ?? [] }, people: model.people, today: owners.today)
  }

  // MARK: Search

  private var searchIndex: JSONValue {
    .list(
      catalog.subjects.filter { !$0.isHidden }.map { subject in
        .fields([
          ("id", .text(subject.id)), ("kind", .text(subject.kind.rawValue)), ("name", .text(subject.name)),
          ("label", subject.label.map { .text($0) }),
          ("synonyms", subject.synonyms.isEmpty ? nil : .list(subject.synonyms.map { .text($0) })),
          ("about", subject.description.map { .text($0) }), ("tier", subject.tier.map { .text($0.rawValue) }),
          ("deprecated", subject.deprecation == nil ? nil : .bool(true)),
          ("url", .text(Site.path(of: subject))),
        ])
      })
  }
}
