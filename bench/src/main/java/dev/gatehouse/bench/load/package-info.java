/// The clients: connections that are kept busy and believe no answer that they have not compared. Open [Load] first.
package dev.gatehouse.bench.load;
