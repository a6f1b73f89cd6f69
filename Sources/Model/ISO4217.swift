package import Values

/// The currency codes of ISO 4217 as of 2026-01-01, their minor units, and what became of codes that are gone.
package enum ISO4217 {
  package static func isCode(_ code: String) -> Bool { codeSet.contains(code) || retirement(of: code) != nil }

  /// A currency that is no longer valid, and what it became.
  package struct Retirement: Sendable {
    package let code: String
    /// The last day on which it has a rate of its own.
    package let validTo: Day
    package let successor: String
    /// So many units became one of the successor, by law.
    package let factor: Decimal
  }

  /// nil for a currency that is valid.
  package static func retirement(of code: String) -> Retirement? { retirements.first { $0.code == code } }

  /// Council Regulations (EC) 2866/98, 1478/2000, 1086/2006, 1134/2007, 1135/2007, 694/2008, 671/2010,
  /// 870/2013, 851/2014, 2022/1208 and 2025/1409 for the euro; amendments of ISO 4217 for the others.
  private static let retirements: [Retirement] = """
    ATS 1998-12-31 EUR 13.7603, BEF 1998-12-31 EUR 40.3399, DEM 1998-12-31 EUR 1.95583, ESP 1998-12-31 EUR 166.386,
    FIM 1998-12-31 EUR 5.94573, FRF 1998-12-31 EUR 6.55957, IEP 1998-12-31 EUR 0.787564,
    ITL 1998-12-31 EUR 1936.27, LUF 1998-12-31 EUR 40.3399, NLG 1998-12-31 EUR 2.20371,
    PTE 1998-12-31 EUR 200.482, GRD 2000-12-31 EUR 340.750, SIT 2006-12-31 EUR 239.640,
    CYP 2007-12-31 EUR 0.585274, MTL 2007-12-31 EUR 0.429300, SKK 2008-12-31 EUR 30.1260,
    EEK 2010-12-31 EUR 15.6466, LVL 2013-12-31 EUR 0.702804, LTL 2014-12-31 EUR 3.45280,
    HRK 2022-12-31 EUR 7.53450, BGN 2025-12-31 EUR 1.95583, TRL 2004-12-31 TRY 1000000, ROL 2005-06-30 RON 10000,
    AZM 2005-12-31 AZN 5000, MZM 2006-06-30 MZN 1000, GHC 2007-06-30 GHS 10000, ZMK 2012-12-31 ZMW 1000,
    BYR 2016-06-30 BYN 10000, MRO 2017-12-31 MRU 10, STD 2017-12-31 STN 1000, VEF 2018-08-19 VES 100000,
    SLL 2022-06-30 SLE 1000, ANG 2025-03-30 XCG 1
    """.replacing("\n", with: " ").split(separator: ",").map { entry in
      let words = entry.split(separator: " ").map(String.init)
      guard words.count == 4, let day = Day(words[1]), let factor = Decimal(words[3]) else {
        preconditionFailure("the list of retired currencies has an entry '\(entry)'")
      }
      return Retirement(code: words[0], validTo: day, successor: words[2], factor: factor.trimmed(to: 0))
    }

  /// Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for TND.
  package static func minorUnits(_ code: String) -> Int {
    if withoutDecimals.contains(code) { return 0 }
    if withThree.contains(code) { return 3 }
    if withFour.contains(code) { return 4 }
    return 2
  }

  private static let withoutDecimals: Set<String> = words(
    "BIF BYR CLP DJF GNF ISK JPY KMF KRW PYG RWF TRL UGX UYI VND VUV XAF XOF XPF")
  private static let withThree: Set<String> = words("BHD IQD JOD KWD LYD OMR TND")
  private static let withFour: Set<String> = words("CLF UYW")

  /// All codes in alphabetical order.
  package static let codes: [String] = codeSet.sorted()

  private static let codeSet: Set<String> = words(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
    CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
    LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
    PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY
    TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
