import ArgumentParser
import Definitions
import Diagnostics
import Engines
import Glibc
import Project
import YAMLTree

/// A question on the command line.
struct QuestionOptions: ParsableArguments {
  @Argument(help: "Metrics by name, or expressions: 'gmv / orders'. Name one with 'name: expression'.")
  var metrics: [String] = []

  @Option(
    name: .long, parsing: .upToNextOption, help: "Dimensions: brand.country, order.shipped.week, month.")
  var by: [String] = []

  @Option(name: .long, help: "A condition on dimensions: \"retailer.tier = 'gold'\".")
  var `where`: String?

  @Option(name: .long, help: "A range of time, half open: 2024, 2024-Q1, 2024-02, 2024-01-01..2024-04-01.")
  var time: String?

  @Option(name: .long, help: "A condition on metrics: \"orders >= 10\".")
  var having: String?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: "What to order by, descending with a minus: -gmv brand.country. Write --order=-gmv for one.")
  var order: [String] = []

  @Option(name: .long, help: "At most so many rows.")
  var limit: String?

  @Option(name: .long, help: "Leave out so many rows at the start.")
  var offset: String?

  @Option(
    name: .customLong("in"),
    help:
      "The currency of amounts: EUR; 'original' for amounts as they are stored; or a dimension: retailer.currency."
  )
  var currency: String?

  @Option(
    name: .long,
    help:
      "Another conversion policy, where the metric allows it: average(month), fixed(2025-01-02), plan using budget; 'average(month) for gmv' for one metric."
  )
  var at: [String] = []

  @Option(name: .long, help: "Only rates that were recorded by the end of that day: 2026-05-11.")
  var asOf: String?

  @Option(
    name: .long, help: "What to do with rows without a rate: error, null, exclude, exclude(max_share: 2%).")
  var missing: String?

  @Option(
    name: .long, help: "Round amounts to so many decimals, 0 to 10, and not to those of their currency.")
  var places: String?

  @Option(
    name: .long, help: "'per_row' rounds each posted amount before amounts are added; 'once' is the rule.")
  var round: String?

  @Option(
    name: .long,
    help: "Only groups that stand first: '5 brand.country by gmv', '3 brand.name by gmv per month'.")
  var top: String?

  @Option(
    name: .long,
    help: "Add rows for groups taken together: 'all' for one, 'each' for each leading dimension as well.")
  var totals: String?

  @Flag(name: .long, help: "Show periods without rows too.")
  var fill = false

  @Option(name: .long, help: "Compare every metric with an earlier time: '1 year', '1 month', '52 weeks'.")
  var compare: String?

  @Option(
    name: .long,
    help:
      "With --compare: growth at constant rates too. 'prior' takes those of the earlier time; or a policy.")
  var constantCurrency: String?

  @Option(
    name: .long,
    help:
      "With --compare: take changes of amounts apart into volume, price and rates. Name the volume: units.")
  var bridge: String?

  @Option(
    name: .long, help: "With --bridge: the volume whose rates moved: current_volume, reference_volume.")
  var fxOn: String?

  @Option(name: .long, help: "The time zone in which days begin: Europe/Berlin.")
  var zone: String?

  @Option(name: .long, help: "Read the question from a YAML file.")
  var file: String?

  @Option(
    name: .long,
    help:
      "Ask a question of the project by its name; what else is said here stands in the place of its parts.")
  var saved: String?

  @Option(name: .long, help: "With --saved: a value for a parameter: country=FR. May be repeated.")
  var with: [String] = []

  @OptionGroup var access: RoleOptions

  /// The question and the project that it is asked of; findings in either end the command.
  func asked(of options: ProjectOptions) throws -> (request: QueryRequest, project: Project) {
    var sources = SourceFiles()
    var values: [(name: Written<String>, value: QueryText.Part)] = []
    for text in with { values.append(try value(text, in: &sources)) }
    var request: Diagnosed<QueryRequest>
    var project: Project
    if let saved {
      let changes = changes(in: &sources)
      project = try options.loadWhole(sources)
      request = try question(named: saved, in: project).asked(with: values, changes: changes)
    } else {
      request = try self.request(&sources)
      project = try options.loadWhole(sources)
    }
    guard !request.findings.hasErrors else {
      printFindings(request.findings, in: project.sources)
      throw ExitCode.findings
    }
    try access.narrow(&project)
    return (request.value, project)
  }

  /// Options that may be said more than once.
  private static let lists: Set<String> = ["--by", "--order", "--at", "--with", "--claim"]

  func validate() throws {
    // The parser takes the last of them, and a condition that is left out in silence is another question.
    var seen: Set<Substring> = []
    for word in CommandLine.arguments.dropFirst() where word.hasPrefix("--") {
      let name = word.prefix { $0 != "=" }
      if !QuestionOptions.lists.contains(String(name)), !seen.insert(name).inserted {
        throw ValidationError(
          name == "--where" || name == "--having"
            ? "\(name) is given twice: join both conditions with 'and'" : "\(name) is given twice")
      }
    }
    if saved != nil, file != nil {
      throw ValidationError("a question is saved in the project or in a file: leave one out")
    }
    if saved == nil, !with.isEmpty {
      throw ValidationError("--with gives a value to a saved question: name it with --saved")
    }
  }

  /// `country=FR`
  private func value(_ text: String, in sources: inout SourceFiles) throws -> (
    name: Written<String>, value: QueryText.Part
  ) {
    let whole = sources.part(text, "--with")
    guard let equals = text.firstIndex(of: "=") else {
      throw ValidationError("--with takes a name and a value, as in country=FR")
    }
    let name = String(text[..<equals])
    let start = name.utf8.count + 1
    return (
      Written(name, whole.origin.span(from: 0, to: name.utf8.count)),
      QueryText.Part(String(text[text.index(after: equals)...]), at: whole.origin.advanced(to: start))
    )
  }

  private func question(named name: String, in project: Project) throws -> SavedQuestion {
    let questions = project.definitions.questions
    if let found = questions.first(where: { $0.name.value == name }) { return found }
    let names = questions.map(\.name.value)
    let finding = Finding(.unknownQuestion, "the project has no question '\(name)'", at: nil)
    throw fail(
      names.isEmpty
        ? finding.helping("save one under 'questions:' beside 'metrics:'")
        : finding.noting("it has \(names.joined(separator: ", "))").suggesting(name, from: names))
  }

  /// The question and what is wrong with its form.
  private func request(_ sources: inout SourceFiles) throws -> Diagnosed<QueryRequest> {
    if let file {
      guard let bytes = readBytes(of: file) else {
        throw fail(
          Finding(.unreadable, "cannot read \(file): \(String(cString: strerror(errno)))", at: nil)
            .helping("check the name of the file; it is looked for from the current folder"),
          code: .environment)
      }
      let source = sources.add(SourceFile(name: file, bytes: bytes))
      return readQuery(source, in: sources)
    }
    return parseQuery(changes(in: &sources))
  }

  /// What is said on the command line.
  private func changes(in sources: inout SourceFiles) -> QueryText {
    func part(_ text: String, _ name: String, as metric: String? = nil) -> QueryText.Part {
      sources.part(text, name, as: metric)
    }
    var text = QueryText()
    text.metrics = metrics.map { argument in
      let (name, expression) = QueryText.Part.nameAndExpression(argument)
      return part(expression, "metric", as: name)
    }
    text.groups = by.map { part($0, "--by") }
    text.filter = `where`.map { part($0, "--where") }
    text.time = time.map { part($0, "--time") }
    text.having = having.map { part($0, "--having") }
    text.order = order.map { part($0, "--order") }
    text.limit = limit.map { part($0, "--limit") }
    text.offset = offset.map { part($0, "--offset") }
    text.currency = currency.map { part($0, "--in") }
    text.zone = zone.map { part($0, "--zone") }
    text.policies = at.map { part($0, "--at") }
    text.asOf = asOf.map { part($0, "--as-of") }
    text.places = places.map { part($0, "--places") }
    text.round = round.map { part($0, "--round") }
    text.top = top.map { part($0, "--top") }
    text.totals = totals.map { part($0, "--totals") }
    text.fill = fill ? part("true", "--fill") : nil
    text.compare = compare.map { part($0, "--compare") }
    text.constantRates = constantCurrency.map { part($0, "--constant-currency") }
    text.bridge = bridge.map { part($0, "--bridge") }
    text.ratesOn = fxOn.map { part($0, "--fx-on") }
    text.missing = missing.map { part($0, "--missing") }
    return text
  }
}

extension SourceFiles {
  /// A word of the command line as a part of a question.
  ///
  /// - Parameters:
  ///   - name: what findings call its source: `--where`.
  ///   - metric: the name of a metric whose expression it is.
  mutating func part(_ text: String, _ name: String, as metric: String? = nil) -> QueryText.Part {
    QueryText.Part(text, at: ScalarOrigin(wholeOf: add(SourceFile(name: name, text: text))), name: metric)
  }
}
