/// Attacks on the objects of others, as data, and the runner that tries them on any MCP server: two principals of two tenants, fresh objects
/// in every run, and for each attack its legitimate half, without which nothing is proven.
///
/// Open [Runner] first. `cases` (resources) has the attacks, one file each; `profile` says which tools of a target are which acts; `script`
/// has the steps that attacks are made of; `target` speaks with the target.
package dev.gatehouse.attack;
