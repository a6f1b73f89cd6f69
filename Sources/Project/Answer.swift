package import Compiler
import Definitions
package import Engines
import Model
import Planning

extension CompiledQuery {
  /// What the statement's columns hold, in order.
  package var resultColumns: [ResultColumn] {
    columns.map { column in
      ResultColumn(name: column.column.name, type: cellType(of: column), isComputed: isComputed(column))
    }
  }

  private func isComputed(_ column: CompiledQuery.Column) -> Bool {
    switch column.column.role {
    case .metric:
      query.metrics.first { $0.name == column.column.name }?.formula.hasArithmetic ?? false
    case .dimension:
      query.dimensions.firstIndex { $0.name == column.column.name }.map { index in
        query.bases.contains { $0.groups[index].hasArithmetic }
      } ?? false
    case .totalLevel, .unconvertedRows, .amountRows, .rateAge: false
    }
  }

  private func cellType(of column: CompiledQuery.Column) -> CellType {
    switch column.column.type {
    case .boolean: .boolean
    case .integer: .integer
    case .decimal(let scale): .decimal(scale: scale, isScaled: column.storedScale != nil)
    case .float: .float
    case .date: .date
    case .timestamp: .timestamp
    case .text, .currency, .interval, .null, .unknown: .text
    }
  }

  /// The columns that people asked for. Counts of unconverted rows are among them where such rows are no error.
  package var askedColumns: [Int] {
    columns.indices.filter { index in
      switch columns[index].column.role {
      case .dimension, .metric, .totalLevel: true
      case .unconvertedRows(let name):
        query.missing != .error && query.metrics.contains { $0.name == name }
      case .amountRows, .rateAge: false
      }
    }
  }
}
