/// The folder that one running Gatehouse lives in: where everything lies and with which modes. Who owns what (a user per zone
/// when started as root) is set by the launcher. Open [Home].
package dev.gatehouse.control.home;
