/// A function of the expression language; the list is what `datum functions` prints.
package struct Function: Sendable {
  package enum Kind: Sendable { case row, aggregate, window, stock, funnel }

  package let name: String
  package let kind: Kind
  package let signature: String
  package let meaning: String
  package let example: String

  package static func named(_ name: String) -> Function? { all.first { $0.name == name } }

  package static let all: [Function] = [
    .init(
      name: "sum", kind: .aggregate, signature: "sum(number [where condition]) -> number",
      meaning:
        "The total; zero where there are no rows. Amounts of several currencies are converted row by row first.",
      example: "sum(subtotal where status != 'cancelled')"),
    .init(
      name: "avg", kind: .aggregate, signature: "avg(number [where condition]) -> number",
      meaning: "The total over the number of rows that have a value; an amount stays exact.",
      example: "avg(quantity)"),
    .init(
      name: "min", kind: .aggregate, signature: "min(value [where condition]) -> value",
      meaning: "The smallest value of a number, text, date or time.", example: "min(placed_at)"),
    .init(
      name: "max", kind: .aggregate, signature: "max(value [where condition]) -> value",
      meaning: "The largest value of a number, text, date or time.", example: "max(subtotal)"),
    .init(
      name: "count", kind: .aggregate, signature: "count([distinct] [value] [where condition]) -> integer",
      meaning:
        "Rows; with a value, rows that have one; with distinct, different values. Null is never counted.",
      example: "count(distinct retailer)"),
    .init(
      name: "stddev", kind: .aggregate, signature: "stddev(number [where condition]) -> float",
      meaning: "The standard deviation of a sample; null for fewer than two rows.",
      example: "stddev(quantity)"),
    .init(
      name: "variance", kind: .aggregate, signature: "variance(number [where condition]) -> float",
      meaning: "The variance of a sample; null for fewer than two rows.", example: "variance(quantity)"),
    .init(
      name: "median", kind: .aggregate, signature: "median(number [where condition]) -> float",
      meaning: "The value in the middle; between two of them their mean.", example: "median(quantity)"),
    .init(
      name: "percentile", kind: .aggregate, signature: "percentile(number, share [where condition]) -> float",
      meaning:
        "The value that the share of all values lies below, interpolated; the share is written out, from 0 to 1.",
      example: "percentile(quantity, 0.9)"),
    .init(
      name: "count_approx", kind: .aggregate,
      signature: "count_approx(distinct value [where condition]) -> integer",
      meaning:
        "Different values, as exactly as the database makes it: some warehouses estimate, others count.",
      example: "count_approx(distinct retailer)"),
    .init(
      name: "min_by", kind: .aggregate, signature: "min_by(value, by [where condition]) -> value",
      meaning:
        "The value of the row in which 'by' is smallest; of several such rows the smallest. Rows that lack one of both do not count.",
      example: "min_by(channel, placed_at)"),
    .init(
      name: "max_by", kind: .aggregate, signature: "max_by(value, by [where condition]) -> value",
      meaning: "The value of the row in which 'by' is largest; of several such rows the smallest.",
      example: "max_by(status, placed_at)"),
    .init(
      name: "string_agg", kind: .aggregate,
      signature: "string_agg([distinct] text, 'separator' [where condition]) -> text",
      meaning: "The texts in their order, one behind the other; with distinct each once.",
      example: "string_agg(distinct channel, ', ')"),
    .init(
      name: "any", kind: .aggregate, signature: "any(boolean [where condition]) -> boolean",
      meaning: "Whether it holds for at least one row; null where there are no rows.",
      example: "any(returned)"),
    .init(
      name: "all", kind: .aggregate, signature: "all(boolean [where condition]) -> boolean",
      meaning: "Whether it holds for every row that has a value; null where there are none.",
      example: "all(returned)"),
    .init(
      name: "exists", kind: .aggregate, signature: "exists(entity [where condition]) -> boolean",
      meaning: "Whether a row of that entity belongs to this one; a value of a row.",
      example: "exists(order where status = 'cancelled')"),
    .init(
      name: "prior", kind: .window, signature: "prior(metric, interval) -> metric",
      meaning:
        "The metric of the period that lies so much earlier, whatever the question's range of time is.",
      example: "prior(gmv, 1 year)"),
    .init(
      name: "trailing", kind: .window, signature: "trailing(metric, interval) -> metric",
      meaning: "The metric over so much time up to the end of the period.", example: "trailing(gmv, 28 days)"),
    .init(
      name: "to_date", kind: .window, signature: "to_date(metric, grain) -> metric",
      meaning: "The metric from the start of the month, quarter, … up to the end of the period.",
      example: "to_date(gmv, month)"),
    .init(
      name: "running", kind: .window, signature: "running(metric) -> metric",
      meaning: "The metric over all time up to the end of the period.", example: "running(gmv)"),
    .init(
      name: "total", kind: .window, signature: "total(metric [by dimension, …]) -> metric",
      meaning:
        "The metric of all groups of the answer together; with 'by', of all that share those dimensions.",
      example: "gmv / total(gmv by brand.country)"),
    .init(
      name: "rank", kind: .window, signature: "rank(metric [by dimension, …]) -> integer",
      meaning:
        "The place among all groups of the answer, 1 for the largest; with 'by', among those that share these dimensions. Equal values share a place.",
      example: "rank(gmv by month)"),
    .init(
      name: "closing", kind: .stock, signature: "closing(metric [per key, …]) -> metric",
      meaning:
        "Of a stock: the metric of the last moment of the period that has rows; with 'per', of the last moment of each key.",
      example: "closing(sum(balance) per account)"),
    .init(
      name: "opening", kind: .stock, signature: "opening(metric [per key, …]) -> metric",
      meaning: "What the period before closed with.", example: "opening(sum(balance))"),
    .init(
      name: "movement", kind: .stock, signature: "movement(metric [per key, …]) -> metric",
      meaning: "What it closes with less what it opened with; of balances a flow.",
      example: "movement(sum(balance))"),
    .init(
      name: "funnel_count", kind: .funnel,
      signature:
        "funnel_count(step, step, …, by: key [, within: interval] [, attribution: first | last]) -> integer",
      meaning:
        "How many rows of the first step are followed by all the others, in their order, with the same keys.",
      example: "funnel_count(visits, orders, by: retailer, within: 7 days)"),
    .init(
      name: "funnel_rate", kind: .funnel,
      signature:
        "funnel_rate(step, step, …, by: key [, within: interval] [, attribution: first | last]) -> float",
      meaning: "The same as a share of all rows of the first step.",
      example: "funnel_rate(visits, orders, by: retailer, within: 7 days, attribution: last)"),
    .init(
      name: "funnel_hours", kind: .funnel,
      signature:
        "funnel_hours(step, step, …, by: key [, within: interval] [, attribution: first | last]) -> float",
      meaning: "The mean time from the first step to the last, in hours, of rows that got there.",
      example: "funnel_hours(visits, orders, by: retailer, within: 7 days)"),
    .init(
      name: "coalesce", kind: .row, signature: "coalesce(value, value, …) -> value",
      meaning: "The first that is not null.", example: "coalesce(channel, 'unknown')"),
    .init(
      name: "nullif", kind: .row, signature: "nullif(value, value) -> value",
      meaning: "Null where both are equal, else the first.", example: "nullif(channel, '')"),
    .init(
      name: "abs", kind: .row, signature: "abs(number) -> number", meaning: "Without the sign.",
      example: "abs(quantity)"),
    .init(
      name: "round", kind: .row, signature: "round(number, digits) -> number",
      meaning: "Half away from zero; digits are a number from 0 to 12.", example: "round(weight, 1)"),
    .init(
      name: "floor", kind: .row, signature: "floor(number) -> integer",
      meaning: "The next whole number below.",
      example: "floor(weight)"),
    .init(
      name: "ceil", kind: .row, signature: "ceil(number) -> integer", meaning: "The next whole number above.",
      example: "ceil(weight)"),
    .init(
      name: "lower", kind: .row, signature: "lower(text) -> text", meaning: "In small letters.",
      example: "lower(name)"),
    .init(
      name: "upper", kind: .row, signature: "upper(text) -> text", meaning: "In capital letters.",
      example: "upper(name)"),
    .init(
      name: "trim", kind: .row, signature: "trim(text) -> text", meaning: "Without blanks at both ends.",
      example: "trim(name)"),
    .init(
      name: "length", kind: .row, signature: "length(text) -> integer", meaning: "Characters.",
      example: "length(name)"),
    .init(
      name: "substring", kind: .row, signature: "substring(text, start, length) -> text",
      meaning: "A part; the first character is 1. Start and length are written out.",
      example: "substring(name, 1, 3)"),
    .init(
      name: "greatest", kind: .row, signature: "greatest(value, value, …) -> value",
      meaning: "The largest; null where one is null.", example: "greatest(quantity, 1)"),
    .init(
      name: "least", kind: .row, signature: "least(value, value, …) -> value",
      meaning: "The smallest; null where one is null.", example: "least(quantity, 100)"),
    .init(
      name: "days_between", kind: .row, signature: "days_between(from, to) -> integer",
      meaning: "Calendar days from the first date to the second; times of day do not count.",
      example: "days_between(placed_at, shipped_at)"),
    .init(
      name: "seconds_between", kind: .row, signature: "seconds_between(from, to) -> integer",
      meaning: "Seconds from the first moment to the second, as they pass, whatever clocks are set to.",
      example: "seconds_between(placed_at, shipped_at)"),
    .init(
      name: "convert", kind: .row, signature: "convert(amount, currency) -> amount",
      meaning: "The amount of a row in another currency, at the policy of its kind; not rounded.",
      example: "convert(subtotal, USD)"),
    .init(
      name: "age", kind: .row, signature: "age(time, since, grain) -> integer",
      meaning:
        "Days, weeks, months, quarters or years from the period of the second time to that of the first.",
      example: "age(placed_at, retailer.first_order, month)"),
    .init(
      name: "date", kind: .row, signature: "date(timestamp) -> date", meaning: "The day of a time.",
      example: "date(placed_at)"),
    .init(
      name: "year", kind: .row, signature: "year(time) -> integer", meaning: "The year.",
      example: "year(placed_at)"),
    .init(
      name: "month", kind: .row, signature: "month(time) -> integer",
      meaning: "The month of the year, 1 to 12.",
      example: "month(placed_at)"),
    .init(
      name: "day", kind: .row, signature: "day(time) -> integer", meaning: "The day of the month, 1 to 31.",
      example: "day(placed_at)"),
  ]
}
