/// Speaking with a target over Streamable HTTP in both eras, as the one principal or the other, as wrongly as an attack wants it.
package dev.gatehouse.attack.conversation;
