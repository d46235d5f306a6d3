/// What a zone counts, and how it is shown: Prometheus text (exposition format 0.0.4), by hand.
package dev.gatehouse.watch;
