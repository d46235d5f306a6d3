/// What must be written before anything listens beyond loopback. Open [Exposure].
package dev.gatehouse.control.exposure;
