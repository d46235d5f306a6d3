/// Files that are nobody else's business: replaced whole or not at all, mode 0600, never through a link.
/// Open [PrivateFile].
package dev.gatehouse.control.files;
