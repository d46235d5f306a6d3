/// Are these arguments sane? So far: are they small enough.
package dev.gatehouse.checks.arguments;
