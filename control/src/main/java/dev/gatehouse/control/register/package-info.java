/// Who is known, who may do what, who is not to be believed any more: what the office alone keeps and changes by verbs.
/// [Register] is the state, [Store] its file. Who decides by it is the gate, in `checks`. Open [Register] first.
package dev.gatehouse.control.register;
