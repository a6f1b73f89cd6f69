import Testing
import Values

@Suite struct ValueTests {
  @Test(arguments: [
    ("12.50", "12.50"), ("-0.05", "-0.05"), ("1e3", "1000"), ("1.5e-2", "0.015"), ("+7", "7"), ("0012", "12"),
    ("99999999999999999999999999999999999", "99999999999999999999999999999999999"),
  ]) func `a decimal keeps every digit`(_ text: String, _ printed: String) throws {
    #expect("\(try #require(Decimal(text)))" == printed)
  }

  @Test(arguments: ["", ".", "1.2.3", "1,5", "0x10", "١", "--1", "1e", "12a"])
  func `what is no number is none`(_ text: String) { #expect(Decimal(text) == nil) }

  @Test(arguments: [
    ("10.005", "10.01"), ("-10.005", "-10.01"), ("10.0049999", "10.00"), ("0.5", "0.50"), ("2.675", "2.68"),
  ])
  func `rounding goes half away from zero`(_ text: String, _ rounded: String) throws {
    #expect("\(try #require(Decimal(text)).rescaled(to: 2))" == rounded)
  }

  @Test func `every day of ten thousand years comes back`() throws {
    var day = try #require(Day(year: 1, month: 1, day: 1))
    let last = try #require(Day(year: 9999, month: 12, day: 31))
    var count = 0
    while day < last {
      let (year, month, number) = day.components
      if Day(year: year, month: month, day: number) != day {
        Issue.record("\(day)")
        return
      }
      day = day.adding(days: 97)
      count += 1
    }
    #expect(count == 37_651)
  }

  @Test func `months are clamped to the end of a shorter month`() {
    #expect("\(Day("2024-01-31")!.adding(months: 1))" == "2024-02-29")
    #expect("\(Day("2023-01-31")!.adding(months: 1))" == "2023-02-28")
    #expect("\(Day("2024-03-31")!.adding(months: -1))" == "2024-02-29")
    #expect("\(Day("2024-02-29")!.adding(months: 12))" == "2025-02-28")
  }

  @Test func `weekdays are those of the calendar`() {
    #expect(Day("2024-02-29")!.isoWeekday == 4)
    #expect(Day("1970-01-01")!.isoWeekday == 4)
    #expect(Day("1969-12-28")!.isoWeekday == 7)
  }

  @Test(arguments: ["2023-02-29", "2024-13-01", "24-01-01", "2024-1-1", "2024-01-01 "])
  func `there is no such day`(_ text: String) { #expect(Day(text) == nil) }

  @Test func `times are read with a blank or a T, with seconds or without`() {
    #expect(Instant("2024-02-29T10:00")?.description == "2024-02-29 10:00:00")
    #expect(Instant("2024-02-29 23:59:59.999")?.description == "2024-02-29 23:59:59")
    #expect(Instant("2024-02-29 24:00:00") == nil)
  }

  @Test(arguments: [
    ("2024-03-31", 4, true, "2023-04-01 FY2024", "2024-01-01 FY2024-Q4"),
    ("2024-04-01", 4, true, "2024-04-01 FY2025", "2024-04-01 FY2025-Q1"),
    ("2024-04-01", 4, false, "2024-04-01 FY2024", "2024-04-01 FY2024-Q1"),
    ("2024-02-29", 2, true, "2024-02-01 FY2025", "2024-02-01 FY2025-Q1"),
    ("2024-01-31", 2, true, "2023-02-01 FY2024", "2023-11-01 FY2024-Q4"),
    ("2024-12-31", 12, false, "2024-12-01 FY2024", "2024-12-01 FY2024-Q1"),
    ("2024-11-30", 12, true, "2023-12-01 FY2024", "2024-09-01 FY2024-Q4"),
    ("2024-07-15", 1, true, "2024-01-01 FY2024", "2024-07-01 FY2024-Q3"),
  ]) func `a fiscal year begins with its month`(
    _ day: String, _ month: Int, _ isNamedByEnd: Bool, _ year: String, _ quarter: String
  ) throws {
    var calendar = BusinessCalendar()
    calendar.fiscalYear = .init(firstMonth: month, isNamedByEnd: isNamedByEnd)
    let day = try #require(Day(day))
    let shown = { (grain: Grain) in
      let start = day.start(of: grain, calendar: calendar)
      return "\(start) \(start.name(of: grain, in: calendar))"
    }
    #expect(shown(.fiscalYear) == year)
    #expect(shown(.fiscalQuarter) == quarter)
  }

  /// The 4-5-4 calendar of the National Retail Federation, and the fiscal years of a company whose years end with the last
  /// Saturday of September, as both publish them.
  @Test(arguments: [
    ("2023-01-28", 2, RetailYear.Beginning.nearest, "2022-01-30 RY2022", "2023-01-01 RY2022-P12"),
    ("2023-01-29", 2, .nearest, "2023-01-29 RY2023", "2023-01-29 RY2023-P01"),
    ("2024-02-03", 2, .nearest, "2023-01-29 RY2023", "2023-12-31 RY2023-P12"),
    ("2024-02-04", 2, .nearest, "2024-02-04 RY2024", "2024-02-04 RY2024-P01"),
    ("2024-03-10", 2, .nearest, "2024-02-04 RY2024", "2024-03-03 RY2024-P02"),
    ("2025-02-02", 2, .nearest, "2025-02-02 RY2025", "2025-02-02 RY2025-P01"),
    ("2018-02-03", 2, .nearest, "2017-01-29 RY2017", "2017-12-31 RY2017-P12"),
    ("2022-09-25", 10, .last, "2022-09-25 RY2022", "2022-09-25 RY2022-P01"),
    ("2023-09-30", 10, .last, "2022-09-25 RY2022", "2023-08-27 RY2022-P12"),
    ("2023-10-01", 10, .last, "2023-10-01 RY2023", "2023-10-01 RY2023-P01"),
    ("2024-09-29", 10, .last, "2024-09-29 RY2024", "2024-09-29 RY2024-P01"),
    ("2024-10-05", 10, .first, "2023-10-01 RY2023", "2024-09-01 RY2023-P12"),
    ("2024-10-06", 10, .first, "2024-10-06 RY2024", "2024-10-06 RY2024-P01"),
  ]) func `a year of whole weeks begins with the week that its rule names`(
    _ day: String, _ month: Int, _ beginning: RetailYear.Beginning, _ year: String, _ period: String
  ) throws {
    var calendar = BusinessCalendar()
    calendar.weekStart = .sunday
    calendar.retailYear = .init(
      firstMonth: month, beginning: beginning, pattern: .fourFiveFour, isNamedByEnd: false)
    let day = try #require(Day(day))
    let shown = { (grain: Grain) in
      let start = day.start(of: grain, calendar: calendar)
      return "\(start) \(start.name(of: grain, in: calendar))"
    }
    #expect(shown(.retailYear) == year)
    #expect(shown(.retailMonth) == period)
  }
}
