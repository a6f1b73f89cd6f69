import Glibc

/// libpq, loaded when a Postgres connection is first opened: a program that never talks to Postgres neither needs it
/// nor waits for the two dozen libraries that it brings.
///
/// The signatures are those of `libpq-fe.h` of PostgreSQL 15.
struct PostgresLibrary: @unchecked Sendable {
  // Immutable pointers to functions of a library that is never unloaded.

  typealias Connection = OpaquePointer
  typealias Result = OpaquePointer

  let connect: @convention(c) (UnsafePointer<CChar>) -> Connection?
  let finish: @convention(c) (Connection) -> Void
  let status: @convention(c) (Connection) -> Int32
  let errorMessage: @convention(c) (Connection) -> UnsafePointer<CChar>
  let execute: @convention(c) (Connection, UnsafePointer<CChar>) -> Result?
  let sendQuery: @convention(c) (Connection, UnsafePointer<CChar>) -> Int32
  let setSingleRowMode: @convention(c) (Connection) -> Int32
  let getResult: @convention(c) (Connection) -> Result?
  let resultStatus: @convention(c) (Result) -> Int32
  let resultErrorField: @convention(c) (Result, Int32) -> UnsafePointer<CChar>?
  let resultErrorMessage: @convention(c) (Result) -> UnsafePointer<CChar>
  let rowCount: @convention(c) (Result) -> Int32
  let isNull: @convention(c) (Result, Int32, Int32) -> Int32
  let value: @convention(c) (Result, Int32, Int32) -> UnsafePointer<CChar>
  let valueLength: @convention(c) (Result, Int32, Int32) -> Int32
  let clear: @convention(c) (Result) -> Void
  let getCancel: @convention(c) (Connection) -> OpaquePointer?
  let cancel: @convention(c) (OpaquePointer, UnsafeMutablePointer<CChar>, Int32) -> Int32
  let freeCancel: @convention(c) (OpaquePointer) -> Void
  let putCopyData: @convention(c) (Connection, UnsafePointer<CChar>, Int32) -> Int32
  let putCopyEnd: @convention(c) (Connection, UnsafePointer<CChar>?) -> Int32

  /// `CONNECTION_OK`
  static let connectionOK: Int32 = 0
  /// `PGRES_COMMAND_OK`, `PGRES_TUPLES_OK`, `PGRES_COPY_IN`, `PGRES_SINGLE_TUPLE`
  static let commandOK: Int32 = 1
  static let tuplesOK: Int32 = 2
  static let copyIn: Int32 = 4
  static let singleTuple: Int32 = 9
  /// `PG_DIAG_SQLSTATE`
  static let sqlState = Int32(UInt8(ascii: "C"))

  static let shared: PostgresLibrary? = PostgresLibrary()

  private init?() {
    guard
      let library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL) ?? dlopen("libpq.so", RTLD_NOW | RTLD_LOCAL)
    else {
      return nil
    }
    func symbol<Signature>(_ name: String, as type: Signature.Type) -> Signature? {
      dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
    guard
      let connect = symbol("PQconnectdb", as: (@convention(c) (UnsafePointer<CChar>) -> Connection?).self),
      let finish = symbol("PQfinish", as: (@convention(c) (Connection) -> Void).self),
      let status = symbol("PQstatus", as: (@convention(c) (Connection) -> Int32).self),
      let errorMessage = symbol(
        "PQerrorMessage", as: (@convention(c) (Connection) -> UnsafePointer<CChar>).self),
      let execute = symbol("PQexec", as: (@convention(c) (Connection, UnsafePointer<CChar>) -> Result?).self),
      let sendQuery = symbol(
        "PQsendQuery", as: (@convention(c) (Connection, UnsafePointer<CChar>) -> Int32).self),
      let setSingleRowMode = symbol("PQsetSingleRowMode", as: (@convention(c) (Connection) -> Int32).self),
      let getResult = symbol("PQgetResult", as: (@convention(c) (Connection) -> Result?).self),
      let resultStatus = symbol("PQresultStatus", as: (@convention(c) (Result) -> Int32).self),
      let resultErrorField = symbol(
        "PQresultErrorField", as: (@convention(c) (Result, Int32) -> UnsafePointer<CChar>?).self),
      let resultErrorMessage = symbol(
        "PQresultErrorMessage", as: (@convention(c) (Result) -> UnsafePointer<CChar>).self),
      let rowCount = symbol("PQntuples", as: (@convention(c) (Result) -> Int32).self),
      let isNull = symbol("PQgetisnull", as: (@convention(c) (Result, Int32, Int32) -> Int32).self),
      let value = symbol(
        "PQgetvalue", as: (@convention(c) (Result, Int32, Int32) -> UnsafePointer<CChar>).self),
      let valueLength = symbol("PQgetlength", as: (@convention(c) (Result, Int32, Int32) -> Int32).self),
      let clear = symbol("PQclear", as: (@convention(c) (Result) -> Void).self),
      let getCancel = symbol("PQgetCancel", as: (@convention(c) (Connection) -> OpaquePointer?).self),
      let cancel = symbol(
        "PQcancel", as: (@convention(c) (OpaquePointer, UnsafeMutablePointer<CChar>, Int32) -> Int32).self),
      let freeCancel = symbol("PQfreeCancel", as: (@convention(c) (OpaquePointer) -> Void).self),
      let putCopyData = symbol(
        "PQputCopyData", as: (@convention(c) (Connection, UnsafePointer<CChar>, Int32) -> Int32).self),
      let putCopyEnd = symbol(
        "PQputCopyEnd", as: (@convention(c) (Connection, UnsafePointer<CChar>?) -> Int32).self)
    else { return nil }
    self.connect = connect
    self.finish = finish
    self.status = status
    self.errorMessage = errorMessage
    self.execute = execute
    self.sendQuery = sendQuery
    self.setSingleRowMode = setSingleRowMode
    self.getResult = getResult
    self.resultStatus = resultStatus
    self.resultErrorField = resultErrorField
    self.resultErrorMessage = resultErrorMessage
    self.rowCount = rowCount
    self.isNull = isNull
    self.value = value
    self.valueLength = valueLength
    self.clear = clear
    self.getCancel = getCancel
    self.cancel = cancel
    self.freeCancel = freeCancel
    self.putCopyData = putCopyData
    self.putCopyEnd = putCopyEnd
  }
}
