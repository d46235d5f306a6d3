/// From the office's snapshot to what the gate's parts understand. The only place in the gate that knows how settings are written.
package dev.gatehouse.gateway.settings;
