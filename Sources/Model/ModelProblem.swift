package import Diagnostics

/// What can be wrong with the meaning of a definition or a question. Carries facts; worded in `finding` alone.
package enum ModelProblem {
  case unknownName(String, SourceSpan, in: String, candidates: [String])
  case noColumnForDimension(String, SourceSpan, entity: String, columns: [String])
  case unknownMetric(String, SourceSpan, candidates: [String])
  case duplicateName(String, SourceSpan, first: SourceSpan, what: String)
  case cycle([String], SourceSpan)
  case wrongType(SourceSpan, what: String, expected: String, found: String, help: String?)
  case operands(SourceSpan, verb: String, left: Operand, right: Operand, help: String?)
  case units(SourceSpan, verb: String, left: Operand, right: Operand)
  case currencies(SourceSpan, verb: String, left: Operand, right: Operand)
  case literalOfOtherCurrency(SourceSpan, verb: String, left: Operand, right: Operand, code: String)
  case convertedAfterAggregation(SourceSpan, target: String)
  case literalAfterAggregation(SourceSpan, code: String, target: String)
  case moneyAndNumber(SourceSpan, verb: String, money: Operand, number: Operand)
  case moneyTimesMoney(SourceSpan, left: Operand, right: Operand)
  case moneyRatio(SourceSpan, left: Operand, right: Operand)
  case aggregateInRow(SourceSpan, name: String, isMetric: Bool)
  case rowInMetric(SourceSpan, name: String, entity: String, isNumber: Bool)
  case noAggregate(SourceSpan, name: String)
  case unitTwice(SourceSpan, name: String)
  case windowsOfTwoKinds(SourceSpan, entity: String, other: String?)
  case unknownUnit(String, SourceSpan, units: [String])
  case tooLarge(SourceSpan, name: String, limit: Int, what: String)
  case toMany(SourceSpan, from: String, to: String)
  case countsTwice(SourceSpan, argument: String, from: String, to: String)
  case noCommonGrain(SourceSpan, entities: [String])
  case nothingToCount(SourceSpan)
  case unreachable(SourceSpan, from: String, to: String)
  case ambiguousPath(SourceSpan, from: String, to: String, paths: [String])
  case unknownEntity(String, SourceSpan, candidates: [String])
  case unknownValue(String, SourceSpan, dimension: String, values: [String])
  case unknownKeyColumn(String, SourceSpan, entity: String, candidates: [String])
  case compositeKey(SourceSpan, entity: String)
  case unknownFunction(String, SourceSpan)
  case wrongArguments(SourceSpan, function: String, signature: String)
  case literalDecimals(SourceSpan, text: String, code: String, decimals: Int, minor: Int)
  case unknownCurrency(String, SourceSpan, codes: [String])
  case notACode(String, SourceSpan)
  case currencyColumn(String, SourceSpan, found: String)
  case sumOfPrice(SourceSpan, column: String)
  case mixesCurrencies(
    SourceSpan, aggregate: String, column: String, currencyColumn: String, dimension: String?)
  case distinctMoney(SourceSpan, column: String, currencyColumn: String)
  case unknownRateSet(String, SourceSpan, candidates: [String])
  case noRates(SourceSpan?, from: String, to: String)
  case codeExists(String, SourceSpan)
  case bookedWithRateSet(SourceSpan, policy: String)
  case policyWithoutRateSet(SourceSpan, policy: String, rateSets: [String])
  case rateSetDoesNotFit(
    SourceSpan, policy: String, rateSet: String, shape: String, isPlan: Bool, fitting: [String])
  case policyNotLegal(SourceSpan?, policy: String, subject: String, reason: String, legal: String)
  case balanceOverTime(SourceSpan?, column: String, entity: String)
  case lockedPolicy(SourceSpan?, metric: String, policy: String, asked: String)
  case mixedPolicies(
    SourceSpan?, metric: String, left: String, leftPolicy: String, right: String, rightPolicy: String)
  case kindsDiffer(
    SourceSpan, verb: String, left: Operand, leftKind: String, right: Operand, rightKind: String,
    reason: String, help: String)
  case unknownZone(String, SourceSpan)
  case openParameter(String, SourceSpan)
  case nullCharacter(SourceSpan)
  case unknownPerson(String, SourceSpan, candidates: [String])
  case noTime(SourceSpan, what: String, entity: String)
  case notATime(SourceSpan, name: String, type: String)
  case noRetailYear(SourceSpan, grain: String)
  case noFiscalYear(SourceSpan, grain: String)
  case unknownGrain(String, SourceSpan)
  case notPossibleYet(SourceSpan, what: String, help: String)

  /// One side of an operation, in words and with its place.
  package struct Operand {
    let text: String
    let span: SourceSpan?
  }

  package var finding: Finding {
    switch self {
    case .unknownName(let name, let span, let place, let candidates):
      let finding = Finding(.unknownName, "unknown name '\(name)' in \(place)", at: span)
      if nearestNames(to: name, in: candidates).isEmpty, (1...12).contains(candidates.count) {
        return finding.noting("names there are \(candidates.joined(separator: ", "))")
      }
      return finding.suggesting(name, from: candidates)
    case .noColumnForDimension(let name, let span, let entity, let columns):
      return Finding(.unknownName, "entity '\(entity)' has no column '\(name)'", at: span)
        .noting("a dimension without 'expr' takes the column of its name").suggesting(name, from: columns)
        .helping("add expr: to the dimension, or declare the column")
    case .unknownMetric(let name, let span, let candidates):
      return Finding(.unknownMetric, "unknown metric '\(name)'", at: span).suggesting(name, from: candidates)
    case .duplicateName(let name, let span, let first, let what):
      return Finding(.duplicateName, "\(what) '\(name)' is defined twice", at: span)
        .labelled("first here", at: first)
        .noting("every fact of the business is defined once")
        .helping("remove one, or give it a name that tells the difference")
    case .cycle(let names, let span):
      return Finding(
        .cycle, "'\(names[0])' is defined by itself: \((names + [names[0]]).joined(separator: " -> "))",
        at: span
      ).helping("define one of them by columns and aggregates")
    case .wrongType(let span, let what, let expected, let found, let help):
      let finding = Finding(.typeMismatch, "expected \(expected) for \(what), found \(found)", at: span)
      return help.map { finding.helping($0) } ?? finding
    case .operands(let span, let verb, let left, let right, let help):
      let finding = Finding(.typeMismatch, "cannot \(verb) \(left.text) and \(right.text)", at: span)
        .labelled(left.text, at: left.span).labelled(right.text, at: right.span)
      return help.map { finding.helping($0) } ?? finding
    case .units(let span, let verb, let left, let right):
      return Finding(
        .unitMismatch, "cannot \(verb) \(left.text) and \(right.text): the units differ", at: span
      )
      .labelled(left.text, at: left.span).labelled(right.text, at: right.span)
      .helping("write a number with its unit, as in 2 kg, or bring both to one unit by a factor")
    case .currencies(let span, let verb, let left, let right):
      let isRow = left.text.hasPrefix("money<row") && right.text.hasPrefix("money<row")
      let reason =
        isRow
        ? "they take their currency from different columns, so they may differ within a row"
        : "the currencies differ"
      return Finding(
        isRow ? .currencyColumnsDiffer : .currenciesDiffer,
        "cannot \(verb) \(left.text) and \(right.text): \(reason)",
        at: span
      ).labelled(left.text, at: left.span).labelled(right.text, at: right.span)
        .noting("an amount keeps its currency; the result would be in neither")
        .helping(
          isRow
            ? "aggregate each on its own first: sum(a) and sum(b) are both in the currency that the question asks for"
            : "keep them as two metrics: a question with 'in: EUR' shows each of them in that currency")
    case .literalOfOtherCurrency(let span, let verb, let left, let right, let code):
      return Finding(
        .currenciesDiffer, "cannot \(verb) \(left.text) and \(right.text): the currencies differ", at: span
      ).labelled(left.text, at: left.span).labelled(right.text, at: right.span)
        .noting("an amount keeps its currency; two fixed currencies are never converted in a definition")
        .helping("write the amount in \(code)")
    case .convertedAfterAggregation(let span, let target):
      return Finding(
        .convertAfterAggregation,
        "cannot convert an aggregate to \(target): after aggregation there is no row date",
        at: span
      ).helping("convert the row inside of it: sum(convert(…, \(target)))")
    case .literalAfterAggregation(let span, let code, let target):
      return Finding(
        .convertAfterAggregation,
        "cannot convert an amount in \(code) to \(target): after aggregation there is no row date", at: span
      ).helping("write the amount in \(target), or ask for the answer in \(code)")
    case .moneyAndNumber(let span, let verb, let money, let number):
      let code =
        money.text.hasPrefix("money<row") || money.text.contains("question") ? "EUR" : money.currencyCode
      return Finding(
        .moneyAndNumber, "cannot \(verb) \(money.text) and number: a bare number has no currency", at: span
      )
      .labelled(money.text, at: money.span).labelled("number", at: number.span)
      .helping(
        money.text.contains("question")
          ? "the question chooses the currency: multiply by a number, or use an amount that is converted as well"
          : "write the amount with its currency, as in 100 \(code)")
    case .moneyTimesMoney(let span, let left, let right):
      return Finding(
        .moneyTimesMoney, "cannot multiply \(left.text) by \(right.text): money squared has no meaning",
        at: span
      ).helping("multiply money by a number, or divide to get a ratio")
    case .moneyRatio(let span, let left, let right):
      return Finding(
        .moneyRatioOfCurrencies,
        "cannot divide \(left.text) by \(right.text): the result would be an exchange rate, not a ratio",
        at: span
      ).helping(
        left.text.hasPrefix("money<row")
          ? "divide the aggregates, as in sum(a) / sum(b): both are in the currency that the question asks for"
          : "bring both to one currency in the table first, or keep them as two metrics")
    case .aggregateInRow(let span, let name, let isMetric):
      return Finding(
        .aggregateInRow,
        isMetric
          ? "'\(name)' is a metric, a value of each row is due here"
          : "\(name)() aggregates rows, a value of each row is due here", at: span
      ).noting("facts, dimensions, filters and what stands inside an aggregate are values of one row")
        .helping(
          isMetric
            ? "filter groups by metrics with 'having'"
            : "put the aggregate into a metric; an aggregate of groups is written avg(gmv per retailer)")
    case .rowInMetric(let span, let name, let entity, let isNumber):
      return Finding(
        .rowInMetric, "'\(name)' is a value of each \(entity), a metric needs one value for many rows",
        at: span
      ).helping(
        "aggregate it: \(isNumber ? "sum(\(name))" : "count(distinct \(name))"); filter rows by it with 'where'"
      )
    case .noAggregate(let span, let name):
      return Finding(
        .rowInMetric, "'\(name)' looks at no rows: a metric needs at least one aggregate", at: span
      )
      .helping("aggregate something, as in count() or sum(subtotal)")
    case .unitTwice(let span, let name):
      return Finding(
        .duplicateName, "'\(name)' is a unit of the calendar and an entity whose rows are periods", at: span
      ).helping("call the entity by another name, as in business_\(name)")
    case .windowsOfTwoKinds(let span, let entity, let other):
      let what = other.map { "rows of '\($0)'" } ?? "times of the calendar"
      return Finding(.periodsDoNotMove, "rows of '\(entity)' and \(what) do not move together", at: span)
        .noting("a row before is found by its place in its table, a year before by the calendar")
        .helping("move by one of them, and ask for the other beside it")
    case .unknownUnit(let unit, let span, let units):
      let finding = Finding(.unitMismatch, "no column has the unit '\(unit)'", at: span).suggesting(
        unit, from: units)
      return units.isEmpty
        ? finding : finding.noting("units are \(Set(units).sorted().joined(separator: ", "))")
    case .tooLarge(let span, let name, let limit, let what):
      return Finding(.expressionTooDeep, "'\(name)' unfolds to more than \(limit) \(what)", at: span)
        .noting("definitions that it refers to are part of it, each as often as it stands there")
        .helping("refer to fewer definitions, or to each of them once")
    case .toMany(let span, let from, let to):
      return Finding(
        .toManyPath, "'\(to)' is many for each \(from): there is no single value of it", at: span
      ).noting("each row would be counted once per \(to)")
        .helping("define the metric over '\(to)', from which '\(from)' is one step away")
    case .countsTwice(let span, let argument, let from, let to):
      return Finding(
        .toManyPath, "sum(\(argument)) would count the same \(to) once for each \(from)", at: span
      ).noting("all of it belongs to \(to); the grain of a sum is the entity that its values belong to")
        .helping("sum it over '\(to)': in a file of metrics write sum(\(to).…)")
    case .noCommonGrain(let span, let entities):
      return Finding(
        .noCommonGrain, "no entity reaches all of \(entities.map { "'\($0)'" }.joined(separator: ", "))",
        at: span
      ).noting(
        "the grain of an aggregate is the one entity from which all its names are reachable many-to-one"
      )
      .helping("aggregate each by itself and combine the aggregates")
    case .nothingToCount(let span):
      return Finding(.noCommonGrain, "count() outside an entity does not say what to count", at: span)
        .helping("name the entity: count(order)")
    case .unreachable(let span, let from, let to):
      return Finding(.unknownName, "'\(to)' cannot be reached from '\(from)'", at: span)
        .helping("declare a join in '\(from)' that holds the key of '\(to)'")
    case .ambiguousPath(let span, let from, let to, let paths):
      return Finding(.ambiguousPath, "'\(to)' is reached from '\(from)' on several paths", at: span)
        .noting("they are \(paths.joined(separator: ", "))")
        .helping("write the path that is meant, or declare in '\(from)': joins: {\(to): {via: …}}")
    case .unknownEntity(let name, let span, let candidates):
      return Finding(.unknownEntity, "unknown entity '\(name)'", at: span).suggesting(name, from: candidates)
        .helping("where the join bears another name than its entity, say which: {entity: …, on: …}")
    case .unknownValue(let value, let span, let dimension, let values):
      return Finding(.unknownValue, "'\(value)' is not a value of '\(dimension)'", at: span)
        .noting("its values are \(values.map { "'\($0)'" }.joined(separator: ", "))").suggesting(
          value, from: values)
    case .unknownKeyColumn(let name, let span, let entity, let candidates):
      return Finding(.keyColumnUnknown, "'\(entity)' has no column '\(name)'", at: span).suggesting(
        name, from: candidates)
    case .compositeKey(let span, let entity):
      return Finding(
        .typeMismatch, "the key of '\(entity)' has several columns and is no single value", at: span
      )
      .helping("name one of its columns, or count rows with count()")
    case .unknownFunction(let name, let span):
      return Finding(.unknownFunction, "unknown function '\(name)'", at: span)
        .suggesting(name, from: Function.all.map(\.name)).noting("`datum functions` lists all of them")
    case .wrongArguments(let span, let function, let signature):
      return Finding(.wrongArguments, "\(function)() is called with other arguments than it takes", at: span)
        .noting(signature)
    case .literalDecimals(let span, let text, let code, let decimals, let minor):
      return Finding(
        .literalDecimals,
        "\(text) \(code) has \(decimals) decimal\(decimals == 1 ? "" : "s"); \(code) has \(minor)", at: span
      ).helping(minor == 0 ? "write a whole number of \(code)" : "write it with at most \(minor) decimals")
    case .unknownCurrency(let code, let span, let codes):
      let finding = Finding(
        .unknownCurrency, "unknown currency \(code): not in the currency domain of this project", at: span)
      return codes.count <= 12
        ? finding.noting("its currencies are \(codes.joined(separator: ", "))")
        : finding.suggesting(code, from: codes)
    case .notACode(let code, let span):
      return Finding(.unknownCurrency, "'\(code)' is no currency code of ISO 4217", at: span)
        .suggesting(code, from: ISO4217.codes)
    case .currencyColumn(let name, let span, let found):
      return Finding(.badColumnType, "the currency of this amount, '\(name)', is \(found)", at: span)
        .helping("name a column of type currency, or an ISO 4217 code")
    case .mixesCurrencies(let span, let aggregate, let column, let currencyColumn, let dimension):
      let group =
        dimension.map { "group by \($0)" } ?? "declare '\(currencyColumn)' as a dimension and group by it"
      return Finding(
        .mixesCurrencies,
        "\(aggregate)(\(column)) mixes currencies: \(column) takes its currency from \(currencyColumn)",
        at: span
      ).helping("ask for one currency (in: EUR), \(group), or filter it to one value")
    case .sumOfPrice(let span, let column):
      return Finding(.kindsDiffer, "cannot sum \(column) (price): a price is of one unit", at: span)
        .helping("multiply it by a quantity first: sum(price * quantity); or take avg, min or max")
    case .distinctMoney(let span, let column, let currencyColumn):
      return Finding(
        .distinctMoney,
        "count distinct of \(column) compares money<row \(currencyColumn)> across currencies: 100 JPY and 100 USD would count once",
        at: span
      ).helping("count distinct of an identifier")
    case .unknownRateSet(let name, let span, let candidates):
      return Finding(.unknownName, "unknown rate set '\(name)'", at: span).suggesting(name, from: candidates)
    case .noRates(let span, let from, let to):
      return Finding(
        .noConversionPath, "no conversion path from \(from) to \(to): no rates are declared", at: span
      )
      .helping("declare a rate set under 'rates:' and 'conversion: {flow: transaction_date using …}'")
    case .codeExists(let code, let span):
      return Finding(.duplicateName, "the currency '\(code)' is defined twice", at: span)
        .noting("ISO 4217 has it, or an entry above").helping("remove this entry")
    case .bookedWithRateSet(let span, let policy):
      return Finding(.unknownName, "\(policy) reads no rate set: its rates stand on the rows", at: span)
        .helping("write \(policy) alone")
    case .policyWithoutRateSet(let span, let policy, let rateSets):
      let finding = Finding(.unknownName, "'\(policy)' names no rate set, and several would do", at: span)
      return rateSets.isEmpty
        ? Finding(.noConversionPath, "'\(policy)' needs rates, and none are declared", at: span)
          .helping("declare a rate set under 'rates:'")
        : finding.helping("write \(policy) using \(rateSets[0])")
    case .rateSetDoesNotFit(let span, let policy, let rateSet, let shape, let isPlan, let fitting):
      let finding = Finding(
        .unknownName, "the rate set '\(rateSet)' of shape '\(shape)' has no rates for \(policy)", at: span
      )
      .noting(
        isPlan
          ? "plan takes one rate for a currency and a period: shape 'period'"
          : "a set of shape 'period' has no days; only plan reads it")
      return finding.helping(
        fitting.isEmpty
          ? "declare a rate set \(isPlan ? "of shape 'period'" : "with a rate for each day")"
          : "write \(policy) using \(fitting[0])")
    case .policyNotLegal(let span, let policy, let subject, let reason, let legal):
      return Finding(.policyNotLegal, "\(policy) is not legal for \(subject): \(reason)", at: span)
        .helping("use \(legal)")
    case .balanceOverTime(let span, let column, let entity):
      return Finding(
        .balanceOverTime, "cannot sum \(column) over date: it is a balance, not a flow", at: span
      )
      .noting("balances of two days are the same money seen twice")
      .helping(
        "take closing(…) for what stands at the end of a period, avg, min or max, or group by the day of '\(entity)'"
      )
    case .lockedPolicy(let span, let metric, let policy, let asked):
      return Finding(
        .lockedPolicy,
        "metric '\(metric)' locks its conversion policy to \(policy); this question asks for \(asked)",
        at: span
      ).helping("leave the policy out, or ask for a metric that allows it")
    case .mixedPolicies(let span, let metric, let left, let leftPolicy, let right, let rightPolicy):
      return Finding(
        .mixedPolicies, "'\(metric)' divides \(left) at \(leftPolicy) by \(right) at \(rightPolicy)", at: span
      )
      .noting("both are flows, so a difference of the policies would show up as performance")
      .helping("use one policy for both, or declare mixed_policy: true on the metric")
    case .kindsDiffer(
      let span, let verb, let left, let leftKind, let right, let rightKind, let reason, let help):
      return Finding(
        .kindsDiffer, "cannot \(verb) \(left.text) (\(leftKind)) and \(right.text) (\(rightKind)): \(reason)",
        at: span
      )
      .labelled(leftKind, at: left.span).labelled(rightKind, at: right.span).helping(help)
    case .openParameter(let name, let span):
      return Finding(.parameter, "'$\(name)' stands for no value here", at: span)
        .noting(
          "parameters are of saved questions, which declare them; a list of values stands in 'in ($\(name))'")
    case .nullCharacter(let span):
      return Finding(.unknownCharacter, "a text cannot hold the character NUL (U+0000)", at: span)
        .noting("for most databases a statement ends there").helping("leave it out")
    case .unknownZone(let name, let span):
      return Finding(.unknownZone, "'\(name)' is not the name of a time zone", at: span)
        .helping("write a name of the time zone database, as in Europe/Berlin or UTC")
    case .unknownPerson(let name, let span, let candidates):
      return Finding(.unknownPerson, "unknown person or team '\(name)'", at: span).suggesting(
        name, from: candidates)
    case .noTime(let span, let what, let entity):
      return Finding(.noTime, "\(what) needs a time, and '\(entity)' declares none", at: span)
        .helping("add to entity '\(entity)': time: the column that says when it happened")
    case .notATime(let span, let name, let type):
      return Finding(
        .notATime, "'\(name)' is \(type), only a date or a timestamp has grains and parts", at: span)
    case .noFiscalYear(let span, let grain):
      return Finding(.notATime, "the project declares no fiscal year, so '\(grain)' begins nowhere", at: span)
        .helping("say it in datum.yaml: fiscal_year: {starts: april, named_by: end}")
    case .noRetailYear(let span, let grain):
      return Finding(
        .notATime, "the project declares no year of whole weeks, so '\(grain)' begins nowhere", at: span
      ).helping(
        "say it in datum.yaml: retail_year: {starts: february, begins: nearest, weeks: 4-5-4, named_by: start}"
      )
    case .unknownGrain(let name, let span):
      return Finding(.notATime, "'\(name)' is no grain or part of a time", at: span)
        .suggesting(name, from: timeWords).noting("grains and parts are \(timeWords.joined(separator: ", "))")
    case .notPossibleYet(let span, let what, let help):
      return Finding(.notInThisRelease, "\(what) is not part of this release", at: span).helping(help)
    }
  }
}

extension ModelProblem.Operand {
  /// `USD` of `money<USD>`.
  var currencyCode: String {
    guard let open = text.firstIndex(of: "<"), let close = text.firstIndex(of: ">") else { return "EUR" }
    return String(text[text.index(after: open)..<close])
  }
}
