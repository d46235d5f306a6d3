/// Text to a tree of nodes with line numbers, from YAML and from JSON, strictly. Knows nothing about settings.
/// Open [Node] first.
package dev.gatehouse.control.document;
