/// The verb that attacks a target with the catalogue of the room `attack`. It needs no house and no home.
package dev.gatehouse.cli.attack;
