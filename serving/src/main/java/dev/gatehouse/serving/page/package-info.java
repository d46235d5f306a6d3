/// The page that a browser gets where a program was expected.
///
/// Open first: [RoutePage].
package dev.gatehouse.serving.page;
