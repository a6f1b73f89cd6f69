import Diagnostics

/// What can be wrong with the meaning of a question.
enum QueryProblem {
  case nothingAsked(SourceSpan?)
  case timeOfNothing(String, SourceSpan)
  case thresholdInQuery(SourceSpan, metric: String)
  case noRowsToList(SourceSpan, entities: [String])
  case cannotList(SourceSpan, entity: String, dimension: String, target: String, isToMany: Bool)
  case cannotSlice(
    SourceSpan, metric: String, entity: String, dimension: String, target: String, isToMany: Bool,
    fitting: [String], otherMetrics: [String])
  case unknownDimension(String, SourceSpan, candidates: [String])
  case badOrder(String, SourceSpan, candidates: [String])
  case topNotGrouped(String, SourceSpan)
  case topOfOtherGroups(String, SourceSpan, dimension: String)
  case nothingToTotal(SourceSpan)
  case policyForNothing(String, SourceSpan, candidates: [String])
  case askedTwice(String, SourceSpan)
  case literalInOtherCurrency(SourceSpan?, metric: String, code: String, target: String)
  case noRateDate(SourceSpan?, metric: String, entity: String)
  case noRates(SourceSpan?, target: String, kind: String)
  case targetNotGrouped(String, SourceSpan)
  case targetIsNoCurrency(String, SourceSpan, type: String)
  case knowledgeUnknown(SourceSpan, rateSet: String)
  case deviationByDimension(SourceSpan?, metric: String)
  case notPosted(SourceSpan, subject: String)
  case notBooked(SourceSpan?, metric: String, column: String, bookedIn: String?, target: String)
  case totalNotGrouped(SourceSpan?, metric: String, dimension: String)
  case totalOfCurrencies(SourceSpan?, metric: String, dimension: String)
  case groupsOfCurrencies(SourceSpan?, metric: String, dimension: String)
  case nothingToFill(SourceSpan)
  case fillCrosses(SourceSpan)
  case stretchOfWeeks(SourceSpan, metric: String, period: String, unit: String)
  case listWithRates(SourceSpan?)
  case listOfNothing(String, SourceSpan?)
  case unlikeYears(SourceSpan, metric: String, period: String, unit: String)
  case noPeriod(SourceSpan, metric: String)
  case volumeIsNoNumber(SourceSpan)
  case noSumForBridge(SourceSpan, metric: String)
  case bridgeAtOtherRates(SourceSpan)
  case bridgeOfNoAmount(SourceSpan)
  case bridgeOfCurrencies(SourceSpan, metric: String)
  case noCurrencyDimension(SourceSpan, metric: String, entity: String, column: String)
  case nothingBefore(SourceSpan, metric: String)
  case stockInWindow(SourceSpan, metric: String, period: String)
  case periodsCross(SourceSpan, metric: String, one: String, other: String)
  case noPeriodOfTable(SourceSpan, metric: String, entity: String, dimension: String?)
  case noPeriodInTotal(SourceSpan, metric: String, entity: String)
  case movesBesideCalendar(SourceSpan, metric: String, entity: String, period: String)
  case partlyOfPeriod(SourceSpan?, metric: String, entity: String)
  case weeksDoNotMove(SourceSpan, metric: String, unit: String)
  case finerThanTime(SourceSpan, metric: String, unit: String, entity: String)
  case localTime(SourceSpan?, column: String, zone: String, asked: String)

