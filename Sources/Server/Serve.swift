import Hummingbird
import HummingbirdCore
import JWTKit
import Mustache

package func serve() async throws {
}
