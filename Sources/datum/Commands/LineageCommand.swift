import ArgumentParser
import Catalog
import Diagnostics
import Project

struct LineageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lineage",
    abstract: "Show what something is made of, down to columns, and what is made of it.",
    discussion: """
      EXAMPLES
        datum lineage net_revenue
        datum lineage orders.subtotal
      """)

  @Argument(help: "A metric, a dimension, a column, a table, a dashboard; or kind:name.")
  var subject: String

  @OptionGroup var options: CatalogOptions

  func run() throws {
    let catalog = try options.load().catalog
    let subject = try catalog.subject(subject)
    switch options.format {
    case .json:
      let list = { (subjects: [Subject]) in JSONValue.list(subjects.map { .text($0.id) }) }
      Terminal.print(
        JSONValue.fields([
          ("id", .text(subject.id)), ("parts", list(catalog.parts(of: subject))),
          ("rests_on", list(catalog.reach(from: subject, upwards: false))),
          ("users", list(catalog.users(of: subject))),
          ("reaches", list(catalog.reach(from: subject, upwards: true))),
        ]).pretty())
    case .text:
      Terminal.print("\(subject.kind.rawValue) \(subject.name)")
      tree(of: subject, catalog, upwards: false, title: "is made of")
      tree(of: subject, catalog, upwards: true, title: "is used by")
    }
  }

  /// Each subject once, under the first that leads to it.
  private func tree(of subject: Subject, _ catalog: Catalog, upwards: Bool, title: String) {
    var seen: Set<String> = [subject.id]
    func show(_ subject: Subject, depth: Int) {
      for next in upwards ? catalog.users(of: subject) : catalog.parts(of: subject) {
        let isNew = seen.insert(next.id).inserted
        let blanks = String(repeating: "  ", count: depth)
        Terminal.print("\(blanks)\(next.kind.rawValue) \(next.name)\(isNew ? "" : " (above)")")
        if isNew { show(next, depth: depth + 1) }
      }
    }
    guard !(upwards ? catalog.users(of: subject) : catalog.parts(of: subject)).isEmpty else { return }
    Terminal.print("  \(title)")
    show(subject, depth: 2)
  }
}
