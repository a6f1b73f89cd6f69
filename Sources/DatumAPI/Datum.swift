import Compiler
import Definitions
import Dialects
import Diagnostics
import Model
import Project
import SQL
import YAMLTree

/// Datum as a library: a project that is loaded once and compiles questions to SQL.
public struct Datum: Sendable {
  private let project: Project
  private let dialects: [String: Dialect]

  /// What is wrong with the definitions or with a question, as it would be printed.
  public struct Refusal: Error, CustomStringConvertible {
    public let description: String
  }

  /// Loads the project in a folder with a `datum.yaml`.
  ///
  /// - Parameter dialects: the names of the dialects that will be compiled for; each is read once, here.
  /// - Throws: `Refusal` with every finding when a definition or a dialect has an error.
  public init(projectAt path: String, dialects names: [String]) throws(Refusal) {
    var project = loadProject(at: path)
    var dialects: [String: Dialect] = [:]
    for name in names { dialects[name] = project.dialect(named: name) }
    guard !project.findings.hasErrors else {
      throw Refusal(description: TextReport().text(of: project.findings, in: project.sources))
    }
    project.sources.settle()
    self.project = project
    self.dialects = dialects
  }

  /// The number of metrics that the project defines.
  public var metricCount: Int { project.model.metrics.count }

  /// The SQL of a question.
  ///
  /// - Parameters:
  ///   - metrics: names, or expressions of metrics.
  ///   - groups: dimensions: `brand.country`, `order.shipped.week`, `month`.
  ///   - filter: a condition on dimensions.
  ///   - currency: the currency of amounts; nil for the project's.
  ///   - dialect: one of those that were named when the project was loaded.
  /// - Throws: `Refusal` when the question makes no sense, or the dialect cannot say it.
  public func compile(
    metrics: [String], by groups: [String] = [], where filter: String? = nil, in currency: String? = nil,
    dialect: String
  ) throws(Refusal) -> String {
    guard let dialect = dialects[dialect] else {
      throw Refusal(description: "the dialect '\(dialect)' was not loaded")
    }
    var sources = project.sources
    func part(_ text: String) -> QueryText.Part {
      QueryText.Part(text, at: ScalarOrigin(wholeOf: sources.add(SourceFile(name: "question", text: text))))
    }
    var text = QueryText()
    text.metrics = metrics.map(part)
    text.groups = groups.map(part)
    text.filter = filter.map(part)
    text.currency = currency.map(part)
    return try compile(parseQuery(text), sources, for: dialect)
  }

  /// The SQL of a question that is written as YAML: `metrics`, `by`, `where` and the other keys of docs/questions.md.
  ///
  /// - Parameter dialect: one of those that were named when the project was loaded.
  /// - Throws: `Refusal` when the question makes no sense, or the dialect cannot say it.
  public func compile(yaml question: String, dialect: String) throws(Refusal) -> String {
    guard let dialect = dialects[dialect] else {
      throw Refusal(description: "the dialect '\(dialect)' was not loaded")
    }
    var sources = project.sources
    let file = sources.add(SourceFile(name: "question", text: question))
    return try compile(readQuery(file, in: sources), sources, for: dialect)
  }

  private func compile(_ request: Diagnosed<QueryRequest>, _ sources: SourceFiles, for dialect: Dialect)
    throws(Refusal) -> String
  {
    guard !request.findings.hasErrors else {
      throw Refusal(description: TextReport().text(of: request.findings, in: sources))
    }
    let compiled = Compiler.compile(request.value, in: project.model, for: dialect)
    guard let query = compiled.value else {
      throw Refusal(description: TextReport().text(of: compiled.findings, in: sources))
    }
    return query.sql
  }
}