  var finding: Finding {
    switch self {
    case .nothingAsked(let span):
      return Finding(.nothingAsked, "the question asks for no metric", at: span)
        .helping("name at least one: datum query gmv --by month")
    case .timeOfNothing(let word, let span):
      return Finding(
        .nothingAsked, "the question asks for no metric, so that '\(word)' is of nothing", at: span
      )
      .noting("'\(word)' means the own time of each metric")
      .helping("name a metric, or list the times of an entity: order.placed.month")
    case .thresholdInQuery(let span, let metric):
      return Finding(
        .notInThisRelease,
        "a threshold in another currency cannot reach into what is 'in query' in '\(metric)'",
        at: span
      ).helping("leave out 'in query', or filter by another condition")
    case .noRowsToList(let span, let entities):
      let names = entities.map { "'\($0)'" }.joined(separator: ", ")
      return Finding(.noCommonGrain, "no row belongs to one of each of \(names)", at: span)
        .noting("without a metric the groups are those of the rows of one entity that joins to the others")
        .helping("name a metric, or list each by itself")
    case .cannotList(let span, let entity, let dimension, let target, let isToMany):
      let finding = Finding(
        .cannotSlice, "rows of '\(entity)' cannot be listed where '\(dimension)' is such", at: span)
      return isToMany
        ? finding.noting("each '\(entity)' has many '\(target)': which of them is meant is not said")
          .helping("say whether one will do: (exists(\(target) where …) per \(entity))")
        : finding.noting("no join leads from '\(entity)' to '\(target)'")
    case .cannotSlice(
      let span, let metric, let entity, let dimension, let target, let isToMany, let fitting, let others):
      var finding = Finding(.cannotSlice, "'\(metric)' cannot be sliced by '\(dimension)'", at: span)
      if isToMany {
        finding = finding.noting(
          "'\(metric)' counts rows of '\(entity)', and each of them has many '\(target)': it would be counted once for each"
        )
      } else {
        finding = finding.noting(
          "'\(metric)' counts rows of '\(entity)', and no join leads from there to '\(target)'")
      }
      if !fitting.isEmpty { finding = finding.helping("slice it by \(fitting.joined(separator: ", "))") }
      if !others.isEmpty {
        finding = finding.helping("ask for a metric that has '\(target)': \(others.joined(separator: ", "))")
      }
      return finding
    case .unknownDimension(let name, let span, let candidates):
      let finding = Finding(.unknownDimension, "unknown dimension '\(name)'", at: span)
      let ofEntities = candidates.filter { $0.hasSuffix(".\(name)") }
      if !ofEntities.isEmpty {
        return finding.helping("say of which entity: \(ofEntities.prefix(4).joined(separator: ", "))")
      }
      return finding.suggesting(name, from: candidates)
    case .badOrder(let name, let span, let candidates):
      return Finding(.badOrder, "cannot order by '\(name)': it is not in the answer", at: span)
        .suggesting(name, from: candidates).helping("order by \(candidates.joined(separator: ", "))")
    case .topNotGrouped(let name, let span):
      return Finding(.totalNotGrouped, "'top' is of '\(name)', which is no group of the question", at: span)
        .helping("group by it too: --by \(name)")
    case .topOfOtherGroups(let name, let span, let dimension):
      return Finding(
        .totalNotGrouped,
        "'top' keeps the first of '\(dimension)', and the question groups by '\(name)' as well",
        at: span
      ).noting("each row is one of both, so it has no place among the values of one")
        .helping("write per \(name), or leave '\(name)' out of the groups")
    case .nothingToTotal(let span):
      return Finding(.nothingAsked, "there are no groups to take together: the answer is one row", at: span)
        .helping("leave out totals, or group by a dimension with --by")
    case .policyForNothing(let name, let span, let candidates):
      return Finding(
        .unknownMetric, "a policy is asked for '\(name)', which is no metric of the question", at: span
      )
      .suggesting(name, from: candidates).helping(
        "the question asks for \(candidates.joined(separator: ", "))")
    case .askedTwice(let name, let span):
      return Finding(.askedTwice, "'\(name)' is asked for twice", at: span).helping("remove one of the two")
    case .literalInOtherCurrency(let span, let metric, let code, let target):
      return Finding(
        .convertAfterAggregation,
        "cannot convert an amount in \(code) in '\(metric)' to \(target): after aggregation there is no row date",
        at: span
      ).helping("ask for it in \(code), or write the amount in \(target)")
    case .totalNotGrouped(let span, let metric, let dimension):
      return Finding(
        .totalNotGrouped, "'\(metric)' has a total by '\(dimension)', which is no group of the question",
        at: span
      ).noting("a total is of some of the answer's groups taken together")
        .helping("group by it too: --by \(dimension)")
    case .totalOfCurrencies(let span, let metric, let dimension):
      return Finding(
        .totalNotGrouped, "'\(metric)' has a total of groups that are each in a currency of their own",
        at: span
      ).helping("add '\(dimension)' to the dimensions of the total, or ask for one currency (in: EUR)")
    case .groupsOfCurrencies(let span, let metric, let dimension):
      return Finding(
        .mixesCurrencies, "'\(metric)' mixes currencies: the amounts of each '\(dimension)' are in its own",
        at: span
      ).helping("ask for one currency (in: EUR), or group by \(dimension)")
    case .nothingToFill(let span):
      return Finding(
        .noPeriod, "there are no periods to fill: the question has none among its groups", at: span
      )
      .helping("group by a period as in --by month, or leave fill out")
    case .fillCrosses(let span):
      return Finding(
        .periodsDoNotMove, "periods that cross cannot be filled: a week may be in two months", at: span
      )
      .helping("group by one of them, or by day and the other")
    case .noPeriod(let span, let metric):
      return Finding(
        .noPeriod, "'\(metric)' looks at another time, and the question names no period", at: span
      )
      .noting("a window is seen from a period of the answer, or from the range of time that is asked for")
      .helping("group by a period as in --by month, or give both ends of a range as in --time 2025")
    case .volumeIsNoNumber(let span):
      return Finding(
        .typeMismatch, "expected a count or a sum of numbers for the volume of a bridge", at: span
      )
      .helping("name what is counted or added up: units, orders, sum(line.quantity)")
    case .noSumForBridge(let span, let metric):
      return Finding(
        .typeMismatch, "the change of '\(metric)' cannot be taken apart: it is no sum of amounts of rows",
        at: span
      ).noting("effects are worked out for each currency and added; means, ratios and extremes do not add up")
        .helping("take apart the sum that it is made of")
    case .bridgeAtOtherRates(let span):
      return Finding(
        .badTimeRange, "a bridge holds the rates of the earlier time, and the question asks for others",
        at: span
      ).helping("write --constant-currency prior, or leave it out")
    case .bridgeOfNoAmount(let span):
      return Finding(
        .typeMismatch, "a bridge takes the change of an amount apart, and no metric of the question is one",
        at: span
      ).helping("ask for an amount beside it, as in gmv")
    case .bridgeOfCurrencies(let span, let metric):
      return Finding(
        .mixesCurrencies, "the change of '\(metric)' cannot be taken apart in several currencies", at: span
      ).helping("ask for one currency (in: EUR)")
    case .noCurrencyDimension(let span, let metric, let entity, let column):
      return Finding(
        .unknownDimension,
        "the change of '\(metric)' is taken apart by currency, and no dimension of '\(entity)' is its column '\(column)'",
        at: span
      ).helping("declare it in entity '\(entity)': dimensions: {\(column): {}}")
    case .nothingBefore(let span, let metric):
      return Finding(
        .noPeriod,
        "'\(metric)' opens with what the period before closed with, and the question names no period",
        at: span
      ).helping("group by a period as in --by month")
    case .stockInWindow(let span, let metric, let period):
      return Finding(
        .periodsDoNotMove, "'\(metric)' is what stands at one moment, and is not added up over a window",
        at: span
      ).noting("a stock of several periods is that of the last of them")
        .helping(
          "move it by whole periods, as in prior(…, 1 \(period == "period" ? "year" : period)), or take avg(… per day)"
        )
    case .periodsCross(let span, let metric, let one, let other):
      return Finding(
        .periodsDoNotMove,
        "'\(metric)' looks at another time, by \(one) and by \(other), and a \(one) may be in two of these",
        at: span
      ).noting("a window is seen from one period; wider ones must follow from it")
        .helping("ask by one of them, or by day and \(other)")
    case .noPeriodOfTable(let span, let metric, let entity, let dimension):
      let finding = Finding(
        .noPeriod,
        "'\(metric)' moves by rows of '\(entity)', and the question does not group by the day they begin",
        at: span
      ).noting("the row before is told by that day, and the answer has a group for each of them")
      return dimension.map { finding.helping("group by it: --by \(entity).\($0)") }
        ?? finding.helping("declare a dimension of entity '\(entity)' that is the day, and group by it")
    case .noPeriodInTotal(let span, let metric, let entity):
      return Finding(
        .noPeriod,
        "'\(metric)' moves by rows of '\(entity)', and a total of several of them has none before it",
        at: span
      ).helping("leave out the rows of totals, or name the day among the dimensions of the total")
    case .movesBesideCalendar(let span, let metric, let entity, let period):
      return Finding(
        .periodsDoNotMove,
        "'\(metric)' moves by rows of '\(entity)', and the question groups by \(period) as well", at: span
      ).noting("a \(period) has no place in the \(entity) after it")
        .helping("group by one of them")
    case .partlyOfPeriod(let span, let metric, let entity):
      return Finding(
        .periodsDoNotMove,
        "'\(metric)' moves by rows of '\(entity)', and here one is read together with what does not move",
        at: span
      ).noting("conditions on periods say which are shown, others which rows are looked at")
        .helping("write two conditions joined by 'and', or two groups")
    case .weeksDoNotMove(let span, let metric, let unit):
      return Finding(
        .periodsDoNotMove,
        "'\(metric)' by week is moved by a \(unit), and a week moved by a \(unit) is no week",
        at: span
      ).helping(
        "write weeks, as in prior(…, \(unit == "year" ? "52" : unit == "quarter" ? "13" : "4") weeks), or ask by day or by month"
      )
    case .stretchOfWeeks(let span, let metric, let period, let unit):
      return Finding(
        .periodsDoNotMove, "'\(metric)' by \(period) is a stretch of a \(unit), which ends with no \(period)",
        at: span
      ).helping(
        "ask by retail_month, retail_quarter or retail_year, or write weeks, as in trailing(…, 4 weeks)")
    case .listWithRates(let span):
      return Finding(
        .nothingAsked, "amounts are converted for this list, and a list does not tell of rows without a rate",
        at: span
      ).helping("ask for a metric beside it, such as a number of rows")
    case .listOfNothing(let word, let span):
      return Finding(.nothingAsked, "'\(word)' is of metrics, and the question asks for none", at: span)
        .helping("name a metric, or leave out '\(word)': without metrics the groups of rows are listed")
    case .unlikeYears(let span, let metric, let period, let unit):
      return Finding(
        .periodsDoNotMove,
        "'\(metric)' by \(period) is moved by a \(unit): one is of whole weeks, the other of months", at: span
      ).helping(
        "move periods of whole weeks by such, as in prior(…, 1 retail_year) by retail_month, week or day, and months by months"
      )
    case .finerThanTime(let span, let metric, let unit, let entity):
      return Finding(
        .periodsDoNotMove,
        "'\(metric)' looks at a time of \(unit)s, and the time of '\(entity)' is a date", at: span
      ).helping("write days or longer")
    case .noRateDate(let span, let metric, let entity):
      return Finding(
        .noTime, "'\(metric)' must be converted, and '\(entity)' has no time to take the rate of", at: span
      ).helping("add to entity '\(entity)': time: the column that says when it happened")
    case .noRates(let span, let target, let kind):
      return Finding(
        .noConversionPath, "amounts cannot be converted to \(target): no rates are declared", at: span
      )
      .helping(
        "declare a rate set under 'rates:' and 'conversion: {\(kind): \(kind == "balance" ? "end(month)" : "transaction_date") using …}', or ask in: original"
      )
    case .targetNotGrouped(let name, let span):
      return Finding(
        .mixesCurrencies, "amounts in '\(name)' have no one currency: the question does not group by it",
        at: span
      ).helping("group by it as well: --by \(name)")
    case .targetIsNoCurrency(let name, let span, let type):
      return Finding(
        .typeMismatch, "expected a currency for 'in', found '\(name)', which is \(type)", at: span
      )
      .helping("name a dimension whose column is of type currency, or a code as in EUR")
    case .knowledgeUnknown(let span, let rateSet):
      return Finding(
        .noConversionPath, "the rate set '\(rateSet)' does not say when its rates were recorded", at: span
      )
      .noting("'as_of' leaves out rates that were recorded later")
      .helping("add to its columns: recorded_at: the column that says so")
    case .deviationByDimension(let span, let metric):
      return Finding(
        .notInThisRelease,
        "'\(metric)', which is no sum, in the currency of a dimension is not part of this release",
        at: span
      ).helping("ask for it in one currency, as in --in EUR")
    case .notPosted(let span, let subject):
      return Finding(
        .valueNotAllowed, "the rows of \(subject) cannot be rounded: they are no posted amounts", at: span
      ).noting("amounts that are rounded one by one add up to another number than the amounts themselves")
        .helping(
          "leave out --round, or declare the column as one of a ledger: {type: money(currency), ledger: true}"
        )
    case .notBooked(let span, let metric, let column, let bookedIn, let target):
      let finding = Finding(
        .policyNotLegal,
        "booked(\(column)) is not legal for '\(metric)' in \(target): \(bookedIn.map { "it is booked in \($0)" } ?? "nothing says in which currency it is booked")",
        at: span)
      return finding.helping(
        bookedIn.map { "ask in: \($0), or for another policy with --at" }
          ?? "give the column a currency, as in money(EUR), or the project a reporting_currency")
    case .localTime(let span, let column, let zone, let asked):
      return Finding(
        .notInThisRelease,
        "showing '\(column)', which is wall time of \(zone), in the zone \(asked) is not part of this release",
        at: span
      ).helping("ask with --zone \(zone)")
    }
  }
}
