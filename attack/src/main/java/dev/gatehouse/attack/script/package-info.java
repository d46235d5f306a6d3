/// The steps of an attack, the values that flow between them, and the signs by which their answers are judged.
package dev.gatehouse.attack.script;
