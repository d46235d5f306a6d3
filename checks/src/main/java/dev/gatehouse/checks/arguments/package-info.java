/// Are these arguments sane? So far: are they small enough. What each of them is, is asked by [dev.gatehouse.checks.arguments.meanings.Meaning].
package dev.gatehouse.checks.arguments;
